"""Stretches of a text: those that lie inside another, and their ends without blanks."""

from bisect import bisect_left
from collections.abc import Sequence

from speeches.extraction.types import Deadline


def inside(deadlines: Sequence[Deadline], start: int, end: int) -> Sequence[Deadline]:
    """Return the deadlines that begin in [start, end), of deadlines in the order of the text."""
    first = bisect_left(deadlines, start, key=lambda one: one.start)
    last = bisect_left(deadlines, end, lo=first, key=lambda one: one.start)
    return deadlines[first:last]


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where text[start:end] begins and ends without the blanks around it."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
