"""Judge the engine on documents that its weights have not seen, sentence by sentence."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from speeches.extraction import duties
from speeches.extraction.drafts.assembly import assemble
from speeches.extraction.training import calibration, fitting
from speeches.extraction.training.gold import Document, Label
from speeches.extraction.training.tables import table
from speeches.extraction.types import Draft

FOLDS = 10
MEASURES = ("requirement", "trackable", "actor", "actor named")


@dataclass
class Count:
    """True positives, false positives, false negatives."""

    tp: int = 0
    fp: int = 0
    fn: int = 0

    def add(self, gold: set[str], found: set[str]) -> None:
        """Count one sentence."""
        self.tp += len(gold & found)
        self.fp += len(found - gold)
        self.fn += len(gold - found)

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        return 2 * self.tp / (2 * self.tp + self.fp + self.fn) if self.tp else 0.0


@dataclass
class Figures:
    """One count for each measure."""

    counts: dict[str, Count] = field(default_factory=lambda: {name: Count() for name in MEASURES})

    def add(self, row: Label, drafts: Sequence[Draft]) -> None:
        """Count one sentence against the drafts that mark it."""
        self.counts["requirement"].add({"x"} if row.label else set(), {"x"} if drafts else set())
        trackable = any(draft.trackable for draft in drafts)
        self.counts["trackable"].add({"x"} if row.label == 2 else set(), {"x"} if trackable else set())
        if row.label and drafts:
            said = {actor.text: actor.inherited for draft in drafts for actor in draft.actors}
            self.counts["actor"].add(set(row.actors), set(said))
            self.counts["actor named"].add(
                {name for name, inherited in row.actors.items() if not inherited},
                {name for name, inherited in said.items() if not inherited},
            )

    def __str__(self) -> str:
        return "  ".join(f"{name} {count.f1:.3f}" for name, count in self.counts.items())


def marks(spans: Sequence[tuple[int, int] | None], drafts: Sequence[Draft]) -> list[list[Draft]]:
    """Return for each sentence the drafts that mark it: that cover half of it, or overlap it most.

    `spans` say where the sentences stand in the text of the drafts, None where one is lost.
    """
    hit: list[list[Draft]] = [[] for _ in spans]
    for draft in drafts:
        shares = [
            (min(span[1], draft.end) - max(span[0], draft.start), span[1] - span[0], index)
            for index, span in enumerate(spans)
            if span
        ]
        chosen = [index for common, length, index in shares if common * 2 >= length]
        most, _, best = max(shares, default=(0, 0, 0))
        for index in chosen or ([best] if most > 0 else []):
            hit[index].append(draft)
    return hit


def cross_validate(documents: Sequence[Document], errors: bool = False) -> Iterator[str]:
    """Yield figures by document and in all, each document judged by weights from the documents of other folds."""
    folds = [
        [number for number in range(len(documents)) if number % FOLDS == fold]
        for fold in range(min(FOLDS, len(documents)))
    ]
    yield from _judge(documents, folds, errors)


def leave_genres_out(documents: Sequence[Document]) -> Iterator[str]:
    """Yield figures for each genre (first letter of the names), judged by weights from the other genres alone."""
    for genre in sorted({document.name[0] for document in documents}):
        outside = [number for number, document in enumerate(documents) if document.name[0] == genre]
        if len(outside) < len(documents):
            yield f"{genre} judged by the others"
            yield from list(_judge(documents, [outside], False))[-3:]


def _judge(documents: Sequence[Document], folds: Sequence[Sequence[int]], errors: bool) -> Iterator[str]:
    whole = Figures()
    genres: dict[str, Figures] = defaultdict(Figures)
    judged: dict[str, list[tuple[float, bool]]] = {"requirement": [], "trackable": []}
    rows = table(documents)
    for outside in folds:
        inside = [number for number in range(len(documents)) if number not in outside]
        weights = fitting.train([documents[number] for number in inside], rows.of_documents(inside))
        for document in (documents[number] for number in outside):
            here = Figures()
            drafts = assemble(document.text, document.deadlines, weights).drafts
            for index, (row, found) in enumerate(zip(document.labels, marks(document.spans, drafts), strict=True)):
                for figures in (here, genres[document.name[0]], whole):
                    figures.add(row, found)
                judged["requirement"] += [(draft.confidence, row.label > 0) for draft in found]
                if errors:
                    yield from _wrong(document, index, found)
            verdicts = duties.judge(document.sentences, document.places, weights.duties, "speech", document.deadlines)
            judged["trackable"] += [
                (verdict.trackable_confidence, row.label > 1)
                for verdict, row in zip(verdicts, document.labels, strict=True)
                if verdict.is_duty
            ]
            yield f"{document.name:9s} {here}"
    yield from (f"{f'all {genre}':9s} {figures}" for genre, figures in sorted(genres.items()))
    yield f"{'all':9s} {whole}"
    for name, pairs in judged.items():
        yield f"{name}: {calibration.summary(pairs)}"


def _wrong(document: Document, index: int, drafts: Sequence[Draft]) -> Iterator[str]:
    row, text = document.labels[index], document.sentences[index].text
    guess = 0 if not drafts else 2 if any(draft.trackable for draft in drafts) else 1
    if guess != row.label:
        yield f"{document.name} {index + 1}\tgold {row.label} found {guess}\t{text}"
    said = {actor.text: actor.inherited for draft in drafts for actor in draft.actors}
    if row.label and drafts and said.keys() != row.actors.keys():
        yield f"{document.name} {index + 1}\tgold {row.actors} found {said}\t{text}"
