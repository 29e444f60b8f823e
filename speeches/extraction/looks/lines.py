"""Sentences as the lines of one text: a pattern is sought once for all of them, not once in each."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from itertools import accumulate
from typing import Any

import numpy as np

END = "\n"
Span = tuple[int, int]  # a stretch of the text of all lines


class Lines:
    """Sentences joined by line ends; no pattern that is sought in them may match over a line end.

    `starts` and `ends` say where in `text` each sentence begins and where the one behind it does.
    """

    def __init__(self, sentences: Sequence[str]) -> None:
        self.text = END.join(sentences)
        self.ends = list(accumulate([len(sentence) + len(END) for sentence in sentences]))
        self.starts = [0, *self.ends[:-1]] if sentences else []

    @cached_property
    def bounds(self) -> Any:
        """Return `ends` as an array."""
        return np.array(self.ends, dtype=np.int64)

    @property
    def lengths(self) -> Any:
        """Return how long each sentence is."""
        return np.diff(self.bounds, prepend=0) - len(END)

    def numbers(self, places: Any) -> Any:
        """Return the number of the sentence in which each place of the text lies."""
        return self.bounds.searchsorted(places, "right")

    def holding(self, pattern: re.Pattern[str]) -> list[int]:
        """Return the numbers of the sentences in which a pattern is found, in order."""
        text, ends, search = self.text, self.ends, pattern.search
        found: list[int] = []
        while match := search(text, ends[found[-1]] if found else 0):
            found.append(bisect_right(ends, match.start()))
        return found
