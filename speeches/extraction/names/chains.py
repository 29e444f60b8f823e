"""Follow the heads of a name as far as they belong together: 县公安局 + 城关镇 + 派出所."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from speeches.extraction import lexicon
from speeches.extraction.looks.quick_look import tried
from speeches.extraction.names import words
from speeches.extraction.names.places import Looked

SHORTEST = 2  # characters of a name
WIDEST_GAP = 10  # between one head and the next inside a name
WIDEST_GAP_AFTER_ORGAN = 8
LONGEST_REST = 2  # characters of a word that only looks like a head, behind where the name ends
LONGEST_WORK = 3  # characters that say what a part of a unit does
NAMED_FOR_THEIR_WORK = frozenset({"办", "中心", "专班", "小组", "领导小组", "指挥部"})  # 整改办, 招标中心
PARTS_OF_A_UNIT = frozenset("局科股处站组办队") | {"中心", "小组", "专班", "分局", "大队", "支队", "办公室", "指挥部"}
CHIEF = re.compile("(?<=[部局厅处科所站院校队会镇县市区乡组室])长(?![期远效处短])")  # 组织部长
BRACKET = re.compile(r"[（(][\u4e00-\u9fff／]{1,5}[）)]")


class Phrase(NamedTuple):
    """A name in the text: its span, its last head and what that is: organ, place, person or whole."""

    start: int
    end: int
    head: str
    kind: str


def chain(looked: Looked, at: int, begin: int, end: int) -> Phrase | None:
    """Follow the heads between `begin` and `end` as far as they belong together; the name starts at `at`."""
    text = looked.text
    head = kind = ""  # of the name as far as it is followed, which ends at `last`
    last = begin
    whole: tuple[str, str, int] | None = None  # these before a place came behind an organ: 农技员到村
    for word, new, start, behind in _heads(looked, begin, end):
        after_organ = kind not in {"", "place"}
        if start - last > (WIDEST_GAP_AFTER_ORGAN if after_organ else WIDEST_GAP):
            break
        if after_organ and _begins_another(text[last:start], kind, word):
            break
        if new != "place":
            whole = None
        elif after_organ and start > last:
            whole = whole or (head, kind, last)
        head, kind, last = word, new, behind
        if new != "person" and text.startswith("长", behind) and (chief := CHIEF.match(text, behind, end)):
            head, kind, last = f"{word}长", "person", chief.end()
    if not head:
        return None
    head, kind, last = whole or (head, kind, last)
    if text.startswith(("（", "("), last):
        bracket = BRACKET.match(text, last, end)
        if bracket and words.heads()[0].match(text, last + 1, end):
            last = bracket.end()
    if text[at] == "“" and text.find("”", at, last) < 0:
        return None
    bare_place = kind == "place" and last - begin == 1
    return None if bare_place or last - at < SHORTEST else Phrase(at, last, head, kind)


def _heads(looked: Looked, begin: int, end: int) -> Iterator[tuple[str, str, int, int]]:
    """Yield the heads between two places: the word, its kind, and where it begins and ends.

    What only looks like a head is passed over, also where it goes on behind the end: 站在, 办到.
    """
    pattern, kinds = words.heads()
    limit = min(end + LONGEST_REST, len(looked.text))
    for match in tried(pattern, looked.parts, looked.text, begin, limit):
        start = match.start()
        if start >= end:
            return
        if kinds[match[0]] and match.end() > end:
            shorter = pattern.match(looked.text, start, end)
            if not shorter:
                continue
            match = shorter  # noqa: PLW2901 - the same head, as far as it may go
        if kind := kinds[match[0]]:
            yield match[0], kind, start, match.end()


def _begins_another(gap: str, kind: str, head: str) -> bool:
    """Tell whether a head, these words behind a complete name, is that of another: 县医院同县中医院, 县应急局老郑."""
    if head == words.ORGANISE or gap.startswith("同") or (kind == "organ" and head in words.FAMILIAR):
        return True
    return gap != "" and BRACKET.sub("", gap) != "" and not _may_join(gap, head)


def _may_join(gap: str, head: str) -> bool:
    """Tell whether a name goes on over these words after it has already reached a head."""
    if gap.startswith("等"):
        return False
    if head in PARTS_OF_A_UNIT and len(gap) <= LONGEST_WORK:
        return True  # 县政府办公室督查科
    return head in NAMED_FOR_THEIR_WORK or not lexicon.any_of("cues/action").search(gap)
