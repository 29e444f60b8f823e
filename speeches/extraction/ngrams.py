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
from operator import add
from typing import Any, NamedTuple

import numpy as np

GRAM_SHARE = 6.0  # length of the vector of n-grams, against 1.0 for each named feature
BITS = 21  # of one character; 0 stands for none
FEW_BITS, OF_BITS = 16, 15  # of one character and of the number of a sentence, in a block of sentences
BLOCK = 20_000  # characters that are weighed at once: memory does not grow with the text
STRONGEST = 2  # pairs of letters told of a sentence
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
        both = np.array([*weights.values(), (0.0, 0.0)])[np.append(order, len(names))]
        self._weights = tuple(np.ascontiguousarray(column) for column in both.T)
        # The weight of a pair of letters, which is as good as a word, for telling why: the sum of both.
        self.words = {gram: sum(pair) for gram, pair in weights.items() if len(gram) == 2 and gram.isalpha()}
        ranked = sorted(self.words, key=lambda pair: (-abs(self.words[pair]), pair))
        self._ranked = np.array([*ranked, ""], dtype=object)  # a last one for none
        self._ranks = np.full(len(self._numbers), len(ranked))
        self._ranks[self._numbers.searchsorted(_numbers(ranked))] = np.arange(len(ranked))

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
        numbers, of = _distinct(_marked(BETWEEN.join(sentences)))
        share = GRAM_SHARE / np.sqrt(np.bincount(of, minlength=count))
        place = self._numbers.searchsorted(numbers)
        known = self._numbers.take(place) == numbers
        place, of = place[known], of[known]
        duty, trackable = (
            np.bincount(of, weights=column.take(place), minlength=count) * share for column in self._weights
        )
        return map(Weighed, duty.tolist(), trackable.tolist(), self._strongest(place, of, count))

    def _strongest(self, place: Any, of: Any, count: int) -> Iterator[tuple[str, ...]]:
        """Yield the weightiest pairs of letters of each of `count` sentences, the weightiest first."""
        none = len(self._ranked) - 1
        rank = self._ranks.take(place)
        letters = rank < none
        told = np.sort((of[letters] << BITS) | rank[letters])  # by sentence, and there by rank
        bounds = told.searchsorted(np.arange(count + 1) << BITS)
        told = np.append(told & (1 << BITS) - 1, np.full(STRONGEST, none))  # what lies behind the last
        ranks = [
            np.where(bounds[:-1] + number < bounds[1:], told[bounds[:-1] + number], none) for number in range(STRONGEST)
        ]
        for words in zip(*(self._ranked.take(rank).tolist() for rank in ranks), strict=True):
            yield words if words[-1] else tuple(filter(None, words))


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


def _distinct(text: str) -> tuple[Any, Any]:
    """Return the numbers of the distinct n-grams of each sentence of a text, sorted, and which sentence each is of.

    To sort numbers is far quicker than to sort places by them: n-gram and sentence go into one number, for which
    characters must do with less than their 21 bits.
    """
    codes = _codes(text)
    letters = np.append(0, np.unique(codes)) if codes.max() >> FEW_BITS else None
    one = codes if letters is None else letters.searchsorted(codes)
    two = (one[:-1] << FEW_BITS) | one[1:]
    three = (two[:-1] << FEW_BITS) | one[2:]
    within = codes != LINE_END
    of = np.cumsum(~within)
    within_two = within[1:] & within[:-1]  # not over the end of a sentence
    within_three = within_two[1:] & within[:-2]
    both = np.concatenate((one[within], two[within_two], three[within_three])) << OF_BITS
    both |= np.concatenate((of[within], of[1:][within_two], of[2:][within_three]))
    both.sort()
    both = both[np.append(True, both[1:] != both[:-1])]
    numbers = np.zeros(len(both), dtype=np.int64)
    for at in (2, 1, 0):
        letter = both >> OF_BITS + at * FEW_BITS & (1 << FEW_BITS) - 1
        numbers = numbers << BITS | (letter if letters is None else letters[letter])
    return numbers, both & (1 << OF_BITS) - 1
