"""Letters as numbers, and pairs of letters as places in a small table: what is asked of a text in one go."""

from collections.abc import Iterable
from typing import Any

import numpy as np

PLACES = 1 << 16  # of a table; that several pairs of letters share a place costs a closer look and no more
FACTOR = 31


def codes(text: str) -> Any:
    """Return the characters of a text as numbers."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4")


class Kinds:
    """A table of up to eight sets of letters: to which of them each letter of a text belongs."""

    def __init__(self, *sets: Iterable[str]) -> None:
        """Take the sets; the first has bit 1, the next bit 2, and so on."""
        self._bits = np.zeros(PLACES, dtype=np.uint8)  # the last stands for all letters beyond: no set has them
        for number, letters in enumerate(sets):
            self._bits[codes("".join(letters))] |= 1 << number

    def of(self, text: str) -> Any:
        """Return for each letter of a text the bits of the sets that it belongs to."""
        return self._bits.take(codes(text), mode="clip")


class Heads:
    """Two tables of bits: what words begin with, those of one letter by that, all others by their first two."""

    def __init__(self, kind: Any) -> None:
        """Make empty tables of a kind of numbers."""
        self._ones, self._twos = np.zeros(PLACES, dtype=kind), np.zeros(PLACES, dtype=kind)

    def add(self, words: Iterable[str], bits: Any) -> None:
        """Set bits where these words have their places."""
        heads = {word[:2] for word in words}
        self._ones[codes("".join(head for head in heads if len(head) == 1)) % PLACES] |= bits
        self._twos[_places(codes("".join(head for head in heads if len(head) == 2)))[::2]] |= bits

    def of(self, text: str) -> Any:
        """Return for each place of a text the bits of the words that may begin there."""
        letters = codes(text)
        found = self._ones.take(letters % PLACES)
        found[:-1] |= self._twos.take(_places(letters))
        return found


def _places(letters: Any) -> Any:
    """Return where in the table each letter with the one behind it has its place."""
    return (letters[:-1] * FACTOR + letters[1:]) % PLACES
