"""What the word lists and the counts of running prose say of the characters around a place, for many places at once."""

from collections.abc import Iterable
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from speeches.intake.repair import bigrams, clauses
from speeches.intake.repair.words import Numbers
from speeches.intake.wordlists import terms

_Keys = NDArray[np.uint64]
_Places = NDArray[np.int64]
_Pairs = tuple[_Keys, NDArray[np.int8]]
_NONE = 15  # a pair that the counts do not have
_BITS = np.uint64(21)  # that a character takes in a key


def listed(code: Numbers, at: _Places) -> dict[str, Numbers]:
    """Return the properties of the places before ``code[at]``; at least four characters stand on both sides."""
    pairs = code[:-1].astype(np.uint64) << _BITS | code[1:]
    attract, bond, opens, closes = _tables()
    left, right = np.minimum(code[at - 1], clauses.CHARS - 1), np.minimum(code[at], clauses.CHARS - 1)
    tie = _found(bond, pairs[at - 1])
    tie = np.where(tie == _NONE, _loose(left, right), tie)
    starts = [_begins(code, at + step) for step in (-1, 0, 1)]
    values: dict[str, NDArray[Any]] = {
        "before": _found(attract, pairs[at - 2]),
        "across": _found(attract, pairs[at - 1]),
        "behind": _found(attract, pairs[at]),
        "opens": _found(opens, pairs[at]),
        "closes": _found(closes, pairs[at - 2]),
        "bond": np.clip(tie, -4, 4),
        "near": np.clip(tie, -3, 3),
        "opening": clauses.prose().opening[right],
        "closing": clauses.prose().closing[left],
        "begin": starts[1],
        "end": _is_listed("end_nouns", code, at - 2, 2),
        "apart": (starts[0] > 0) * 2 + (starts[2] > 0),
    }
    return {name: column.astype(np.int32).astype(np.uint32) for name, column in values.items()}


@cache
def _tables() -> tuple[_Pairs, ...]:
    prose = clauses.prose()
    attract = np.array([bigrams.cohesion(pair) for pair in bigrams.pairs()], np.int8)
    return (
        _sorted(bigrams.pairs(), attract),
        *(_sorted(prose.pairs, values) for values in (prose.bond, prose.opens, prose.closes)),
    )


def _sorted(pairs: Iterable[str], values: NDArray[np.int8]) -> _Pairs:
    keys = _keys(pairs)
    order = np.argsort(keys)
    return keys[order], values[order]


def _keys(words: Iterable[str]) -> _Keys:
    """Return words of one length as numbers."""
    codes = np.array([[ord(char) for char in word] for word in words], np.uint64)
    keys = np.zeros(len(codes), np.uint64)
    for column in codes.T:
        keys = keys << _BITS | column
    return keys


def _found(table: _Pairs, wanted: _Keys) -> NDArray[np.int8]:
    keys, values = table
    place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[place] == wanted, values[place], np.int8(_NONE))


def _loose(left: Numbers, right: Numbers) -> NDArray[np.int8]:
    """Return the bond of two characters that never stand together: the weaker, the more often each is seen."""
    front = clauses.prose().front
    return clauses.bond(np.zeros(1), front[left], front[right], front.sum())


@cache
def _words(name: str, length: int) -> _Keys:
    return np.sort(_keys(word for word in terms(f"repair/lexicon/{name}") if len(word) == length))


def _is_listed(name: str, code: Numbers, at: _Places, length: int) -> NDArray[np.bool_]:
    keys = _words(name, length)
    wanted = np.zeros(len(at), np.uint64)
    for step in range(length):
        wanted = wanted << _BITS | code[at + step]
    place = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    found: NDArray[np.bool_] = keys[place] == wanted
    return found


def _begins(code: Numbers, at: _Places) -> _Places:
    """Return which lists know the word that begins at each place: 1 verbs, 2 other words, 3 both."""
    verb, word = (
        _is_listed(name, code, at, 2) | _is_listed(name, code, at, 3) for name in ("start_verbs", "start_words")
    )
    return verb + 2 * word.astype(np.int64)
