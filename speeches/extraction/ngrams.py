"""Weigh the character n-grams of many sentences at once.

`grams` says what the n-grams of a sentence are; training counts them so. A speech has three of them a character, far
too many to make a string of each and look it up. `Table` therefore reads n-grams as numbers: each character is a
number of 21 bits, an n-gram its characters side by side in 63 bits. All n-grams of a block of sentences are one
array; sorted, those that a sentence has twice lie side by side and are dropped. Of the rest, each that differs is
sought once in the sorted array of those that weigh anything, and their weights are summed by sentence.
`test_ngrams.py` holds both to agree.
"""

import math
import re
from collections.abc import Iterator, Mapping, Sequence, Set
from operator import add
from typing import Any, NamedTuple

import numpy as np

GRAM_SHARE = 6.0  # length of the vector of n-grams, against 1.0 for each named feature
BITS = 21  # of one character; 0 stands for none
FEW_BITS, OF_BITS = 16, 15  # of one character and of the number of a sentence, in a block of sentences
BLOCK = 20_000  # characters that are weighed at once: memory does not grow with the text
STRONGEST = 2  # pairs of letters told of a sentence
NEARLY = 0.09  # what weighs less by itself is not told
GRAMS_A_CHARACTER = 3  # n-grams of one, two and three characters
BETWEEN, LINE_END = "$\n^", ord("\n") + 1  # sentences side by side, and the number of what divides them
RUN_OF_DIGITS = re.compile(r"\d[\d.,]*")
Pair = tuple[float, float]


def grams(text: str) -> set[str]:
    """Return the distinct n-grams of one to three characters of a sentence, numbers made equal, its ends marked."""
    plain = _marked(text)
    two = list(map(add, plain, plain[1:]))
    return {*plain, *two, *map(add, two, plain[2:])}


def gram_share(grams: Set[str]) -> float:
    """Return the value of each n-gram feature of a sentence: long sentences must not shout."""
    return GRAM_SHARE / math.sqrt(len(grams) or 1)


def told_share(length: int) -> float:
    """Return by how much the weight of a pair of letters counts that is told of a sentence of so many characters."""
    return GRAM_SHARE / math.sqrt(GRAMS_A_CHARACTER * length) / 2


class Weighed(NamedTuple):
    """What the n-grams of a sentence add to its two scores, and its weightiest pairs of letters worth telling."""

    duty: float
    trackable: float
    words: tuple[str, ...]


class Table:
    """The n-grams that weigh anything, each with its two weights, sorted by their numbers."""

    def __init__(self, weights: Mapping[str, Pair]) -> None:
        names = list(weights)
        numbers = _numbers(names)
        order = numbers.argsort()
        self._numbers = np.append(numbers[order], np.iinfo(np.int64).max)  # a last one that nothing equals
        both = np.array([*weights.values(), (0.0, 0.0)])[np.append(order, len(names))]
        self._weights = tuple(np.ascontiguousarray(column) for column in both.T)
        # The weight of a pair of letters, which is as good as a word, for telling why: the sum of both.
        self.words = {gram: sum(pair) for gram, pair in weights.items() if len(gram) == 2 and gram.isalpha()}
        self._ranked = sorted(self.words, key=lambda pair: (-abs(self.words[pair]), pair))
        self._heights = np.array([-abs(self.words[pair]) for pair in self._ranked])
        self._ranks = np.full(len(self._numbers), len(self._ranked))
        self._ranks[self._numbers.searchsorted(_numbers(self._ranked))] = np.arange(len(self._ranked))

    def weigh(self, sentences: Sequence[str]) -> Iterator[Weighed]:
        """Yield what the n-grams of each sentence weigh; none holds a line end."""
        block: list[str] = []
        size = 0
        for sentence in sentences:
            block.append(sentence)
            size += len(sentence) + len(BETWEEN)
            if size > BLOCK:
                yield from self._weigh(block)
                block, size = [], 0
        if block:
            yield from self._weigh(block)

    def _weigh(self, sentences: Sequence[str]) -> Iterator[Weighed]:
        """Yield what the n-grams of a few sentences weigh."""
        count = len(sentences)
        numbers, which, of = _distinct(_marked(BETWEEN.join(sentences)))
        share = GRAM_SHARE / np.sqrt(np.bincount(of, minlength=count))
        place = self._numbers.searchsorted(numbers)
        place[self._numbers.take(place) != numbers] = len(self._numbers) - 1
        duty, trackable = (
            np.bincount(of, weights=column.take(place).take(which), minlength=count) * share for column in self._weights
        )
        words = self._strongest(self._ranks.take(place).take(which), of, sentences)
        return map(Weighed, duty.tolist(), trackable.tolist(), words)

    def _strongest(self, rank: Any, of: Any, sentences: Sequence[str]) -> list[tuple[str, ...]]:
        """Return the weightiest pairs of letters of each sentence, the weightiest first, of those worth telling."""
        lengths = np.array([len(sentence) for sentence in sentences])
        least = NEARLY / told_share(1) * np.sqrt(lengths)
        told = np.flatnonzero(rank < self._heights.searchsorted(-least).take(of))
        found: list[tuple[str, ...]] = [()] * len(sentences)
        for one in np.sort(of[told] << BITS | rank[told]).tolist():  # by sentence, and there by rank
            index = one >> BITS
            if len(found[index]) < STRONGEST:
                found[index] += (self._ranked[one & (1 << BITS) - 1],)
        return found


def _marked(text: str) -> str:
    """Return a sentence, or several with `BETWEEN` between them, with the ends marked and the numbers made equal."""
    return "^" + RUN_OF_DIGITS.sub("0", text) + "$"


def _codes(text: str) -> Any:
    """Return the characters of a text as numbers from 1 on."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype="<u4").astype(np.int64) + 1


def _numbers(names: Sequence[str]) -> Any:
    """Return the number of each n-gram."""
    lengths = np.array([len(name) for name in names], dtype=np.int64)
    codes = _codes("".join(names))
    starts = np.cumsum(lengths) - lengths
    numbers = np.zeros(len(names), dtype=np.int64)
    for at in range(int(lengths.max(initial=0))):
        longer = lengths > at
        numbers[longer] = (numbers[longer] << BITS) | codes[starts[longer] + at]
    return numbers


def _distinct(text: str) -> tuple[Any, Any, Any]:
    """Return the numbers of the n-grams of a text, sorted, and for each that a sentence has which it is and of which.

    To sort numbers is far quicker than to sort places by them: n-gram and sentence go into one number, for which
    characters must do with less than their 21 bits.
    """
    codes = _codes(text)
    letters = np.append(0, np.unique(codes)) if codes.max() >> FEW_BITS else None
    one = codes if letters is None else letters.searchsorted(codes)
    ends = codes == LINE_END
    of = np.cumsum(ends)
    one[ends] = -1  # which makes every n-gram over the end of a sentence negative
    two = (one[:-1] << FEW_BITS) | one[1:]
    three = (two[:-1] << FEW_BITS) | one[2:]
    both = np.concatenate((one, two, three)) << OF_BITS
    both |= np.concatenate((of, of[1:], of[2:]))
    both.sort()
    both = both[both.searchsorted(0) :]
    both = both[_fresh(both)]
    few = both >> OF_BITS
    fresh = _fresh(few)
    few = few[fresh]
    numbers = np.zeros(len(few), dtype=np.int64)
    for at in (2, 1, 0):
        letter = few >> at * FEW_BITS & (1 << FEW_BITS) - 1
        numbers = numbers << BITS | (letter if letters is None else letters[letter])
    return numbers, np.cumsum(fresh) - 1, both & (1 << OF_BITS) - 1


def _fresh(numbers: Any) -> Any:
    """Tell of each of some sorted numbers whether it differs from the one before."""
    return np.append(True, numbers[1:] != numbers[:-1])
