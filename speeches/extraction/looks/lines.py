"""Sentences as the lines of one text: a pattern is sought once for all of them, not once in each."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

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

    def holding(self, pattern: re.Pattern[str]) -> list[int]:
        """Return the numbers of the sentences in which a pattern is found, in order."""
        text, ends, search = self.text, self.ends, pattern.search
        found: list[int] = []
        while match := search(text, ends[found[-1]] if found else 0):
            found.append(bisect_right(ends, match.start()))
        return found
