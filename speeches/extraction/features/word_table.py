"""Find the words of many lists in one pass over a text: where one may begin is asked of all letters at once."""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from speeches.extraction.looks.letters import Heads, codes

LENGTH_BITS, PLACE_BITS = 8, 40  # of a word that was found, in one number with that of its list
LETTER_BITS = 21


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
    """The words of several lists as a tree of letters, which is walked from all places of a text at once.

    Its nodes are the beginnings of words, numbered by length and there in order, from 1 on; 0 is the root. The letter
    that leads to a node, side by side with the number of the node before it, is one number; these are in order too.
    """

    def __init__(self, lists: Mapping[str, Sequence[str]]) -> None:
        """Take the words of each list by its name."""
        self.names = tuple(lists)
        beginnings = {word[:length] for words in lists.values() for word in words for length in range(1, len(word) + 1)}
        nodes = {"": 0}
        for beginning in sorted(beginnings, key=lambda one: (len(one), one)):
            nodes[beginning] = len(nodes)
        self._steps = np.array([nodes[one[:-1]] << LETTER_BITS | ord(one[-1]) for one in nodes if one], dtype=np.int64)
        self._longest = max(map(len, nodes))
        ending: dict[int, list[int]] = {}  # by node: the words of each list, by list and length
        for number, words in enumerate(lists.values()):
            for word in dict.fromkeys(words):
                ending.setdefault(nodes[word], []).append(number << PLACE_BITS | len(word))
        self._ending = np.zeros((len(nodes), max(map(len, ending.values()), default=0)), dtype=np.int64)
        for node, words_here in ending.items():
            self._ending[node, : len(words_here)] = words_here
        self._heads = Heads(np.bool_)
        self._heads.add((word for words in lists.values() for word in words), True)

    def find(self, text: str) -> Words:
        """Return where words of each list stand, also those within others: at each place the longest."""
        letters = np.append(codes(text).astype(np.int64), np.zeros(self._longest, dtype=np.int64))
        places = np.flatnonzero(self._heads.of(text))
        nodes = np.zeros_like(places)
        found = [places[:0]]
        for length in range(self._longest):
            if not places.size:
                break
            step = nodes << LETTER_BITS | letters[places + length]
            at = self._steps.searchsorted(step)
            some = self._steps.take(at, mode="clip") == step
            places, nodes = places[some], at[some] + 1
            ending = self._ending[nodes]
            told = ending + (places << LENGTH_BITS)[:, None]
            found.append(told[ending > 0])
        words = np.concatenate(found)
        words.sort()
        where = words >> LENGTH_BITS
        words = words[np.diff(where, append=-1) != 0]  # of those of a list at a place the longest comes last
        starts = words >> LENGTH_BITS & (1 << PLACE_BITS - LENGTH_BITS) - 1
        return Words(words >> PLACE_BITS, starts, starts + (words & (1 << LENGTH_BITS) - 1))
