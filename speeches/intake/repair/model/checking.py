"""Judge the restoration of full stops on texts that were left out of the training.

`python -m speeches.intake.repair.model.checking --texts FOLDER --prose CORPUS`; the arguments are those of training.py.
Every text loses all its full stops and keeps its lines; then it is mended by a model that knows nothing of it, nor of
the other texts of the same source (what stands before a hyphen in the file's name). Printed: precision, recall and F1
of all full stops and of those inside lines, by genre (first letter of the name), and how often the stops were right by
how sure they were said to be.
"""

import argparse
import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import numpy as np

from speeches.intake.repair.model.lessons import lesson, own_texts, without_stops
from speeches.intake.repair.model.training import BOTH, Weights, posterior, prior
from speeches.intake.repair.stops import put_back
from speeches.intake.tracing import Change

_FOLDS = 8


class Verdict(NamedTuple):
    """The stops put back into a damaged text, and the places where they had been."""

    damaged: str
    found: tuple[Change, ...]
    truth: frozenset[int]

    def inside(self, at: int) -> bool:
        """Say whether a place is inside a line."""
        return at < len(self.damaged) and self.damaged[at] != "\n"


def verdict(text: str, model: Weights) -> Verdict:
    """Take all full stops out of a text and put them back."""
    damaged, ends = without_stops(text, lines_kept=True)
    return Verdict(damaged, tuple(put_back(damaged, model)), frozenset(ends) - {0})


def left_out(texts: dict[str, str], corpus: Path) -> dict[str, Verdict]:
    """Return what becomes of each text when neither it nor another of its source is trained on."""
    sources = {name: re.sub(r"-.*", "", name) for name in texts}
    order = sorted(set(sources.values()))
    fold = np.array([order.index(source) % _FOLDS for source in sources.values()])
    before = prior(corpus)
    taught, own = lesson([*texts.values()], BOTH), lesson(own_texts(), BOTH)
    found = {}
    for number in range(_FOLDS):
        model = posterior(before, taught, fold[taught.text] != number, own)
        # As it is stored.
        model = model.astype(np.float16).astype(np.float32)
        for name, here in zip(texts, fold, strict=True):
            if here == number:
                found[name] = verdict(texts[name], model)
    return found


def figures(verdicts: Iterable[Verdict], inside: bool = False) -> tuple[float, float, float]:
    """Return precision, recall and F1 of all the full stops or of those inside lines."""
    right = said = there = 0
    for one in verdicts:
        found = {change.start for change in one.found if not inside or one.inside(change.start)}
        truth = {at for at in one.truth if not inside or one.inside(at)}
        right, said, there = right + len(found & truth), said + len(found), there + len(truth)
    return right / max(1, said), right / max(1, there), 2 * right / max(1, said + there)


def calibration(verdicts: Iterable[Verdict]) -> list[tuple[float, int, float, float]]:
    """Return for each tenth of sureness: its lower end, how many stops inside lines, mean sureness, share right."""
    count: Counter[int] = Counter()
    sure: Counter[int] = Counter()
    right: Counter[int] = Counter()
    for one in verdicts:
        for change in one.found:
            if one.inside(change.start):
                tenth = min(9, int(change.sure * 10))
                count[tenth] += 1
                sure[tenth] += round(100 * change.sure)
                right[tenth] += change.start in one.truth
    return [(at / 10, n, sure[at] / 100 / n, right[at] / n) for at, n in sorted(count.items())]


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--prose", type=Path, required=True)
    options = parser.parse_args()
    texts = {path.stem: path.read_text(encoding="utf-8") for path in sorted(options.texts.glob("*.txt"))}
    found = left_out(texts, options.prose)
    for genre in ("", *sorted({name[0] for name in found})):
        ours = [one for name, one in found.items() if name.startswith(genre)]
        for what, inside in (("all", False), ("inside lines", True)):
            precision, recall, f1 = figures(ours, inside)
            print(f"{genre or 'every':6s}{what:13s} P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")  # noqa: T201
    for low, count, sure, right in calibration(found.values()):
        print(f"sure from {low:.1f}: {count:5d} stops, said {sure:.2f}, right {right:.2f}")  # noqa: T201


if __name__ == "__main__":
    main()
