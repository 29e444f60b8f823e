"""What the boundary model learns from: texts that are taken apart, with the places where the sentences ended."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from speeches.intake.repair import signs
from speeches.intake.repair.model.counting import plain

OWN = Path(__file__).parent / "texts"
_SHORT = 60  # a paragraph of the corpus below this has hardly two sentences
_DOCUMENT = 2000  # characters of the corpus that are taken as one text


def without_stops(text: str, lines_kept: bool) -> tuple[str, set[int]]:
    """Return the text without full stops (and without line ends), and the places where they were."""
    gone = "。" if lines_kept else "。\n"
    kept: list[str] = []
    ends: set[int] = set()
    for char in re.sub(r"[ \u3000]", "", text):
        if char in gone:
            ends.add(len(kept))
        else:
            kept.append(char)
    return "".join(kept), ends


class Lesson(NamedTuple):
    """A row a place where a sentence could end: the numbers of its signs, whether one ended, the number of the text."""

    numbers: NDArray[np.int32]
    truth: NDArray[np.bool_]
    text: NDArray[np.int64]


def lesson(texts: Sequence[str], ways: Sequence[bool]) -> Lesson:
    """Take the texts apart in each of the ways (lines kept or not)."""
    numbers, truth, origin = [], [], []
    for number, text in enumerate(texts):
        for lines_kept in ways:
            damaged, ends = without_stops(text, lines_kept)
            at, rows = signs.signs(damaged)
            numbers.append(rows)
            truth.append(np.isin(at, list(ends)))
            origin.append(np.full(len(at), number))
    return Lesson(np.concatenate(numbers), np.concatenate(truth), np.concatenate(origin))


def matrix(numbers: NDArray[np.int32]) -> csr_matrix:
    """Return the rows as a sparse matrix with a column for every number of a sign."""
    starts = np.arange(0, numbers.size + 1, numbers.shape[1], dtype=np.int64)
    ones = np.ones(numbers.size, np.float32)
    return csr_matrix((ones, numbers.ravel(), starts), shape=(len(numbers), signs.SIZE))


def own_texts() -> list[str]:
    """Return the speeches, minutes, reports and notices written for the training."""
    return [path.read_text(encoding="utf-8") for path in sorted(OWN.glob("*.txt"))]


def newspaper(corpus: Path) -> list[str]:
    """Return the running prose of the newspaper corpus (see counting.py), some paragraphs a text."""
    lines = dict.fromkeys(map(plain, corpus.read_text(encoding="utf-8").splitlines()))
    texts: list[str] = []
    gathered: list[str] = []
    for line in lines:
        if len(line) > _SHORT and line.count("。") > 1:
            gathered.append(line)
        if sum(map(len, gathered)) > _DOCUMENT:
            texts.append("\n".join(gathered))
            gathered = []
    return texts
