"""Read labelled documents: NAME.txt beside NAME.labels.tsv (number, label 0 to 2, actors, time limits)."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from speeches.extraction.deadlines import find_deadlines
from speeches.extraction.duties import Verdict
from speeches.extraction.mood import GOES_ON, YAO
from speeches.extraction.structure import outline, sentences
from speeches.extraction.structure.labels import marker_of
from speeches.extraction.structure.outline import Place
from speeches.extraction.structure.sentences import Sentence
from speeches.extraction.types import Deadline

MODAL = re.compile(  # who and 要, up to the verb
    rf"^[^，。；：“”]{{0,16}}?(?:都要|还要|也要|(?<!不){YAO}|必须|务必|应当)(?:切实|带头)?"
)
LATER_MODAL = re.compile(f"(?<=[，；])(?:(?:还|也)?要(?!{GOES_ON})|必须)")
DONE = re.compile(r"(?<=[\u4e00-\u9fff])了(?!解)|已经|先后|(?<!而)已(?!经)")
SHORTEST_BARE = 6
ROLE = re.compile(r"^\^?(lead:|support:)?\^?")


@dataclass(frozen=True, slots=True)
class Label:
    """What the annotators said of one sentence."""

    label: int  # 0 none, 1 general, 2 trackable
    actors: dict[str, bool]  # name -> does it carry over from elsewhere
    limits: tuple[str, ...] = ()  # time limits, frequencies and starts, in the words of the text


@dataclass(frozen=True, eq=False)  # eq by identity, so that what is computed of one can be cached
class Document:
    """A labelled speech, cut and outlined as the engine sees it."""

    name: str
    text: str
    labels: tuple[Label, ...]

    @cached_property
    def sentences(self) -> list[Sentence]:
        """Return its sentences."""
        return sentences.cut(self.text)

    @property
    def spans(self) -> list[tuple[int, int]]:
        """Return where each sentence begins and ends."""
        return [(sentence.start, sentence.end) for sentence in self.sentences]

    @cached_property
    def places(self) -> list[Place]:
        """Return where each sentence stands."""
        return outline.read(self.sentences)[0]

    @cached_property
    def deadlines(self) -> tuple[Deadline, ...]:
        """Return the time limits in it; which day they come to does not matter here."""
        return tuple(find_deadlines(self.text, None))

    @cached_property
    def verdicts(self) -> list[Verdict]:
        """Return the verdicts that the annotators gave."""
        return [
            Verdict(row.label > 0, row.label > 1, float(row.label > 0), float(row.label > 1)) for row in self.labels
        ]


def bare_orders(document: Document) -> Document:
    """Return a document whose orders lack who and 要: 建立台账 for 各乡镇要建立台账.

    Some speakers order in bare verbs from end to end; too few of them are labelled to learn it from.
    """

    def bare(sentence: Sentence, row: Label) -> str:
        at = marker_of(sentence.text)[1]
        body = MODAL.sub("", sentence.text[at:])
        if not row.label or len(body) < SHORTEST_BARE:
            return sentence.text
        return sentence.text[:at] + LATER_MODAL.sub("", body)

    return _rewritten(document, bare)


def bare_reports(document: Document) -> Document:
    """Return a document whose reports mostly lack 了 and 已: 建立台账 for 建立了台账."""

    def bare(sentence: Sentence, row: Label) -> str:
        return sentence.text if row.label or sentence.start % 3 == 0 else DONE.sub("", sentence.text)

    return _rewritten(document, bare)


def _rewritten(document: Document, rewrite: Callable[[Sentence, Label], str]) -> Document:
    parts, at = [], 0
    for sentence, row in zip(document.sentences, document.labels, strict=True):
        parts += [document.text[at : sentence.start], rewrite(sentence, row)]
        at = sentence.end
    made = Document(document.name, "".join(parts) + document.text[at:], document.labels)
    return made if len(made.sentences) == len(made.labels) else document


def read(folder: Path) -> list[Document]:
    """Read all labelled documents of a folder, in the order of their names."""
    documents = []
    for path in sorted(folder.glob("*.labels.tsv")):
        name = path.name.removesuffix(".labels.tsv")
        labels = tuple(_label(line) for line in path.read_text(encoding="utf-8").splitlines())
        document = Document(name, (folder / f"{name}.txt").read_text(encoding="utf-8"), labels)
        if len(labels) != len(document.sentences):
            raise ValueError(f"{name}: {len(labels)} labels for {len(document.sentences)} sentences")
        documents.append(document)
    return documents


def _label(line: str) -> Label:
    _, label, actors, limits, *_ = [*line.split("\t"), "", "", ""]
    named = {}
    for actor in _parts(actors):
        named[ROLE.sub("", actor)] = actor.startswith("^")
    return Label(int(label), named, tuple(_parts(limits)))


def _parts(cell: str) -> list[str]:
    return [part for one in cell.split(";") if (part := one.strip())]
