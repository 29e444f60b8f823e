"""The grammar of sentences: clauses, where 要 stands, what the clauses begin with, shapes of whole sentences."""

import re
from bisect import bisect_right
from collections.abc import Sequence

import numpy as np

from speeches.extraction import mood
from speeches.extraction.features.clauses import UNITS, WHO, Clause
from speeches.extraction.features.form_search import HAN
from speeches.extraction.looks.letters import codes
from speeches.extraction.looks.lines import Lines

# All are sought in lines: no set of characters here takes a line end. To skip ahead a search needs a pattern that
# begins with a character, or with choices that do; what stands before that is looked at from behind it.
YAO = re.compile(mood.YAO)
BOTH_NOT = re.compile(r"不是.{0,20}(?:而是|是为了)")
SAYS_WHO = re.compile(rf"(?:由)?(?:[各每]|全[县市区省]|[县市区省州]|(?:.{{0,6}}(?:{UNITS})))")
BY = re.compile(r"由[^，。\n]{2,24}(?:牵头|负责|主办|组织|制定|配合|进行|约谈|追究)")
NUMBER = re.compile(r"\d")
IS_A = re.compile(r"是[^，。\n]{2,40}(?:的|保障|基础|关键|要求|需要|举措|根本|前提|基石|工程|责任|任务)")
AMOUNT = re.compile(
    r"[\d一二三四五六七八九十百千万两][\d.,余多]{0,30}"
    r"(?:[个名人户家所座条项次场期批份套处支台辆亩吨元%％天节遍轮张]|公里|亿元|小时)"
)
MUST = re.compile("得(?<=[也还都就可总必你们咱家户人再先]得)(?![到了知益以起出过分奖])")
WHOEVER = re.compile("谁[^，。；\n]{1,16}[，、]?谁(?![也都是有])")
BY_ONESELF = re.compile("自个儿?|自己(?:去|来|动手|清|接|掏|出|带|管|做|先)")
SHAPES = (
    ("must in talk", MUST),
    ("whoever", WHOEVER),
    ("by oneself", BY_ONESELF),
    ("amount", AMOUNT),
    ("not but", BOTH_NOT),
    ("by whom", BY),
    ("number", NUMBER),
    ("is a", IS_A),
)


def shapes(lines: Lines, clauses: Sequence[Sequence[Clause]], found: Sequence[set[str]]) -> None:
    """Add features of the grammar of sentences, whose clauses these are, to those of their words and forms."""
    for name, pattern in SHAPES:
        for index in lines.holding(pattern):
            found[index].add(name)
    for index in doubled(lines):
        found[index].add("one by one")
    _yao(lines, clauses, found)
    for own, start, end, among in zip(found, lines.starts, lines.ends, clauses, strict=True):
        if "cue:action" in own and "cue:object" in own:
            own.add("act on object")
        if "when" in own:
            if not own.isdisjoint(("yao", "who:first", "by whom")):
                own.add("when and who")
            if "aspect" not in own and "cue:past" not in own:
                own.add("when ahead")
        length = end - start - 1
        own.add(CLAUSES[min(len(among), 7)])
        own.add(LENGTHS[min(length // 12, 8)])
        if length:
            own.add(ENDS.get(lines.text[end - 2], "ends:open"))


CLAUSES = tuple(f"clauses:{number}" for number in range(8))
LENGTHS = tuple(f"length:{number}" for number in range(9))
ENDS = {mark: f"ends:{mark}" for mark in "。！？；："}


def doubled(lines: Lines) -> list[int]:
    """Return the numbers of the sentences in which a Chinese letter stands twice in a row (家家, 户户), as often."""
    letters = codes(lines.text)
    seconds = letters[1:]
    twice = (seconds == letters[:-1]) & (seconds >= ord(HAN[1])) & (seconds <= ord(HAN[3]))
    numbers: list[int] = np.searchsorted(lines.ends, np.flatnonzero(twice), "right").tolist()
    return numbers


def _yao(lines: Lines, clauses: Sequence[Sequence[Clause]], found: Sequence[set[str]]) -> None:
    """Add where the sentences say 要, and whether they open with who is told."""
    said: dict[int, list[int]] = {}
    for match in YAO.finditer(lines.text):
        index = bisect_right(lines.ends, match.start())
        said.setdefault(index, []).append(match.start() - lines.starts[index])
    for index, places in said.items():
        where = "yao:first" if places[0] == 0 else "yao:early" if places[0] < 14 else "yao:late"
        found[index].update(("yao", where))
        if len(places) > 1:
            found[index].add("yao:many")
    for index, among in enumerate(clauses):
        if among and among[0][2] & WHO and SAYS_WHO.match(lines.text, *among[0][:2]):
            found[index].add("who:first")
            if index in said and said[index][0] <= among[0][1] - among[0][0]:
                found[index].add("who:first yao")
