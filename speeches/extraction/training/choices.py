"""Learn the two choices about actors: is this name one, and does a duty inherit those of a sentence before."""

from collections.abc import Sequence
from functools import cache

from speeches.extraction import actors
from speeches.extraction.actors import candidate_features, candidates, inheritance
from speeches.extraction.actors.inheritance import Source
from speeches.extraction.names import phrases
from speeches.extraction.names.places import look
from speeches.extraction.training.gold import Document
from speeches.extraction.types import Actor

Example = tuple[frozenset[str], bool]


@cache
def names(document: Document) -> list[Example]:
    """Return the names that could be actors in the document's duties, described, and whether they are."""
    found: list[Example] = []
    looked = look(phrases.masked(document.text))
    for sentence, row in zip(document.sentences, document.labels, strict=True):
        if not row.label:
            continue
        wanted = {name for name, inherited in row.actors.items() if not inherited}
        noted = {(actor.start, actor.end) for actor in actors.notes(document.text, sentence.start, sentence.end)}
        for candidate in candidates.find(looked, sentence.start, sentence.end):
            span = (candidate.phrase.start, candidate.phrase.end)
            if span not in noted:
                described = candidate_features.describe(candidate, looked, sentence.start, sentence.end)
                found.append((frozenset(described), document.text[span[0] : span[1]] in wanted))
    return found


@cache
def carried(document: Document) -> list[Example]:
    """Return the duties that could inherit the actors of a sentence before, described, and whether they do."""
    found: list[Example] = []
    source: Source | None = None
    for index, row in enumerate(document.labels):
        sentence = document.sentences[index]
        own = [name for name, inherited in row.actors.items() if not inherited]
        inherited = [name for name, inherited in row.actors.items() if inherited]
        if own:
            source = Source(tuple(Actor(name, sentence.start, sentence.end) for name in own), index, "duty")
            continue
        if not source or not row.label:
            continue
        described = inheritance.describe(source, index, document.sentences, document.verdicts)
        inherits = any(actor.text in inherited for actor in source.actors)
        if described:
            found.append((frozenset(described), inherits))
        if inherits:
            source = Source(source.actors, index, "inherited")
    return found


def examples_of(documents: Sequence[Document], choice: str) -> list[Example]:
    """Return the examples of one choice, "actor" or "inheritance", from all documents."""
    find = {"actor": names, "inheritance": carried}[choice]
    return [example for document in documents for example in find(document)]
