"""Train the weights from labelled documents, or judge them by cross-validation by document.

Run as `python -m speeches.extraction.model.training --gold FOLDER` (see `gold` for what the folder holds), with
`--cross-validate` to print figures only. scikit-learn is needed here and nowhere else; the same input gives the
same file.
"""

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from speeches.extraction import actors, candidates, features, phrases
from speeches.extraction.actors import Source
from speeches.extraction.model import WEIGHTS, Choice, Duties, Head, Weights, gram_share, save
from speeches.extraction.model.gold import Document, bare_orders, bare_reports, read
from speeches.extraction.types import Actor

VERSION = "1"
FOLDS = 10  # within the training documents, for thresholds and calibration
VARIANT_WEIGHT = 0.1  # of a rewritten document's sentence against a real one
INVERSE_PENALTY = {"duty": 0.4, "trackable": 0.4, "actor": 1.0, "inheritance": 0.3}
ACTOR_THRESHOLD = -0.4  # a missed unit costs the clerk more than one too many
INHERITANCE_THRESHOLD = -0.2
SEEN_IN = 2  # sentences as they stand in the documents: rarer features are dropped
GRAM = "gram:"
SMALLEST = 0.0005
Row = dict[str, float]


def fit(matrix: Any, wanted: Any, target: str, weight: Any = None) -> LogisticRegression:
    """Fit one yes-or-no question."""
    return LogisticRegression(C=INVERSE_PENALTY[target], max_iter=3000).fit(matrix, wanted, sample_weight=weight)


def matrix_of(rows: Iterable[Row], real: int | None = None) -> tuple[list[str], Any]:
    """Return the names of the features seen often enough in the `real` first rows, and the matrix over them."""
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(rows)
    keep = np.asarray((matrix[:real] > 0).sum(axis=0)).ravel() >= SEEN_IN
    return [name for name, kept in zip(vectorizer.feature_names_, keep, strict=True) if kept], matrix[:, keep].tocsr()


def train(documents: Sequence[Document]) -> Weights:
    """Learn everything from the documents."""
    return Weights(VERSION, _duties(documents), _actor(documents), _inheritance(documents))


def _duties(documents: Sequence[Document]) -> Duties:
    real = sum(len(document.labels) for document in documents)
    texts = [*documents, *map(bare_orders, documents), *map(bare_reports, documents)]
    names, matrix = matrix_of((row for document in texts for row in _sentence_rows(document)), real)
    labels = np.array([row.label for document in texts for row in document.labels])
    number = np.concatenate([np.full(len(text.labels), at % len(documents)) for at, text in enumerate(texts)])
    weight = np.where(np.arange(len(labels)) < real, 1.0, VARIANT_WEIGHT)
    heads: dict[str, Head] = {}
    weights = {}
    allowed = np.ones(real, dtype=bool)
    for least, target in ((1, "duty"), (2, "trackable")):
        wanted = labels >= least
        scores = np.zeros(len(labels))
        for fold in range(FOLDS):
            outside = number % FOLDS == fold
            if outside.any():
                fitted = fit(matrix[~outside], wanted[~outside], target, weight[~outside])
                scores[outside] = fitted.decision_function(matrix[outside])
        scores = scores[:real]
        threshold = _best_threshold(wanted[:real], scores, allowed)
        allowed = allowed & (scores > threshold)
        curve = LogisticRegression(C=100.0).fit(scores.reshape(-1, 1), wanted[:real])  # Platt 1999
        fitted = fit(matrix, wanted, target, weight)
        heads[target] = Head(
            _rounded(fitted.intercept_[0]), threshold, _rounded(curve.coef_[0][0]), _rounded(curve.intercept_[0])
        )
        weights[target] = fitted.coef_[0]
    pairs = {
        name: (_rounded(one), _rounded(two))
        for name, one, two in zip(names, weights["duty"], weights["trackable"], strict=True)
        if max(abs(one), abs(two)) >= SMALLEST
    }
    grams = {name.removeprefix(GRAM): pair for name, pair in pairs.items() if name.startswith(GRAM)}
    named = {name: pair for name, pair in pairs.items() if not name.startswith(GRAM)}
    return Duties(heads["duty"], heads["trackable"], named, grams)


def _sentence_rows(document: Document) -> Iterable[Row]:
    described = features.describe(document.sentences, document.places)
    for sentence, named in zip(document.sentences, described, strict=True):
        row: Row = dict.fromkeys(named, 1.0)
        grams = features.grams(sentence.text)
        row.update(dict.fromkeys((GRAM + gram for gram in grams), gram_share(grams)))
        yield row


def _best_threshold(wanted: Any, scores: Any, allowed: Any) -> float:
    """Return the middle of the thresholds whose F1 comes within 0.002 of the best, so that noise does not choose."""
    steps = np.arange(-1.5, 1.5, 0.05)
    found = [(scores > step) & allowed for step in steps]
    values = np.array([2 * (wanted & yes).sum() / max(wanted.sum() + yes.sum(), 1) for yes in found])
    return _rounded(np.mean(steps[values >= values.max() - 0.002]))


def _actor(documents: Sequence[Document]) -> Choice:
    rows: list[Row] = []
    wanted: list[bool] = []
    for document in documents:
        masked = phrases.masked(document.text)
        for sentence, row in zip(document.sentences, document.labels, strict=True):
            if not row.label:
                continue
            names = {name for name, inherited in row.actors.items() if not inherited}
            noted = {(actor.start, actor.end) for actor in actors.notes(document.text, sentence.start, sentence.end)}
            for candidate in candidates.find(masked, sentence.start, sentence.end):
                span = (candidate.phrase.start, candidate.phrase.end)
                if span not in noted:
                    described = candidates.describe(candidate, masked, sentence.start, sentence.end)
                    rows.append(dict.fromkeys(described, 1.0))
                    wanted.append(document.text[span[0] : span[1]] in names)
    return _choice(rows, wanted, "actor", ACTOR_THRESHOLD)


def _inheritance(documents: Sequence[Document]) -> Choice:
    rows: list[Row] = []
    wanted: list[bool] = []
    for document in documents:
        source: Source | None = None
        for index, row in enumerate(document.labels):
            sentence = document.sentences[index]
            own = [name for name, inherited in row.actors.items() if not inherited]
            carried = [name for name, inherited in row.actors.items() if inherited]
            if own:
                source = Source(tuple(Actor(name, sentence.start, sentence.end) for name in own), index, "duty")
                continue
            if not source or not row.label:
                continue
            described = actors.carrying(source, index, document.sentences, document.verdicts)
            inherits = any(actor.text in carried for actor in source.actors)
            if described:
                rows.append(dict.fromkeys(described, 1.0))
                wanted.append(inherits)
            if inherits:
                source = Source(source.actors, index, "inherited")
    return _choice(rows, wanted, "inheritance", INHERITANCE_THRESHOLD)


def _choice(rows: Sequence[Row], wanted: Sequence[bool], target: str, threshold: float) -> Choice:
    names, matrix = matrix_of(rows)
    fitted = fit(matrix, np.array(wanted), target)
    named = {
        name: _rounded(weight) for name, weight in zip(names, fitted.coef_[0], strict=True) if abs(weight) >= SMALLEST
    }
    return Choice(Head(_rounded(fitted.intercept_[0]), threshold), named)


def _rounded(value: Any) -> float:
    return round(float(value), 4)


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, or cross-validate."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--cross-validate", action="store_true", help="print figures only, write nothing")
    parser.add_argument("--errors", action="store_true", help="with --cross-validate: list what was wrong")
    parser.add_argument("--out", type=Path, default=WEIGHTS)
    options = parser.parse_args(arguments)
    documents = read(options.gold)
    if options.cross_validate:
        from speeches.extraction.model.validation import cross_validate  # noqa: PLC0415 - it imports this module

        sys.stdout.writelines(f"{line}\n" for line in cross_validate(documents, options.errors))
    else:
        save(train(documents), options.out)


if __name__ == "__main__":
    main()
