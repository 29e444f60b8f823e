"""How well figures to reach are found, against tables labelled by hand; `python -m benchmarks.quantities` prints it.

quantities_learnt.tsv was read while the rules were written, quantities_unseen.tsv was not. A row is a figure in a
sentence that is labelled a requirement; what is found in these sentences and stands in no row is too much. Found is
what has the same number and unit in the same sentence. Several answers that are right are divided by `|`.
"""

import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from speeches.extraction.quantities import find_quantities
from speeches.extraction.training.gold import Document, read
from speeches.extraction.types import Quantity

HERE = Path(__file__).parent
LEARNT, UNSEEN = HERE / "quantities_learnt.tsv", HERE / "quantities_unseen.tsv"
ASPECTS = ("relation", "object", "each", "said")
Row = dict[str, str]


@dataclass
class Scores:
    """What was found and missed; `right` counts, of the rows found, those in which an aspect is right too."""

    rows: int = 0
    found: int = 0
    too_much: int = 0
    right: dict[str, int] = field(default_factory=lambda: dict.fromkeys((*ASPECTS, "all"), 0))
    errors: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Return the share of what was found that is labelled."""
        return self.found / (self.found + self.too_much)

    @property
    def recall(self) -> float:
        """Return the share of the rows that were found."""
        return self.found / self.rows

    def share(self, aspect: str) -> float:
        """Return the share of the rows found in which an aspect, or all of them, is right."""
        return self.right[aspect] / self.found

    def compare(self, place: str, rows: list[Row], quantities: tuple[Quantity, ...]) -> None:
        """Count one sentence."""
        left = list(quantities)
        self.rows += len(rows)
        for row in rows:
            one = next((q for q in left if (f"{q.number:f}", q.unit) == (row["number"], row["unit"])), None)
            if one is None:
                self.errors.append(f"{place} missed {row['said']}")
                continue
            left.remove(one)
            self.found += 1
            wrong = [name for name in ASPECTS if getattr(one, name) not in row[name].split("|")]
            for name in set(ASPECTS) - set(wrong):
                self.right[name] += 1
            self.right["all"] += not wrong
            self.errors += [f"{place} {name} {getattr(one, name)!r} for {row[name]!r}" for name in wrong]
        self.too_much += len(left)
        self.errors += [f"{place} too much {q.said} ({q.relation} {q.number} {q.unit} {q.object})" for q in left]


def score(table: Path) -> Scores:
    """Return the figures for all texts of a table."""
    labels: dict[tuple[str, int], list[Row]] = defaultdict(list)
    with table.open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            labels[row["text"], int(row["sentence"])].append({name: value or "" for name, value in row.items()})
    scores, initials = Scores(), {name[0] for name, _ in labels}
    for document, number, text in sentences():
        if document.name[0] in initials:
            scores.compare(f"{document.name} {number}", labels.pop((document.name, number), []), find_quantities(text))
    assert not labels, f"not in a requirement: {sorted(labels)}"
    return scores


def sentences() -> Iterator[tuple[Document, int, str]]:
    """Yield every sentence that is labelled a requirement: its document, its number from 1 and its words."""
    for document in (*read(HERE / "labelled"), *read(HERE / "taught")):
        for number, (label, (start, end)) in enumerate(zip(document.labels, document.spans, strict=True), 1):
            if label.label:
                yield document, number, document.text[start:end]
