"""Join the lines of paragraphs that a program has broken at a fixed width (mail, old editors, copied from print)."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise

from speeches.intake.tracing import Change

_BLANKS = " \t\xa0\u3000"
_ENDS = "。！？；：”）》!?;:)"
_NARROWEST, _WIDEST = 12, 80
_LINES = 4  # fewer full lines may be chance
_SHARE = 0.5  # of the full lines must break a sentence, of the broken sentences stand in full lines
_SLACK = 4  # columns: a mark that may not open a line, a number that may not be cut
Measure = Callable[[str], int]
_OPENS = re.compile(
    r"[ \t\xa0\u3000]|[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十\d]{1,3}[)）]"
    r"|\d{1,2}[、.．](?!\d)|第[一二三四五六七八九十]+[章节条篇]"
)


def wrapped_lines(text: str) -> Iterator[Change]:
    """Join a line with the next one when it is as long as the text is wide and the next opens no paragraph.

    Only in a text most of whose unfinished lines are of one width: there a program has broken the lines.
    """
    lines = text.split("\n")
    found = [(*broken, measure) for measure in (_columns, _characters) if (broken := _width(lines, measure))]
    if not found:
        return
    _, width, measure = max(found, key=lambda one: one[0])
    at = 0
    for line, following in pairwise(lines):
        at += len(line) + 1
        if not following.strip(_BLANKS) or measure(line) < width - _SLACK or _OPENS.match(following):
            continue
        ended = line.rstrip(_BLANKS)[-1:] in "。！？!?"
        yield Change(at - 1, at, "", 0.6 if ended else 0.9)


def _columns(line: str) -> int:
    """Return how wide a line is in half-width columns."""
    line = line.rstrip(_BLANKS)
    return sum(2 if char >= "\u2000" else 1 for char in line)


def _characters(line: str) -> int:
    """Return twice the number of characters: some programs count these and not the columns."""
    return 2 * len(line.rstrip(_BLANKS))


def _width(lines: list[str], measure: Measure) -> tuple[int, int] | None:
    """Return how many lines were broken at what width, in half-width columns; None if they were not."""
    unfinished = Counter(
        measure(line)
        for line, following in pairwise(lines)
        if line.strip(_BLANKS) and following.strip(_BLANKS) and line.rstrip(_BLANKS)[-1] not in _ENDS
    )
    if not unfinished:
        return None
    width = max(unfinished, key=lambda columns: unfinished[columns])
    if not 2 * _NARROWEST <= width <= 2 * _WIDEST:
        return None
    full = sum(count for columns, count in unfinished.items() if columns >= width - _SLACK)
    longest = max(map(measure, lines))
    if full < _LINES or full < _SHARE * sum(unfinished.values()) or longest > width + 2 * _SLACK:
        return None
    return full, width
