"""How characters follow each other in running prose: inside a clause, where one opens, where one closes.

The counts (lexicon/clauses.txt) come from model/counting.py.
"""

from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from speeches.intake.wordlists import rows

# What a count must beat to say anything; pairs seen seldom are not in the list at all.
_FEW = 0.5
# Three pairs of four open or close nothing: an even chance is worth 0.
_USUAL = 3
_STEP = 1.5
CHARS = 0x10000  # characters beyond have no entry in the tables by character

Steps = NDArray[np.int8]
_Counts = NDArray[np.float64]


class Prose(NamedTuple):
    """How likely a pair opens or closes a clause and how it is tied, by pair; the first two also by character."""

    pairs: tuple[str, ...]
    opens: Steps  # -6 to 4
    closes: Steps
    bond: Steps  # see `bond`
    opening: Steps  # by character, as the next
    closing: Steps
    front: _Counts  # by character: how often it is a pair's first


@cache
def prose() -> Prose:
    """Return what the counts say, loaded once."""
    entries = rows("repair/lexicon/clauses")
    pairs = tuple(entry[0] for entry in entries)
    inside, opens, closes = np.array([entry[1:] for entry in entries], np.float64).T
    first, second = (np.array([ord(pair[at]) for pair in pairs]) for at in (0, 1))
    front, begun, ended = (
        np.bincount(*part, CHARS).astype(np.float64) for part in ((first, inside), (first, opens), (second, closes))
    )
    return Prose(
        pairs,
        _odds(opens, inside),
        _odds(closes, inside),
        bond(inside, front[first], front[second], front.sum()),
        _odds(begun, front),
        _odds(ended, front),
        front,
    )


def bond(often: _Counts, left: _Counts, right: _Counts, total: float) -> Steps:
    """Return how much oftener than by chance two characters stand together, -5 to 6; 0 for characters never seen.

    ``often``: how often they do; ``left`` and ``right``: how often each begins a pair, of ``total`` pairs.
    """
    tied = np.clip(np.trunc(np.log((often + 0.3) * total / ((left + 20) * (right + 20)))), -5, 6)
    return np.where((left > 0) & (right > 0), tied, 0).astype(np.int8)


def _odds(part: _Counts, whole: _Counts) -> Steps:
    return np.clip(np.trunc(np.log((_USUAL * part + _FEW) / (whole + _FEW)) * _STEP), -6, 4).astype(np.int8)
