"""Weights of the linear models and how they are applied; `training` makes them."""

import json
import math
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import asdict, dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from speeches.extraction.lexicon import glosses

WEIGHTS = Path(__file__).with_name("weights.json")
GRAM_SHARE = 6.0  # length of the vector of n-grams, against 1.0 for each named feature
Pair = tuple[float, float]


def gram_share(grams: Set[str]) -> float:
    """Return the value of each n-gram feature of a sentence: long sentences must not shout."""
    return GRAM_SHARE / math.sqrt(len(grams) or 1)


@dataclass(frozen=True, slots=True)
class Head:
    """A score's intercept, the score from which it says yes, and the way from it to a probability."""

    bias: float
    threshold: float = 0.0
    slope: float = 1.0
    offset: float = 0.0

    def probability(self, score: float) -> float:
        """Return the calibrated probability that belongs to a score."""
        z = self.slope * score + self.offset
        return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, z))))


@dataclass(frozen=True)
class Duties:
    """Two scores of a sentence over shared features: is it a duty, is it trackable."""

    duty: Head
    trackable: Head
    named: Mapping[str, Pair]
    grams: Mapping[str, Pair]

    def scores(self, named: Iterable[str], grams: Set[str]) -> Pair:
        """Return the two scores."""
        both = complex(self.duty.bias, self.trackable.bias)
        both += sum(filter(None, map(self._named.get, named)))
        both += gram_share(grams) * sum(filter(None, map(self._grams.get, grams)))
        return both.real, both.imag

    def strongest(self, grams: Iterable[str], count: int = 2) -> tuple[str, ...]:
        """Return the pairs of letters that weigh most, for or against."""
        pairs, ranks = self._ranked
        return tuple(pairs[rank - 1] for rank in sorted(filter(None, map(ranks.get, grams)))[:count])

    # Both weights of a feature as one number, so that one look-up and one addition serve both scores.
    @cached_property
    def _named(self) -> Mapping[str, complex]:
        return {name: complex(*pair) for name, pair in self.named.items()}

    @cached_property
    def _grams(self) -> Mapping[str, complex]:
        return {gram: complex(*pair) for gram, pair in self.grams.items()}

    @cached_property
    def tellable(self) -> Mapping[str, float]:
        """Return the mean weight of each named feature that there are words for."""
        said = glosses("explain")
        return {name: round(sum(pair) / 2, 2) for name, pair in self.named.items() if said.get(name)}

    @cached_property
    def _ranked(self) -> tuple[Sequence[str], Mapping[str, int]]:
        """Return the pairs of letters, the weightiest first, and the rank of each from 1 on."""
        words = self.words
        pairs = sorted(words, key=lambda pair: (-abs(words[pair]), pair))
        return pairs, {pair: rank for rank, pair in enumerate(pairs, 1)}

    @cached_property
    def words(self) -> Mapping[str, float]:
        """Return the sum of both weights of each pair of letters, which is as good as a word."""
        return {gram: sum(pair) for gram, pair in self.grams.items() if len(gram) == 2 and gram.isalpha()}


@dataclass(frozen=True, slots=True)
class Choice:
    """One score over named features, for yes or no."""

    head: Head
    named: Mapping[str, float]

    def score(self, named: Iterable[str]) -> float:
        """Return the score above (positive) or below the threshold."""
        return self.head.bias - self.head.threshold + sum(filter(None, map(self.named.get, named)))


@dataclass(frozen=True, slots=True)
class Weights:
    """Everything that was learnt."""

    version: str
    duties: Duties
    actor: Choice
    inheritance: Choice


@cache
def load(path: Path = WEIGHTS) -> Weights:
    """Read the weights file, once."""
    stored = json.loads(path.read_text(encoding="utf-8"))
    duties = stored["duties"]
    return Weights(
        stored["version"],
        Duties(
            Head(**duties["duty"]),
            Head(**duties["trackable"]),
            {name: (pair[0], pair[1]) for name, pair in duties["named"].items()},
            {gram: (pair[0], pair[1]) for gram, pair in duties["grams"].items()},
        ),
        Choice(Head(**stored["actor"]["head"]), stored["actor"]["named"]),
        Choice(Head(**stored["inheritance"]["head"]), stored["inheritance"]["named"]),
    )


def save(weights: Weights, path: Path = WEIGHTS) -> None:
    """Write the weights as JSON, one feature a line, so that a change of them can be read."""
    stored: dict[str, Any] = asdict(weights)
    text = json.dumps(stored, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    text = text.replace('],"', '],\n"').replace('{"', '{\n"')
    path.write_text(text + "\n", encoding="utf-8")
