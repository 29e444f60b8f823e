"""Which lists of cue words speak in a sentence."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import accumulate

from speeches.extraction import lexicon
from speeches.extraction.features.word_table import WordTable
from speeches.extraction.looks.lines import Lines, Span


class Said:
    """Where words of a list stand in a text, also those within others."""

    def __init__(self, spans: Sequence[Span]) -> None:
        """Take them in the order of the text."""
        self._starts, self._ends = [start for start, _ in spans], [end for _, end in spans]
        self._reached = list(accumulate(self._ends, max))

    def end_of_last(self, start: int, end: int) -> int:
        """Return where the last word ends that a search from `start` to `end` finds, or `start`."""
        last = bisect_left(self._starts, end) - 1
        if last < 0 or self._starts[last] < start:
            return start
        if not last or self._reached[last - 1] <= self._starts[last]:  # within no other word, as most
            return self._ends[last]
        reached = start
        for number in range(bisect_left(self._starts, start, 0, last), last + 1):
            if self._starts[number] >= reached:  # within a word none is found
                reached = self._ends[number]
        return reached


@cache
def word_table() -> WordTable:
    """Return all cue words."""
    return WordTable({name: lexicon.terms(f"cues/{name}") for name in lexicon.cue_lists()})


def speaking(lines: Lines) -> tuple[list[set[str]], dict[str, list[Span]]]:
    """Return for each sentence which lists of cue words speak in it, and how often; and where the words of each stand.

    They are looked for once in all sentences: no cue word reaches over a line end.
    """
    found: list[set[str]] = [set() for _ in lines.ends]
    said = word_table().find(lines.text)
    for name, spans in said.items():
        one, several, many = f"cue:{name}", f"cue:{name}+", f"cue:{name}++"
        count = end = reached = 0
        for start, behind in spans:
            if start < reached:  # within a word
                continue
            reached = behind
            if start >= end:
                index = bisect_right(lines.ends, start)
                own, end, count = found[index], lines.ends[index], 1
                own.add(one)
                continue
            count += 1
            if count == 2:
                own.add(several)
            elif count == 4:
                own.add(many)
    return found, said
