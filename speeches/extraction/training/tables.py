"""Labelled documents as a matrix: one row a sentence, one column a feature."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import chain
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer

from speeches.extraction import features
from speeches.extraction.ngrams import gram_share, grams
from speeches.extraction.training.gold import Document, bare_orders, bare_reports

GRAM = "gram:"
SEEN_IN = 2  # rows of the documents as they stand: rarer features are dropped
VARIANT_WEIGHT = 0.1  # of a rewritten document's sentence against a real one
Row = dict[str, float]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of features (csr), and for each row its label, its document's number and its weight."""

    names: Any
    matrix: Any
    labels: Any
    number: Any
    weight: Any

    @property
    def real(self) -> Any:
        """Tell which rows stand in the documents and are not rewritten."""
        return self.weight == 1.0

    def of_documents(self, numbers: Iterable[int]) -> "Table":
        """Return the rows of the documents of these numbers, without the features that are rare among them."""
        rows = np.isin(self.number, list(numbers))
        kept = replace(
            self, matrix=self.matrix[rows], labels=self.labels[rows], number=self.number[rows], weight=self.weight[rows]
        )
        seen = np.asarray((kept.matrix[kept.real] > 0).sum(axis=0)).ravel() >= SEEN_IN
        return replace(kept, names=self.names[seen], matrix=kept.matrix[:, seen])


def table(documents: Sequence[Document]) -> Table:
    """Return all sentences of the documents and of their variants."""
    texts = [*documents, *map(bare_orders, documents), *map(bare_reports, documents)]
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([row for text in texts for row in sentence_rows(text)])
    number = np.concatenate([np.full(len(text.labels), at % len(documents)) for at, text in enumerate(texts)])
    real = np.arange(len(number)) < sum(len(document.labels) for document in documents)
    labels = np.array([row.label for text in texts for row in text.labels])
    names = np.array(vectorizer.feature_names_, dtype=object)
    return Table(names, matrix.tocsr(), labels, number, np.where(real, 1.0, VARIANT_WEIGHT))


@cache
def sentence_rows(document: Document) -> list[Row]:
    """Return the features of each sentence with their values; the names of n-grams begin with `GRAM`."""
    found = []
    described = features.described(document.sentences, document.places, document.deadlines)
    named = chain.from_iterable(marks.of_each() for marks in described)
    for sentence, names in zip(document.sentences, named, strict=True):
        row: Row = dict.fromkeys(names, 1.0)
        letters = grams(sentence.text)
        row.update(dict.fromkeys((GRAM + gram for gram in letters), gram_share(letters)))
        found.append(row)
    return found
