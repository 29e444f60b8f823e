"""How often two characters stand together in Chinese office prose, from a list of counts."""

import math
from collections import Counter
from collections.abc import Collection
from functools import cache

from speeches.intake.repair.traditional import simplified
from speeches.intake.wordlists import rows

_UNSEEN = 0.5
_SMOOTHING = 5_000
# A mark has no neighbours in a word list: worth less than a pair of a word, more than one that no word has.
_MARK = -8.2
_MARKS = frozenset("，。；：！？、“”‘’（）《》\n")


@cache
def _counts() -> tuple[dict[str, int], dict[str, int], int]:
    pairs = {pair: int(count) for pair, count in rows("repair/lexicon/bigrams")}
    singles: Counter[str] = Counter()
    for pair, count in pairs.items():
        singles[pair[0]] += count
        singles[pair[1]] += count
    return pairs, dict(singles), sum(pairs.values())


def score(text: str) -> float:
    """Return the mean log probability of each character after the one before it; higher is likelier."""
    pairs, singles, _ = _counts()
    text = simplified(text)
    steps = [
        _MARK
        if not _MARKS.isdisjoint(text[at : at + 2])
        else math.log((pairs.get(text[at : at + 2], 0) + _UNSEEN) / (singles.get(text[at], 0) + _SMOOTHING))
        for at in range(len(text) - 1)
    ]
    return sum(steps) / len(steps) if steps else 0.0


def pairs() -> Collection[str]:
    """Return the pairs that stand in words."""
    return _counts()[0].keys()


def count(pair: str) -> int:
    """Return how often a pair of characters stands in a word; 0 for rarer than the list goes."""
    return _counts()[0].get(pair, 0)


def cohesion(pair: str) -> int:
    """Return how strongly two characters attract each other, -1 (never seen together) to 9."""
    pairs, singles, total = _counts()
    count = pairs.get(pair, 0)
    if not count:
        return -1
    return max(0, min(9, int(math.log(count * total / (singles[pair[0]] * singles[pair[1]])) + 1)))
