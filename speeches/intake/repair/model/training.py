"""Train the boundary model: clean texts in, ``boundaries.json`` out. Needs scikit-learn (development only).

`python -m speeches.intake.repair.model.training --texts FOLDER [--leave-out NAME]... [--check]`. Full stops, line ends
and a share of the commas are taken out of each text; the model learns where they were. ``--check`` judges by texts
that were left out of the training, writes nothing.
"""

import argparse
import json
import random
import re
from array import array
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from speeches.intake.repair import boundaries

OUT = Path(boundaries.__file__).parent / "model" / "boundaries.json"
_SMALLEST = 0.12  # weights below are not worth their place in the file
_FOLDS = 5
_THRESHOLDS = (0.2, 0.25, 0.3, 0.35, 0.4, 0.5)

# How a text is taken apart: a share of the commas gone with all stops and line ends, or only the stops gone.
_COMMA_SHARES = (0.0, 0.5)
_LINES_KEPT = -1.0

Sample = tuple[list[str], bool]


def without_stops(text: str, comma_share: float, chance: random.Random) -> tuple[str, set[int]]:
    """Return the text without full stops and line ends, and the places where they were.

    ``comma_share`` of the commas and semicolons go too and count as ends: they teach where clauses meet. With
    `_LINES_KEPT` only the full stops go.
    """
    gone = "。" if comma_share == _LINES_KEPT else "。\n"
    kept: list[str] = []
    ends: set[int] = set()
    for char in re.sub(r"[ \u3000]", "", text):
        if char in gone or (char in "，；" and chance.random() < comma_share):
            ends.add(len(kept))
        else:
            kept.append(char)
    return "".join(kept), ends


def samples(text: str, ends: set[int]) -> Iterator[Sample]:
    """Yield the features and the truth of every place where a sentence could end."""
    for at in boundaries.candidates(text, 1, len(text)):
        yield boundaries.features(text, at), at in ends


class Lesson:
    """The samples of many texts as one sparse matrix; each row knows its text and how that was taken apart."""

    def __init__(self, texts: Sequence[str]) -> None:
        chance = random.Random(0)
        self.names: dict[str, int] = {}
        columns, starts = array("i"), array("q", [0])
        origin: list[tuple[int, float, bool]] = []
        for number, text in enumerate(texts):
            for share in (*_COMMA_SHARES, _LINES_KEPT):
                for features, truth in samples(*without_stops(text, share, chance)):
                    columns.extend(self.names.setdefault(name, len(self.names)) for name in features)
                    starts.append(len(columns))
                    origin.append((number, share, truth))
        shape = (len(origin), len(self.names))
        self.matrix = csr_matrix((np.ones(len(columns)), np.array(columns), np.array(starts)), shape=shape)
        self.text = np.array([number for number, _, _ in origin])
        self.share = np.array([share for _, share, _ in origin])
        self.truth = np.array([truth for _, _, truth in origin])

    def fit(self, taken: Any) -> LogisticRegression:
        """Fit the model on the rows that a mask takes."""
        return LogisticRegression(C=1.0, max_iter=200, tol=1e-5).fit(self.matrix[taken], self.truth[taken])


def check(lesson: Lesson) -> None:
    """Print precision, recall and F1 on texts not trained on (every fifth left out in turn), by threshold."""
    folds = [lesson.text % _FOLDS == fold for fold in range(_FOLDS)]
    likely = np.zeros(len(lesson.truth))
    for left_out in folds:
        likely[left_out] = lesson.fit(~left_out).predict_proba(lesson.matrix[left_out])[:, 1]
    for what, share in (("run together", 0.0), ("lines kept, inside them", _LINES_KEPT)):
        print(what)  # noqa: T201
        judged = lesson.share == share
        report(likely[judged], lesson.truth[judged])


def report(likely: Any, truth: Any) -> None:
    """Print a line of figures for each threshold."""
    for threshold in _THRESHOLDS:
        taken = likely >= threshold
        right = int((taken & truth).sum())
        precision, recall = right / max(1, int(taken.sum())), right / max(1, int(truth.sum()))
        f1 = 2 * right / (int(taken.sum()) + int(truth.sum()))
        print(f"{threshold:.2f}  P {precision:.3f}  R {recall:.3f}  F1 {f1:.3f}")  # noqa: T201


def main() -> None:
    """Train on the texts of a folder and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--leave-out", action="append", default=[])
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    files = [path for path in sorted(options.texts.glob("*.txt")) if path.stem not in options.leave_out]
    lesson = Lesson([path.read_text(encoding="utf-8") for path in files])
    if options.check:
        check(lesson)
        return
    model = lesson.fit(np.ones(len(lesson.truth), dtype=bool))
    weights = {
        str(name): round(float(weight), 2)
        for name, weight in zip(lesson.names, model.coef_[0], strict=True)
        if abs(weight) >= _SMALLEST
    }
    weights["bias"] = round(float(model.intercept_[0]), 3)
    OUT.write_text(json.dumps(weights, ensure_ascii=False, sort_keys=True, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
