"""Stretches of a text: those that lie inside another, and their ends without blanks."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from speeches.extraction.structure.sentences import Sentence
from speeches.extraction.types import Deadline

START = attrgetter("start")


def inside(deadlines: Sequence[Deadline], start: int, end: int) -> Sequence[Deadline]:
    """Return the deadlines that begin in [start, end), of deadlines in the order of the text."""
    first = bisect_left(deadlines, start, key=START)
    last = bisect_left(deadlines, end, lo=first, key=START)
    return deadlines[first:last]


def beginning_in(sentences: Sequence[Sentence], deadlines: Sequence[Deadline]) -> dict[int, list[Deadline]]:
    """Return the deadlines that begin in each sentence, by its number; most have none."""
    starts = [sentence.start for sentence in sentences]
    found: dict[int, list[Deadline]] = {}
    for one in deadlines:
        index = bisect_right(starts, one.start) - 1
        if index >= 0 and one.start < sentences[index].end:
            found.setdefault(index, []).append(one)
    return found


def by_sentence(sentences: Sequence[Sentence], deadlines: Sequence[Deadline]) -> dict[int, list[Deadline]]:
    """Return the deadlines that begin in each sentence, by its number, with offsets into it; most have none."""
    return {
        index: [replace(one, start=one.start - begin, end=one.end - begin) for one in found]
        for index, found in beginning_in(sentences, deadlines).items()
        for begin in (sentences[index].start,)
    }


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return where text[start:end] begins and ends without the blanks around it."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
