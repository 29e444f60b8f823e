"""Find the words of many lists in one pass over a text: where one may begin is asked of all letters at once."""

from collections.abc import Mapping, Sequence

import numpy as np

from speeches.extraction.letters import Heads
from speeches.extraction.lines import Span


class WordTable:
    """The words of several lists by their first two letters; words of one letter by that."""

    def __init__(self, lists: Mapping[str, Sequence[str]]) -> None:
        """Take the words of each list by its name."""
        self._names = tuple(lists)
        by_head: dict[str, list[tuple[str, str]]] = {}
        for name, words in lists.items():
            for word in words:
                by_head.setdefault(word[:2], []).append((word, name))
        self._below = {
            head: _by_list(own if len(head) == 1 else own + by_head.get(head[0], [])) for head, own in by_head.items()
        }
        self._heads = Heads(np.bool_)
        self._heads.add(by_head, True)

    def find(self, text: str) -> dict[str, list[Span]]:
        """Return where words of each list stand, also those within others: at each place the longest, in order."""
        found: dict[str, list[Span]] = {name: [] for name in self._names}
        for start in np.flatnonzero(self._heads.of(text)).tolist():
            head = text[start : start + 2]
            for name, words in self._below.get(head) or self._below.get(head[0], ()):
                for word in words:
                    if text.startswith(word, start):
                        found[name].append((start, start + len(word)))
                        break
        return found


def _by_list(words: Sequence[tuple[str, str]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return words with the names of their lists as lists of words, the longest first."""
    found: dict[str, list[str]] = {}
    for word, name in sorted(words, key=lambda one: -len(one[0])):
        found.setdefault(name, []).append(word)
    return tuple((name, tuple(own)) for name, own in found.items())
