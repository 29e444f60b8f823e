"""Find the words of many lists in one pass over a text: where one may begin is asked of all letters at once."""

from collections.abc import Mapping, Sequence

import numpy as np

from speeches.extraction.looks.letters import Heads
from speeches.extraction.looks.lines import Span


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
            head: _by_list(own if len(head) == 1 else own + by_head.get(head[0], []), len(head))
            for head, own in by_head.items()
        }
        self._heads = Heads(np.bool_)
        self._heads.add(by_head, True)

    def find(self, text: str) -> dict[str, list[Span]]:
        """Return where words of each list stand, also those within others: at each place the longest, in order."""
        found: dict[str, list[Span]] = {name: [] for name in self._names}
        below = self._below
        for start in np.flatnonzero(self._heads.of(text)).tolist():
            head = text[start : start + 2]
            for name, longer, length in below.get(head) or below.get(head[0], ()):
                for word in longer:
                    if text.startswith(word, start):
                        found[name].append((start, start + len(word)))
                        break
                else:
                    if length:
                        found[name].append((start, start + length))
        return found


def _by_list(words: Sequence[tuple[str, str]], head: int) -> tuple[tuple[str, tuple[str, ...], int], ...]:
    """Return words by their lists: of each its name, those longer than their head, and the longest of the others.

    The longest come first. Of the others, which stand wherever the head of `head` letters does, the length will do.
    """
    found: dict[str, list[str]] = {}
    for word, name in sorted(words, key=lambda one: -len(one[0])):
        found.setdefault(name, []).append(word)
    return tuple(
        (
            name,
            tuple(word for word in own if len(word) > head),
            max((len(word) for word in own if len(word) <= head), default=0),
        )
        for name, own in found.items()
    )
