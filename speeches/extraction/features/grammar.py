"""The grammar of sentences: their clauses, how long they are, how they end, shapes of whole sentences."""

import re

import numpy as np

from speeches.extraction.features.clauses import Clauses
from speeches.extraction.features.form_search import HAN
from speeches.extraction.looks.letters import codes
from speeches.extraction.looks.lines import Lines
from speeches.extraction.looks.marks import Marks, one_of, row

# All are sought in lines: no set of characters here takes a line end. To skip ahead a search needs a pattern that
# begins with a character, or with choices that do; what stands before that is looked at from behind it.
BOTH_NOT = re.compile(r"不是.{0,20}(?:而是|是为了)")
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


OF_SHAPES = tuple(name for name, _ in SHAPES)
TOGETHER = ("act on object", "when and who", "when ahead")
CLAUSES = tuple(f"clauses:{number}" for number in range(8))
LENGTHS = tuple(f"length:{number}" for number in range(9))
ENDS = "。！？；："
ENDINGS = (*(f"ends:{mark}" for mark in ENDS), "ends:open")
NAMES = (*OF_SHAPES, *TOGETHER, *CLAUSES, *LENGTHS, *ENDINGS)


def shapes(lines: Lines, parts: Clauses, cues: Marks, forms: Marks, said: Marks) -> Marks:
    """Return features of the grammar of sentences; these are their clauses, cue words and forms, and what `yao` tells.

    That a letter is doubled (家家, 户户) is added to the forms.
    """
    count = len(lines.ends)
    own = np.array([row(count, lines.holding(pattern)) for _, pattern in SHAPES])
    forms.row("one by one")[doubled(lines)] = True
    when, lengths = forms.row("when"), lines.lengths
    together = (
        cues.row("cue:action") & cues.row("cue:object"),
        when & (said.row("yao") | said.row("who:first") | own[OF_SHAPES.index("by whom")]),
        when & ~forms.row("aspect") & ~cues.row("cue:past"),
    )
    numbers = np.bincount(parts.of, minlength=count)
    kinds = (
        one_of(np.minimum(numbers, len(CLAUSES) - 1), len(CLAUSES)),
        one_of(np.minimum(lengths // 12, len(LENGTHS) - 1), len(LENGTHS)),
        one_of(_endings(lines), len(ENDINGS)),
    )
    return Marks(NAMES, np.concatenate((own, together, *kinds)))


def doubled(lines: Lines) -> list[int]:
    """Return the numbers of the sentences in which a Chinese letter stands twice in a row (家家, 户户), as often."""
    letters = codes(lines.text)
    seconds = letters[1:]
    twice = (seconds == letters[:-1]) & (seconds >= ord(HAN[1])) & (seconds <= ord(HAN[3]))
    numbers: list[int] = lines.numbers(np.flatnonzero(twice)).tolist()
    return numbers


def _endings(lines: Lines) -> list[int]:
    """Return for each sentence by which of `ENDS` it ends, their number where by none, -1 where it is empty."""
    text, others = lines.text, len(ENDS)
    return [
        -1 if start + 1 == end else ENDS.find(text[end - 2]) % (others + 1)
        for start, end in zip(lines.starts, lines.ends, strict=True)
    ]
