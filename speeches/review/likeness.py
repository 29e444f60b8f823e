"""How alike two demands are: the pairs of characters they share, each counting by how rarely speeches say it.

Pure: words in, numbers out. What a demand is about tells it from others; how it is ordered (建立台账, 每月报送, 全覆盖)
hardly does, so words of ordering, of who and of when weigh little.
"""

import math
import re
from collections.abc import Iterable, Mapping
from functools import cache

from speeches.extraction import lexicon

from .lexicon import FOLDER, words

SENTENCES = 2_450  # that lexicon/pairs.tsv was counted over
RAREST = 3.5  # how often a pair counts as seen that the list does not hold
ORDERING = ("object", "action", "general_verb", "modal", "attitude", "growth", "consequence")  # lists of cues
SHARE = (1.0, 0.5, 0.1)  # of a pair with no, one or two characters in a word of ordering
ALIKE = 0.47  # from here on two demands count as the same; see docs/review.md for precision and recall
KEYS = 10  # pairs by which a demand is found again
RUN = re.compile(r"[\u4e00-\u9fff]+")

Weights = Mapping[str, float]


def pairs(quote: str, said: Iterable[str] = ()) -> dict[str, float]:
    """Return the weight of each pair of characters in a demand; ``said`` are its actors and time limits."""
    phrases = [phrase for phrase in said if phrase]
    weights: dict[str, float] = {}
    for run in RUN.finditer(quote):
        text, framed = run[0], [False] * len(run[0])
        for start, end in [*_frames(text), *(span for phrase in phrases for span in _places(text, phrase))]:
            framed[start:end] = [True] * (end - start)
        for at in range(len(text) - 1):
            pair = text[at : at + 2]
            weight = (_rarity(pair) * SHARE[framed[at] + framed[at + 1]]) ** 2
            weights[pair] = max(weights.get(pair, 0.0), weight)
    return weights


def keys(weights: Weights) -> list[str]:
    """Return the pairs that tell a demand best from others, the best first."""
    return sorted(weights, key=lambda pair: (-weights[pair], pair))[:KEYS]


def likeness(one: Weights, other: Weights) -> float:
    """Return from 0 to 1 how much of two demands is the same: the mean of Dice's share and that of the shorter one."""
    shared = sum(min(weight, other[pair]) for pair, weight in one.items() if pair in other)
    sizes = sum(one.values()), sum(other.values())
    if not shared:
        return 0.0
    return shared / sum(sizes) + shared / min(sizes) / 2


def _frames(text: str) -> Iterable[tuple[int, int]]:
    return (found.span() for found in _framing().finditer(text) if found.end() - found.start() > 1)


def _places(text: str, phrase: str) -> Iterable[tuple[int, int]]:
    return ((at, at + len(phrase)) for at in range(len(text)) if text.startswith(phrase, at))


@cache
def _framing() -> re.Pattern[str]:
    cues = (term for name in ORDERING for term in lexicon.terms(f"cues/{name}"))
    terms = {*cues, *lexicon.terms("summary_drops"), *words("frames")}
    return re.compile(lexicon.trie(term for term in terms if RUN.fullmatch(term)))


@cache
def _seen() -> dict[str, int]:
    lines = (FOLDER / "pairs.tsv").read_text(encoding="utf-8").splitlines()
    return {pair: int(count) for pair, count in (line.split("\t") for line in lines if not line.startswith("#"))}


@cache
def _rarity(pair: str) -> float:
    return math.log((SENTENCES + 1) / (_seen().get(pair, RAREST - 0.5) + 0.5))
