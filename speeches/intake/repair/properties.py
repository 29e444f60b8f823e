"""The properties of the places of a text: characters, words, parts of speech, the clause around, the text's habits."""

import zlib
from functools import cache

import numpy as np
from numpy.typing import NDArray

from speeches.intake.repair.boundaries import MARKS
from speeches.intake.repair.counted import listed
from speeches.intake.repair.words import EDGE, Numbers, Words

Columns = dict[str, Numbers]
_WEAK = frozenset("、“”‘’（）《》〈〉【】()〔〕")  # marks within a clause
_FAR = 60
_STEPS = np.array([min(n, 8) if n < 10 else 6 + n // 4 if n < 24 else 9 + n // 8 for n in range(_FAR + 1)], np.uint32)


@cache
def _table(chars: frozenset[str]) -> NDArray[np.bool_]:
    table = np.zeros(1 << 16, bool)
    table[[ord(char) for char in chars]] = True
    return table


def among(code: Numbers, chars: frozenset[str]) -> NDArray[np.bool_]:
    return _table(chars)[np.minimum(code, 0xFFFF)]


def _last(where: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return for each entry the index of the last true one before it, -1 for none."""
    last = np.maximum.accumulate(np.where(where, np.arange(len(where)), -1))
    return np.concatenate(([-1], last[:-1]))


def _next(where: NDArray[np.bool_]) -> NDArray[np.int64]:
    """Return for each entry the index of the first true one from it on, the length for none."""
    ahead = np.where(where, np.arange(len(where)), len(where))
    return np.minimum.accumulate(ahead[::-1])[::-1]


def properties(code: Numbers, found: Words, index: NDArray[np.int64]) -> Columns:
    at = found.start[index]
    columns: Columns = {}
    padded = np.concatenate((np.zeros(4, np.uint32), code, np.zeros(4, np.uint32)))
    for n in range(1, 5):
        columns[f"l{n}"], columns[f"r{n}"] = padded[at + 4 - n], padded[at + 3 + n]
    for name, step in (("c", -3), ("b", -2), ("a", -1), ("x", 0), ("y", 1), ("z", 2)):
        columns[name], columns[f"t{name}"] = found.name[index + step], found.tag[index + step]
    columns["la"], columns["lx"] = _short(found, index - 1), _short(found, index)
    mark = among(code, MARKS)
    last, following = _last(mark)[at], _next(mark)[at]
    back, front = np.minimum(at - last - 1, _FAR), np.minimum(following - at, _FAR)
    columns |= {"back": _capped(back, 12), "front": _capped(front, 12), "both": _capped((back + front) // 5, 12)}
    columns |= {"back3": _capped(back // 3, 6), "front3": _capped(front // 3, 6)}
    columns |= {"back4": _capped(back // 4, 8), "front4": _capped(front // 4, 8)}
    columns["om"], columns["qm"] = padded[following + 4], padded[last + 4]
    columns |= _clause(code, found, index) | listed(padded, at + 4)
    return columns


def _short(found: Words, index: NDArray[np.int64]) -> Numbers:
    return _capped(found.start[index + 1] - found.start[index], 4)


def _capped(values: NDArray[np.int64], most: int) -> Numbers:
    return np.minimum(values, most).astype(np.uint32)


def _clause(code: Numbers, found: Words, index: NDArray[np.int64]) -> Columns:
    """Return what is told by the clause around a place and by the habits of the whole text."""
    at = found.start[index]
    strong = found.mark.copy()
    strong[EDGE:-EDGE] &= ~among(code[found.start[EDGE:-EDGE]], _WEAK) if len(code) else False
    before, behind = _last(strong)[index], _next(strong)[index]
    length = np.where(before < EDGE, 0, 1)
    far = _STEPS[np.minimum(at - found.start[before] - length, _FAR)]
    wide = _STEPS[np.minimum(found.start[behind] - at, _FAR)]
    verbs = np.concatenate(([0], np.cumsum(found.verb)))
    vl, vr = _capped(verbs[index] - verbs[before], 3), _capped(verbs[behind] - verbs[index], 3)
    line = _last(found.name == np.uint32(zlib.crc32(b"\n")))[index]
    x, head = found.name[index], found.name[before + 1]
    opens, closes = strong[:-2] & ~found.mark[1:-1], strong[2:] & ~found.mark[1:-1]
    kind, where = np.unique(found.name, return_inverse=True)
    often = np.bincount(where, minlength=len(kind))
    first = np.bincount(where[1:-1][opens], minlength=len(kind))[where]
    final = np.bincount(where[1:-1][closes], minlength=len(kind))[where]
    total = often[where]
    ho = _capped(first[index], 3) * np.uint32(4) + _capped(total[index] - first[index], 3)
    hc = _capped(final[index - 1], 3) * np.uint32(4) + _capped(total[index - 1] - final[index - 1], 3)
    return {
        "far": far, "wide": wide, "far4": np.minimum(far // 3, 4), "wide4": np.minimum(wide // 3, 4),
        "pm": found.tag[before], "nm": found.tag[behind], "vl": vl, "vr": vr, "h": head, "th": found.tag[before + 1],
        "same": (x == head).astype(np.uint32), "ho": ho, "hc": hc,
        "line": _STEPS[np.minimum((at - found.start[np.maximum(line, 0)]) // 3, _FAR)],
    }  # fmt: skip
