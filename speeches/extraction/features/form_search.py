"""Forms of sentences that are sought in many sentences at once, only where their beginnings stand."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

import numpy as np

from speeches.extraction.looks.letters import Heads
from speeches.extraction.looks.lines import Lines

Told = list[tuple[str, Callable[[str, int], object]]]  # features of forms, and what tries each at a place
HAN = "[\u4e00-\u9fff]"


class Form(NamedTuple):
    """A form of sentences: its feature, its pattern, and all beginnings of what the pattern matches."""

    name: str
    pattern: re.Pattern[str]
    begins: tuple[str, ...]


def form(name: str, begins: str, goes_on: str = "") -> Form:
    """Return the form that begins with one of these words, which | parts, and goes on with a pattern."""
    return Form(name, re.compile(f"(?:{begins}){goes_on}"), tuple(begins.split("|")))


class Forms:
    """Up to 31 forms, ready to be sought; none matches over a line end."""

    def __init__(self, forms: Iterable[Form]) -> None:
        self.all = tuple(forms)
        self._heads = Heads(np.int32)
        for number, one in enumerate(self.all):
            self._heads.add(one.begins, 1 << number)
        self._of_bits: dict[int, Told] = {}

    def add(self, lines: Lines, found: Sequence[set[str]]) -> None:
        """Add the features of the forms that are found in each sentence to those found before."""
        text, heads = lines.text, self._heads.of(lines.text)
        places = heads.nonzero()[0]
        sentences = np.searchsorted(lines.ends, places, "right")
        for at, bits, index in zip(places.tolist(), heads[places].tolist(), sentences.tolist(), strict=True):
            own = found[index]
            for name, match in self._of_bits.get(bits) or self._told_by(bits):
                if name not in own and match(text, at):
                    own.add(name)

    def _told_by(self, bits: int) -> Told:
        """Return the forms that have these bits, kept for the next place with the same."""
        told: Told = [(one.name, one.pattern.match) for number, one in enumerate(self.all) if bits >> number & 1]
        return self._of_bits.setdefault(bits, told)
