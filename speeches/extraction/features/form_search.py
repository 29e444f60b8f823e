"""Forms of sentences that are sought in many sentences at once, only where their beginnings stand."""

import re
from collections.abc import Callable, Iterable
from typing import NamedTuple

import numpy as np

from speeches.extraction.looks.letters import Heads
from speeches.extraction.looks.lines import Lines
from speeches.extraction.looks.marks import Marks

Told = list[tuple[int, Callable[[str, int], object]]]  # numbers of forms, and what tries each at a place
MOST_BITS = 5  # of the number of a form
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
        self.names = tuple(one.name for one in self.all)
        self._heads = Heads(np.int32)
        for number, one in enumerate(self.all):
            self._heads.add(one.begins, 1 << number)
        self._of_bits: dict[int, Told] = {}

    def find(self, lines: Lines) -> Marks:
        """Return which of the forms each sentence has."""
        text, heads = lines.text, self._heads.of(lines.text)
        places = heads.nonzero()[0]
        sentences = lines.numbers(places) << MOST_BITS
        found: set[int] = set()
        for at, bits, sentence in zip(places.tolist(), heads[places].tolist(), sentences.tolist(), strict=True):
            for number, match in self._of_bits.get(bits) or self._told_by(bits):
                if sentence + number not in found and match(text, at):
                    found.add(sentence + number)
        told = np.array([*found], dtype=np.int64)
        held = np.zeros((len(self.all), len(lines.ends)), dtype=np.bool_)
        held[told & (1 << MOST_BITS) - 1, told >> MOST_BITS] = True
        return Marks(self.names, held)

    def _told_by(self, bits: int) -> Told:
        """Return the forms that have these bits, kept for the next place with the same."""
        told: Told = [(number, one.pattern.match) for number, one in enumerate(self.all) if bits >> number & 1]
        return self._of_bits.setdefault(bits, told)
