"""Which lists of cue words speak in a sentence."""

from functools import cache
from typing import Any

import numpy as np

from speeches.extraction import lexicon
from speeches.extraction.features.word_table import Words, WordTable
from speeches.extraction.looks.lines import Lines
from speeches.extraction.looks.marks import Marks

TIMES = {"": 1, "+": 2, "++": 4}  # what follows the name of a list that speaks so often


class Said:
    """Where words of a list stand in a text, also those within others."""

    def __init__(self, starts: Any, ends: Any) -> None:
        """Take them in the order of the text."""
        self._starts, self._ends = starts, ends
        self._apart = _apart(starts, ends)

    def end_of_last(self, starts: Any, ends: Any) -> Any:
        """Return for each stretch where the last word ends that a search through it finds, or its start."""
        if not self._starts.size:
            return starts
        last = self._starts.searchsorted(ends) - 1
        found = np.where(self._starts.take(last) >= starts, self._ends.take(last), starts)
        found[last < 0] = starts[last < 0]
        for index in np.flatnonzero((last > 0) & ~self._apart.take(last)).tolist():
            found[index] = self._search(int(starts[index]), int(last[index]))
        return found

    def _search(self, start: int, last: int) -> int:
        """Return where the last word ends that is found from `start` on, of those up to number `last`."""
        reached = start
        for number in range(int(self._starts.searchsorted(start)), last + 1):
            if self._starts[number] >= reached:  # within a word none is found
                reached = int(self._ends[number])
        return reached


def _apart(starts: Any, ends: Any) -> Any:
    """Tell of each word whether it begins behind the ends of all before it, as most do."""
    apart = np.ones(len(starts), dtype=np.bool_)
    apart[1:] = np.maximum.accumulate(ends)[:-1] <= starts[1:]
    return apart


@cache
def word_table() -> WordTable:
    """Return all cue words."""
    return WordTable({name: lexicon.terms(f"cues/{name}") for name in lexicon.cue_lists()})


@cache
def names() -> tuple[str, ...]:
    """Return the features of lists that speak, once, several times, often."""
    return tuple(f"cue:{name}{times}" for times in TIMES for name in word_table().names)


def speaking(lines: Lines) -> tuple[Marks, Words]:
    """Return for each sentence which lists of cue words speak in it, and how often; and where the words of each stand.

    They are looked for once in all sentences: no cue word reaches over a line end.
    """
    said = word_table().find(lines.text)
    whole = _whole(said, len(lines.text))
    sentences, lists = len(lines.ends), len(word_table().names)
    places = said.lists[whole] * sentences + lines.numbers(said.starts[whole])
    often = np.bincount(places, minlength=lists * sentences).reshape(lists, sentences)
    return Marks(names(), np.concatenate([often >= least for least in TIMES.values()])), said


def _whole(said: Words, length: int) -> Any:
    """Tell of each word in a text of some length whether a search for its list finds it, and not one that holds it."""
    before = said.lists * length  # so that no word of a list reaches into the next list
    starts, ends = said.starts + before, said.ends + before
    whole = _apart(starts, ends)
    for index in np.flatnonzero(~whole).tolist():
        last = index - 1
        while not whole[last]:
            last -= 1
        whole[index] = ends[last] <= starts[index]
    return whole
