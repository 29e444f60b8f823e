"""Features of many sentences as one table, whose rows are filled for all sentences at once."""

from collections.abc import Iterable, Sequence
from itertools import chain, compress
from typing import Any, NamedTuple

import numpy as np


class Marks(NamedTuple):
    """Which features hold of which sentences: `held` has a row of truth values a name, a column a sentence."""

    names: tuple[str, ...]
    held: Any

    def row(self, name: str) -> Any:
        """Return for each sentence whether a feature holds of it."""
        return self.held[self.names.index(name)]

    def of_each(self) -> list[list[str]]:
        """Return the features of each sentence."""
        return [list(compress(self.names, own)) for own in self.held.T.tolist()]

    def packed(self) -> "Packed":
        """Return the same in an eighth of the memory, to be kept until it is asked for."""
        return Packed(self.names, np.packbits(self.held, axis=1), self.held.shape[1])


class Packed(NamedTuple):
    """Marks with eight sentences in a byte."""

    names: tuple[str, ...]
    bits: Any
    size: int  # sentences

    def unpacked(self) -> Marks:
        """Return the marks as they were."""
        return Marks(self.names, np.unpackbits(self.bits, axis=1, count=self.size).view(np.bool_))


def joined(parts: Iterable[Marks]) -> Marks:
    """Return the marks of all parts, none of which has a name of another, as one table."""
    names, tables = zip(*parts, strict=True)
    return Marks(tuple(chain.from_iterable(names)), np.concatenate(tables))


def row(count: int, indexes: Any) -> Any:
    """Return a row for so many sentences that is true at some of them."""
    held = np.zeros(count, dtype=np.bool_)
    held[indexes] = True
    return held


def one_of(kinds: Sequence[int] | Any, count: int) -> Any:
    """Return `count` rows, of which that of its kind is true of each sentence."""
    return np.asarray(kinds) == np.arange(count)[:, None]
