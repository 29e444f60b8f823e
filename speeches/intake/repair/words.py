"""The words of a text as arrays: which word stands where, what part of speech it is."""

import zlib
from functools import cache
from typing import NamedTuple

import numpy as np
import rjieba
from numpy.typing import NDArray

from speeches.intake.repair.boundaries import MARKS

Numbers = NDArray[np.uint32]
EDGE = 3  # words that stand for nothing on both sides, so that every word has neighbours


class Words(NamedTuple):
    """One entry a word, `EDGE` empty ones before the first and behind the last."""

    start: NDArray[np.int64]  # place of the first character in the text
    name: Numbers  # the word itself, as a number
    tag: Numbers  # its part of speech; a mark is a class of its own
    verb: NDArray[np.bool_]
    mark: NDArray[np.bool_]


def words(text: str) -> Words:
    """Cut a text into words by the dictionary.

    Words that the dictionary does not have are left as characters: to guess them would glue the end of one sentence
    to the beginning of the next.
    """
    found = rjieba.tag(text, hmm=False)
    known = [_known(word, tag) for word, tag in found]
    lengths = np.fromiter((len(word) for word, _ in found), np.int64, len(found))
    start = np.zeros(len(found) + 2 * EDGE, np.int64)
    np.cumsum(lengths, out=start[EDGE + 1 : len(found) + EDGE + 1])
    start[len(found) + EDGE :] = len(text)
    table = np.zeros((len(found) + 2 * EDGE, 4), np.uint32)
    table[:EDGE, 3] = table[len(found) + EDGE :, 3] = 1
    table[EDGE : len(found) + EDGE] = np.array(known, np.uint32).reshape(-1, 4)
    return Words(start, table[:, 0], table[:, 1], table[:, 2].astype(bool), table[:, 3].astype(bool))


@cache
def _tag(tag: str) -> int:
    return zlib.crc32(tag.encode())


def _known(word: str, tag: str) -> tuple[int, int, bool, bool]:
    mark = word in MARKS
    if mark or (len(word) == 1 and not word.isalnum()):
        tag = word
    return _number(word), _tag(tag), tag[0] == "v" and tag != "vn", mark


def _number(word: str) -> int:
    return zlib.crc32(word.encode())
