"""Find the words of many lists in one pass over a text: where one may begin is asked of all letters at once."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from speeches.extraction.looks.letters import Heads

LENGTH_BITS, PLACE_BITS = 8, 40  # of a word that was found, in one number with that of its list


class Words(NamedTuple):
    """Words that were found in a text, by their lists and there in order: an array each, with an entry a word."""

    lists: Any  # the number of its list
    starts: Any
    ends: Any

    def of(self, number: int) -> tuple[Any, Any]:
        """Return where the words of a list begin and end."""
        first, behind = self.lists.searchsorted((number, number + 1)).tolist()
        return self.starts[first:behind], self.ends[first:behind]


class WordTable:
    """The words of several lists by their first two letters; words of one letter by that."""

    def __init__(self, lists: Mapping[str, Sequence[str]]) -> None:
        """Take the words of each list by its name."""
        self.names = tuple(lists)
        by_head: dict[str, list[tuple[str, int]]] = {}
        for number, words in enumerate(lists.values()):
            for word in words:
                by_head.setdefault(word[:2], []).append((word, number))
        self._below = {
            head: _by_list(own if len(head) == 1 else own + by_head.get(head[0], []), len(head))
            for head, own in by_head.items()
        }
        self._heads = Heads(np.bool_)
        self._heads.add(by_head, True)

    def find(self, text: str) -> Words:
        """Return where words of each list stand, also those within others: at each place the longest."""
        found: list[int] = []
        below = self._below
        places = np.flatnonzero(self._heads.of(text))
        for start, at in zip(places.tolist(), (places << LENGTH_BITS).tolist(), strict=True):
            head = text[start : start + 2]
            for longer, as_head in below.get(head) or below.get(head[0], ()):
                for word, as_word in longer:
                    if text.startswith(word, start):
                        found.append(at + as_word)
                        break
                else:
                    if as_head:
                        found.append(at + as_head)
        told = np.array(found, dtype=np.int64)
        told.sort()
        starts = told >> LENGTH_BITS & (1 << PLACE_BITS - LENGTH_BITS) - 1
        return Words(told >> PLACE_BITS, starts, starts + (told & (1 << LENGTH_BITS) - 1))


def _by_list(words: Sequence[tuple[str, int]], head: int) -> tuple[tuple[tuple[tuple[str, int], ...], int], ...]:
    """Return words by their lists: those longer than their head, the longest first, and the longest of the others.

    Each is told by its list and length as one number. Of the others, which stand wherever the head of `head` letters
    does, that will do; 0 where there is none.
    """
    found: dict[int, list[str]] = {}
    for word, number in sorted(words, key=lambda one: -len(one[0])):
        found.setdefault(number, []).append(word)
    return tuple(
        (
            tuple((word, number << PLACE_BITS | len(word)) for word in own if len(word) > head),
            max((number << PLACE_BITS | len(word) for word in own if len(word) <= head), default=0),
        )
        for number, own in found.items()
    )
