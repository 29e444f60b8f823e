"""Learn the weights from labelled documents: the same documents give the same weights."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

from speeches.extraction.model import Choice, Duties, Head, Weights, fingerprint
from speeches.extraction.training.choices import Example, examples_of
from speeches.extraction.training.gold import Document
from speeches.extraction.training.tables import GRAM, SEEN_IN, Table, table

VERSION = "2"  # of the kind of model and of its features
FOLDS = 10  # within the training documents, for thresholds and calibration
INVERSE_PENALTY = {"duty": 0.4, "trackable": 0.4, "actor": 0.5, "inheritance": 0.3}
ACTOR_THRESHOLD = -0.4  # a missed unit costs the clerk more than one too many
INHERITANCE_THRESHOLD = 0.2  # two of three carried over are right; a unit wrongly charged is worse than one to be named
SMALLEST = 0.0005


def train(documents: Sequence[Document], rows: Table | None = None) -> Weights:
    """Learn everything from the documents; `rows` are their sentences where they are at hand."""
    # One thread: sums over several differ in the last digit from run to run.
    with threadpool_limits(1):
        if rows is None:
            rows = table(documents).of_documents(range(len(documents)))
        chosen = {
            target: _choice(examples_of(documents, target), target, threshold)
            for target, threshold in (("actor", ACTOR_THRESHOLD), ("inheritance", INHERITANCE_THRESHOLD))
        }
        learnt = Weights("", _duties(rows), chosen["actor"], chosen["inheritance"])
        return replace(learnt, version=f"{VERSION}.{fingerprint(learnt)}")


def _fit(matrix: Any, wanted: Any, target: str, weight: Any = None) -> LogisticRegression:
    model = LogisticRegression(C=INVERSE_PENALTY[target], max_iter=3000, tol=1e-3)
    return model.fit(matrix, wanted, sample_weight=weight)


def _duties(rows: Table) -> Duties:
    heads: dict[str, Head] = {}
    weights = {}
    real = rows.real
    allowed = np.ones(real.sum(), dtype=bool)
    fold_of = np.searchsorted(np.unique(rows.number), rows.number) % FOLDS
    for least, target in ((1, "duty"), (2, "trackable")):
        wanted = rows.labels >= least
        scores = np.zeros(len(wanted))
        for fold in np.unique(fold_of):
            outside = fold_of == fold
            fitted = _fit(rows.matrix[~outside], wanted[~outside], target, rows.weight[~outside])
            scores[outside] = fitted.decision_function(rows.matrix[outside])
        threshold = _best_threshold(wanted[real], scores[real], allowed)
        allowed = allowed & (scores[real] > threshold)
        curve = LogisticRegression(C=100.0).fit(scores[real].reshape(-1, 1), wanted[real])  # Platt 1999
        fitted = _fit(rows.matrix, wanted, target, rows.weight)
        heads[target] = Head(
            _rounded(fitted.intercept_[0]), threshold, _rounded(curve.coef_[0][0]), _rounded(curve.intercept_[0])
        )
        weights[target] = fitted.coef_[0]
    pairs = {
        name: (_rounded(one), _rounded(two))
        for name, one, two in zip(rows.names, weights["duty"], weights["trackable"], strict=True)
        if max(abs(one), abs(two)) >= SMALLEST
    }
    grams = {name.removeprefix(GRAM): pair for name, pair in pairs.items() if name.startswith(GRAM)}
    named = {name: pair for name, pair in pairs.items() if not name.startswith(GRAM)}
    return Duties(heads["duty"], heads["trackable"], named, grams)


def _best_threshold(wanted: Any, scores: Any, allowed: Any) -> float:
    """Return the middle of the thresholds whose F1 comes within 0.002 of the best, so that noise does not choose."""
    steps = np.arange(-1.5, 1.5, 0.05)
    found = [(scores > step) & allowed for step in steps]
    values = np.array([2 * (wanted & yes).sum() / max(wanted.sum() + yes.sum(), 1) for yes in found])
    return _rounded(np.mean(steps[values >= values.max() - 0.002]))


def _choice(examples: Sequence[Example], target: str, threshold: float) -> Choice:
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([dict.fromkeys(described, 1.0) for described, _ in examples])
    keep = np.asarray((matrix > 0).sum(axis=0)).ravel() >= SEEN_IN
    names = np.array(vectorizer.feature_names_, dtype=object)[keep]
    fitted = _fit(matrix[:, keep], np.array([yes for _, yes in examples]), target)
    named = {
        name: _rounded(weight) for name, weight in zip(names, fitted.coef_[0], strict=True) if abs(weight) >= SMALLEST
    }
    return Choice(Head(_rounded(fitted.intercept_[0]), threshold), named)


def _rounded(value: Any) -> float:
    return round(float(value), 4)
