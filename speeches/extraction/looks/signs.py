"""A quick look at many sentences: which of them hold what a rule cannot do without."""

from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from operator import or_

import numpy as np

from speeches.extraction.looks.letters import Heads
from speeches.extraction.looks.lines import END

ALL = -1  # every sign may stand
BLOCK = 1_000  # sentences that are looked at together: memory does not grow with the text


class Signs:
    """For each of at most 63 rules words one of which stands in every sentence that it holds of.

    Words are told by their first two letters: a sign may be seen where none stands, never the other way.
    """

    def __init__(self, words: Mapping[str, Iterable[str]]) -> None:
        """Take the words of each rule."""
        self._bits = {name: 1 << number for number, name in enumerate(words)}
        self._heads = Heads(np.int64)
        for name, signs in words.items():
            self._heads.add(signs, self._bits[name])

    def bits(self, *names: str) -> int:
        """Return the bits of these rules."""
        return reduce(or_, [self._bits[name] for name in names])

    def of(self, sentences: Sequence[str]) -> list[int]:
        """Return for each sentence the bits of the rules that may hold of it."""
        blocks = [sentences[start : start + BLOCK] for start in range(0, len(sentences), BLOCK)]
        return [bits for block in blocks for bits in self._of_block(block)]

    def _of_block(self, sentences: Sequence[str]) -> list[int]:
        ends = np.cumsum([len(sentence) + len(END) for sentence in sentences])
        found = self._heads.of("".join([sentence + END for sentence in sentences]))
        looks: list[int] = np.bitwise_or.reduceat(found, np.append(0, ends[:-1])).tolist()
        return looks
