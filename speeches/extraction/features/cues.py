"""Which lists of cue words speak in a sentence."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cache

from speeches.extraction import lexicon
from speeches.extraction.features.word_table import WordTable
from speeches.extraction.lines import Lines, Span


@cache
def cue_pattern(name: str) -> re.Pattern[str]:
    """Compile the pattern of one list of cue words."""
    return lexicon.any_of(f"cues/{name}")


class Opening:
    """The words of a list at a given place: what they begin with is asked first, as mostly none stands there."""

    def __init__(self, name: str) -> None:
        self._letters = frozenset(term[0] for term in lexicon.terms(f"cues/{name}"))
        self._match = cue_pattern(name).match

    def end(self, text: str, at: int, end: int) -> int:
        """Return where a word ends that begins at an offset of text[:end], or 0."""
        if at < end and text[at] in self._letters and (word := self._match(text, at, end)):
            return word.end()
        return 0


opening = cache(Opening)


class Said:
    """Where the words of a list stand in a text, as a search finds them one behind the other."""

    def __init__(self, name: str, spans: Sequence[Span]) -> None:
        self._pattern = cue_pattern(name)
        self._starts, self._ends = [start for start, _ in spans], [end for _, end in spans]

    def end_of_last(self, text: str, start: int, end: int) -> int:
        """Return where the last word ends that a search of text[start:end] finds, or 0."""
        first, behind = bisect_left(self._starts, start), bisect_left(self._starts, end)
        if first and self._ends[first - 1] > start:  # within a word that reaches over the start another may begin
            return max((match.end() for match in self._pattern.finditer(text, start, end)), default=0)
        return self._ends[behind - 1] if behind > first else 0


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
        count = end = 0
        for start, _ in spans:
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
