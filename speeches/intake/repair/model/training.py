"""Train the boundary model: clean texts in, ``boundaries.json`` out. Needs scikit-learn (development only).

`python -m speeches.intake.repair.model.training --texts FOLDER [--leave-out NAME]... [--check]`. Full stops, line ends
and a share of the commas are taken out of each text; the model learns where they were.
"""

import argparse
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from speeches.intake.repair import boundaries

OUT = Path(boundaries.__file__).parent / "model" / "boundaries.json"
_SMALLEST = 0.12  # weights below are not worth their place in the file
_FOLDS = 5
_THRESHOLDS = (0.2, 0.25, 0.3, 0.35, 0.4, 0.5)

Sample = tuple[dict[str, float], bool]


def without_stops(text: str, comma_share: float, chance: random.Random) -> tuple[str, set[int]]:
    """Return the text without full stops and line ends, and the places where they were.

    ``comma_share`` of the commas and semicolons go too and count as ends: they teach where clauses meet.
    """
    kept: list[str] = []
    ends: set[int] = set()
    for char in re.sub(r"[ \u3000]", "", text):
        if char in "。\n" or (char in "，；" and chance.random() < comma_share):
            ends.add(len(kept))
        else:
            kept.append(char)
    return "".join(kept), ends


def samples(text: str, ends: set[int]) -> Iterator[Sample]:
    """Yield the features and the truth of every place where a sentence could end."""
    for at in boundaries.candidates(text, 1, len(text)):
        yield dict.fromkeys(boundaries.features(text, at), 1.0), at in ends


def train(texts: list[str]) -> tuple[DictVectorizer, LogisticRegression]:
    """Fit the model on texts, each once with all its commas and once with half of them."""
    chance = random.Random(0)
    rows = [row for text in texts for share in (0.0, 0.5) for row in samples(*without_stops(text, share, chance))]
    vectors = DictVectorizer()
    matrix = vectors.fit_transform([features for features, _ in rows])
    model = LogisticRegression(C=1.0, max_iter=200)
    model.fit(matrix, [truth for _, truth in rows])
    return vectors, model


def check(texts: list[str]) -> None:
    """Print precision, recall and F1 on texts not trained on, by threshold."""
    found: list[tuple[float, bool]] = []
    for fold in range(_FOLDS):
        vectors, model = train([text for number, text in enumerate(texts) if number % _FOLDS != fold])
        for text in texts[fold::_FOLDS]:
            rows = list(samples(*without_stops(text, 0.0, random.Random(0))))
            likely = model.predict_proba(vectors.transform([features for features, _ in rows]))[:, 1]
            found += [(float(value), truth) for value, (_, truth) in zip(likely, rows, strict=True)]
    truths = sum(truth for _, truth in found)
    for threshold in _THRESHOLDS:
        taken = [truth for value, truth in found if value >= threshold]
        right = sum(taken)
        precision, recall = right / max(1, len(taken)), right / max(1, truths)
        print(f"{threshold:.2f}  P {precision:.3f}  R {recall:.3f}  F1 {2 * right / (len(taken) + truths):.3f}")  # noqa: T201


def main() -> None:
    """Train on the texts of a folder and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--texts", type=Path, required=True)
    parser.add_argument("--leave-out", action="append", default=[])
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    files = [path for path in sorted(options.texts.glob("*.txt")) if path.stem not in options.leave_out]
    texts = [path.read_text(encoding="utf-8") for path in files]
    if options.check:
        check(texts)
        return
    vectors, model = train(texts)
    weights = {
        str(name): round(float(weight), 2)
        for name, weight in zip(vectors.feature_names_, model.coef_[0], strict=True)
        if abs(weight) >= _SMALLEST
    }
    weights["bias"] = round(float(model.intercept_[0]), 3)
    OUT.write_text(json.dumps(weights, ensure_ascii=False, sort_keys=True, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
