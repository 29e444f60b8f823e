"""Read the bracket behind a task that names a unit and a day without labels: （县应急局，6月底前）."""

import re
from collections.abc import Sequence

from speeches.extraction.names import phrases
from speeches.extraction.types import Actor, Deadline

AT_THE_END = re.compile(r"[（(【〔\[]([^（(【〔\[）)】〕\]：:]{4,60})[）)】〕\]][。；;]?$")
PIECE = re.compile(r"[^，,；;]+")
SHORTEST_ALONE = 4  # characters of a unit that stands there without a limit
OFFICES = ("局", "委", "办", "部", "处", "政府", "管委会", "委员会", "中心", "支队", "大队", "街道", "集团", "公司")
DONE = re.compile("(?:前)?(?:完成|办结|落实|到位|整改到位|建成|报送)?$")


def units(text: str, start: int, end: int, deadlines: Sequence[Deadline]) -> tuple[Actor, ...]:
    """Return the units of the bracket at the end of text[start:end], if it holds no more than them and a limit.

    Without a limit they must be offices by their full names: （县水利局、县财政局）.
    """
    bracket = AT_THE_END.search(text, start, end)
    if not bracket:
        return ()
    found: list[Actor] = []
    dated = False
    for piece in PIECE.finditer(text, *bracket.span(1)):
        if is_limit(text, *piece.span(), deadlines):
            dated = True
        elif names := whole(text, *piece.span()):
            found += names
        else:
            return ()
    if dated or all(len(unit.text) >= SHORTEST_ALONE and unit.text.endswith(OFFICES) for unit in found):
        return tuple(found)
    return ()


def is_limit(text: str, start: int, end: int, deadlines: Sequence[Deadline]) -> bool:
    """Tell whether text[start:end] says no more than a time limit, and perhaps 完成 behind it."""
    return any(one.start == start and DONE.match(text, one.end, end) for one in deadlines)


def whole(text: str, start: int, end: int) -> list[Actor]:
    """Return the units of text[start:end], none unless it is a list of them and no more."""
    names = phrases.group(text, start, end)
    if not names or names[0].start != start or names[-1].end != end:
        return []
    return [Actor(text[name.start : name.end], name.start, name.end) for name in names]
