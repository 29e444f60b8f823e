"""How characters follow each other in running prose: inside a clause, where one opens, where one closes.

The counts (lexicon/clauses.txt) come from model/counting.py.
"""

import math
from collections import Counter
from functools import cache
from typing import NamedTuple

from speeches.intake.wordlists import rows

# What a count must beat to say anything; pairs seen seldom are not in the list at all.
_FEW = 0.5
# Three pairs of four open or close nothing: an even chance is worth 0.
_USUAL = 3
_STEP = 1.5


class Pair(NamedTuple):
    """How often two characters stand together, how often they open a clause, how often they close one."""

    inside: int
    opens: int
    closes: int


class _Table(NamedTuple):
    pairs: dict[str, Pair]
    front: dict[str, int]  # character → how often it is a pair's first
    opens: dict[str, int]
    closes: dict[str, int]
    total: int


@cache
def table() -> _Table:
    """Return the counts, loaded once."""
    pairs = {pair: Pair(*map(int, counts)) for pair, *counts in rows("repair/lexicon/clauses")}
    front: Counter[str] = Counter()
    opens: Counter[str] = Counter()
    closes: Counter[str] = Counter()
    for pair, counts in pairs.items():
        front[pair[0]] += counts.inside
        opens[pair[0]] += counts.opens
        closes[pair[1]] += counts.closes
    return _Table(pairs, dict(front), dict(opens), dict(closes), sum(counts.inside for counts in pairs.values()))


def features(text: str, at: int) -> list[str]:
    """Return the features of the place before ``text[at]``: do the clauses of running prose close and open so."""
    known = table()
    before, behind = known.pairs.get(text[max(0, at - 2) : at]), known.pairs.get(text[at : at + 2])
    last, first = text[at - 1 : at], text[at : at + 1]
    opens = "n" if behind is None else str(_odds(behind.opens, behind.inside))
    closes = "n" if before is None else str(_odds(before.closes, before.inside))
    opening = _odds(known.opens.get(first, 0), known.front.get(first, 0))
    closing = _odds(known.closes.get(last, 0), known.front.get(last, 0))
    bond = _bond(known, last, first)
    near, mid = max(-3, min(3, bond)), max(-3, min(4, bond))
    return [
        f"1{opens}", f"2{closes}", f"3{bond}", f"4{opens}_{closes}", f"5{opens}_{closes}_{near}", f"6{opening}",
        f"7{closing}", f"8{opening}_{closing}_{near}", f"9{opens}_{mid}", f"0{closes}_{mid}",
    ]  # fmt: skip


def _odds(part: int, whole: int) -> int:
    return max(-6, min(4, int(math.log((_USUAL * part + _FEW) / (whole + _FEW)) * _STEP)))


def _bond(known: _Table, last: str, first: str) -> int:
    """Return how much oftener than by chance two characters stand together, -5 to 6."""
    left, right = known.front.get(last, 0), known.front.get(first, 0)
    if not left or not right:
        return 0
    pair = known.pairs.get(last + first)
    often = pair.inside if pair else 0
    return max(-5, min(6, int(math.log((often + 0.3) * known.total / ((left + 20) * (right + 20))))))
