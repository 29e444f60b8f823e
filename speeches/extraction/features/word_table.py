"""Find the words of many lists in one pass over a text.

Where a word may begin is asked of all letters of the text at once: each with the one behind it is a place in a table of
bits, which is set where a word begins so. Only there words are compared.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from speeches.extraction.lines import Span

PLACES = 1 << 16  # of the table; that several pairs of letters share a place costs a comparison and no more
FACTOR = 31


class WordTable:
    """The words of several lists by their first two letters; words of one letter by that."""

    def __init__(self, lists: Mapping[str, Sequence[str]]) -> None:
        """Take the words of each list by its name."""
        self._names = tuple(lists)
        by_head: dict[str, list[tuple[str, str]]] = {}
        for name, words in lists.items():
            for word in words:
                by_head.setdefault(word[:2], []).append((word, name))
        self._heads = {
            head: _by_list(own if len(head) == 1 else own + by_head.get(head[0], [])) for head, own in by_head.items()
        }
        self._ones, self._twos = np.zeros(PLACES, dtype=bool), np.zeros(PLACES, dtype=bool)
        self._ones[_codes("".join(head for head in by_head if len(head) == 1)) % PLACES] = True
        self._twos[_places(_codes("".join(head for head in by_head if len(head) == 2)))[::2]] = True

    def find(self, text: str) -> dict[str, list[Span]]:
        """Return where words of each list stand, also those within others: at each place the longest, in order."""
        found: dict[str, list[Span]] = {name: [] for name in self._names}
        for start in self._starts(text):
            head = text[start : start + 2]
            for name, words in self._heads.get(head) or self._heads.get(head[0], ()):
                for word in words:
                    if text.startswith(word, start):
                        found[name].append((start, start + len(word)))
                        break
        return found

    def _starts(self, text: str) -> Sequence[int]:
        """Return the places at which a word may begin."""
        codes = _codes(text)
        may = self._ones.take(codes % PLACES)
        may[:-1] |= self._twos.take(_places(codes))
        return np.flatnonzero(may).tolist()


def _codes(text: str) -> Any:
    """Return the characters of a text as numbers."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")


def _places(codes: Any) -> Any:
    """Return where in the table each character with the one behind it has its place."""
    return (codes[:-1] * FACTOR + codes[1:]) % PLACES


def _by_list(words: Sequence[tuple[str, str]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return words with the names of their lists as lists of words, the longest first."""
    found: dict[str, list[str]] = {}
    for word, name in sorted(words, key=lambda one: -len(one[0])):
        found.setdefault(name, []).append(word)
    return tuple((name, tuple(own)) for name, own in found.items())
