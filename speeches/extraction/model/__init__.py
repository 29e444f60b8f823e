"""Weights of the linear models and how they are applied; `training` makes them."""

import json
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from functools import cache, cached_property
from hashlib import sha256
from itertools import repeat
from pathlib import Path
from typing import Any

import numpy as np

from speeches.extraction.lexicon import glosses
from speeches.extraction.ngrams import Table
from speeches.extraction.types import Reason

WEIGHTS = Path(__file__).with_name("weights.json")
Pair = tuple[float, float]
Ranked = tuple[float, int, Reason]  # sorts by how strong a reason is, then by its place among the names


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
        if not -30.0 < z < 30.0:
            z = math.copysign(30.0, z)
        return 1.0 / (1.0 + math.exp(-z))


@dataclass(frozen=True, eq=False)
class Duties:
    """Two scores of a sentence over shared features: is it a duty, is it trackable.

    Two of them are never equal, so that a cache may hold what was made of one.
    """

    duty: Head
    trackable: Head
    named: Mapping[str, Pair]
    grams: Mapping[str, Pair]

    def scores(self, names: Sequence[str], held: Any) -> tuple[list[float], list[float]]:
        """Return what named features add to the two scores of sentences, without their n-grams.

        `held` has a row for each of the names, which says of which sentences it holds.
        """
        numbers, duties, trackables = self._columns
        which = np.fromiter(map(numbers.get, names, repeat(0)), np.int64, len(names))
        count = held.shape[1]
        feature, sentence = np.divmod(np.flatnonzero(held), count)
        number = which.take(feature)
        duty, trackable = (
            np.bincount(sentence, weights=weights.take(number), minlength=count) for weights in (duties, trackables)
        )
        return (duty + self.duty.bias).tolist(), (trackable + self.trackable.bias).tolist()

    @cached_property
    def _columns(self) -> tuple[Mapping[str, int], Any, Any]:
        """Return the number of each named feature, from 1 on, and by that the weights for each score."""
        numbers = {name: number for number, name in enumerate(self.named, 1)}
        duties, trackables = np.array([(0.0, 0.0), *self.named.values()]).T.copy()
        return numbers, duties, trackables

    @cached_property
    def table(self) -> Table:
        """Return the n-grams in the form in which those of many sentences are weighed at once."""
        return Table(self.grams)

    @cached_property
    def names_told(self) -> frozenset[str]:
        """Return the named features that there are words for."""
        return frozenset(self.tellable)

    @cached_property
    def tellable(self) -> Mapping[str, Reason]:
        """Return what each named feature that there are words for says of a sentence, with its mean weight.

        They are made once: most of what is told of a sentence is one of them as it stands.
        """
        said = glosses("explain")
        return {  # + 0.0 makes -0.0 a plain nought
            name: Reason(name, said[name], round(sum(pair) / 2, 2) + 0.0)
            for name, pair in self.named.items()
            if said.get(name)
        }

    @cached_property
    def ranked(self) -> Mapping[str, Ranked]:
        """Return the same so that it sorts: the strongest first, equally strong ones by their names."""
        return {
            name: (-abs(self.tellable[name].weight), place, self.tellable[name])
            for place, name in enumerate(sorted(self.tellable))
        }


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

    version: str  # such as 2.1f3a90c4: of the kind of model, and the fingerprint of these weights
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


def fingerprint(weights: Weights) -> str:
    """Return eight letters that tell these weights from others, whatever version they carry."""
    learnt = {name: value for name, value in asdict(weights).items() if name != "version"}
    return sha256(json.dumps(learnt, sort_keys=True).encode()).hexdigest()[:8]


def save(weights: Weights, path: Path = WEIGHTS) -> None:
    """Write the weights as JSON, one feature a line, so that a change of them can be read."""
    stored: dict[str, Any] = asdict(weights)
    text = json.dumps(stored, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    text = text.replace('],"', '],\n"').replace('{"', '{\n"')
    path.write_text(text + "\n", encoding="utf-8")
