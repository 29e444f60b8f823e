"""Read labelled documents: NAME.txt beside NAME.labels.tsv (number, label 0 to 2, actors, time limits)."""

import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from speeches.extraction import outline, sentences
from speeches.extraction.duties import Verdict
from speeches.extraction.outline import Place
from speeches.extraction.sentences import Sentence

ROLE = re.compile(r"^\^?(lead:|support:)?\^?")


@dataclass(frozen=True, slots=True)
class Label:
    """What the annotators said of one sentence."""

    label: int  # 0 none, 1 general, 2 trackable
    actors: dict[str, bool]  # name -> does it carry over from elsewhere


@dataclass(frozen=True)
class Document:
    """A labelled speech, cut and outlined as the engine sees it."""

    name: str
    text: str
    labels: tuple[Label, ...]

    @cached_property
    def sentences(self) -> list[Sentence]:
        """Return its sentences."""
        return sentences.cut(self.text)

    @cached_property
    def places(self) -> list[Place]:
        """Return where each sentence stands."""
        return outline.read(self.sentences)[0]

    @cached_property
    def verdicts(self) -> list[Verdict]:
        """Return the verdicts that the annotators gave."""
        return [
            Verdict(row.label > 0, row.label > 1, float(row.label > 0), float(row.label > 1)) for row in self.labels
        ]


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
    _, label, actors, *_ = [*line.split("\t"), "", ""]
    named = {}
    for actor in filter(None, (part.strip() for part in actors.split(";"))):
        named[ROLE.sub("", actor)] = actor.startswith("^")
    return Label(int(label), named)
