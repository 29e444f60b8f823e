"""Weigh the character n-grams of many sentences at once.

`grams` says what the n-grams of a sentence are; training counts them so. A speech has six of them a character, far
too many to make a string of each and look it up. `Table` therefore reads n-grams as numbers: each character is a
number of 21 bits, an n-gram its characters side by side in 63 bits. All n-grams of a block of sentences are one
array; sorted, those that a sentence has twice lie side by side and are dropped, the rest is sought in the sorted
array of those that weigh anything, and their weights are summed by sentence. `test_ngrams.py` holds both to agree.
"""

import math
import re
from collections.abc import Iterator, Mapping, Sequence, Set
from itertools import pairwise
from operator import add
from typing import Any, NamedTuple

import numpy as np

GRAM_SHARE = 6.0  # length of the vector of n-grams, against 1.0 for each named feature
BITS = 21  # of one character; 0 stands for none
BLOCK = 20_000  # characters that are weighed at once: memory does not grow with the text
STRONGEST = 2  # pairs of letters told of a sentence
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


class Weighed(NamedTuple):
    """What the n-grams of a sentence add to its two scores, and its weightiest pairs of letters."""

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
        self._weights = np.array([*weights.values(), (0.0, 0.0)])[np.append(order, len(names))]
        # The weight of a pair of letters, which is as good as a word, for telling why: the sum of both.
        self.words = {gram: sum(pair) for gram, pair in weights.items() if len(gram) == 2 and gram.isalpha()}
        self._ranked = sorted(self.words, key=lambda pair: (-abs(self.words[pair]), pair))
        self._ranks = np.full(len(self._numbers), len(names))
        self._ranks[self._numbers.searchsorted(_numbers(self._ranked))] = np.arange(len(self._ranked))

    def weigh(self, sentences: Sequence[str]) -> Iterator[Weighed]:
        """Yield what the n-grams of each sentence weigh."""
        block: list[str] = []
        size = 0
        for sentence in sentences:
            block.append(_marked(sentence))
            size += len(block[-1])
            if size > BLOCK:
                yield from self._weigh(block)
                block, size = [], 0
        if block:
            yield from self._weigh(block)

    def _weigh(self, plains: list[str]) -> Iterator[Weighed]:
        """Yield what the n-grams of a few sentences weigh, their ends marked and numbers made equal already."""
        count = len(plains)
        numbers, of = _distinct(plains)
        share = GRAM_SHARE / np.sqrt(np.bincount(of, minlength=count))
        place = self._numbers.searchsorted(numbers)
        known = self._numbers[place] == numbers
        place, of = place[known], of[known]
        duty, trackable = (
            (np.bincount(of, weights=self._weights[place, column], minlength=count) * share).tolist()
            for column in (0, 1)
        )
        for number, words in enumerate(self._strongest(place, of, count)):
            yield Weighed(duty[number], trackable[number], words)

    def _strongest(self, place: Any, of: Any, count: int) -> Iterator[tuple[str, ...]]:
        """Yield the weightiest pairs of letters of each of `count` sentences, the weightiest first."""
        rank = self._ranks[place]
        letters = rank < len(self._ranked)
        rank, of = rank[letters], of[letters]
        order = np.lexsort((rank, of))
        ranks = rank[order].tolist()
        bounds = of[order].searchsorted(np.arange(count + 1)).tolist()
        for start, end in pairwise(bounds):
            yield tuple(self._ranked[one] for one in ranks[start : min(end, start + STRONGEST)])


def _marked(text: str) -> str:
    """Return a sentence with its ends marked and its numbers made equal."""
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


def _distinct(plains: list[str]) -> tuple[Any, Any]:
    """Return the numbers of the distinct n-grams of each sentence, sorted, and which sentence each is of."""
    one = _codes("".join(plains))
    of = np.repeat(np.arange(len(plains)), [len(plain) for plain in plains])
    two = (one[:-1] << BITS) | one[1:]
    three = (two[:-1] << BITS) | one[2:]
    whole_two, whole_three = of[1:] == of[:-1], of[2:] == of[:-2]  # not across the end of a sentence
    numbers = np.concatenate((one, two[whole_two], three[whole_three]))
    of = np.concatenate((of, of[1:][whole_two], of[2:][whole_three]))
    order = numbers.argsort(kind="stable")  # of one number, the sentences stay in their order
    numbers, of = numbers[order], of[order]
    first = np.append(True, (numbers[1:] != numbers[:-1]) | (of[1:] != of[:-1]))
    return numbers[first], of[first]
