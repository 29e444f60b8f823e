"""Where a sentence stands: under which headings, how far in the speech, in its line."""

from collections.abc import Sequence

from speeches.extraction.features.grammar import YAO
from speeches.extraction.outline import Place, part_kinds
from speeches.extraction.sentences import Sentence
from speeches.extraction.types import Heading


def under(headings: Sequence[Heading]) -> set[str]:
    """Return features of the headings that sentences stand under."""
    found: set[str] = set()
    for depth, heading in enumerate(headings):
        tag = "top" if depth == 0 else "sub"
        if heading.part:
            found.add(f"part:{tag}:{heading.part}")
        found.update(f"parts:{tag}:{kind}" for kind in part_kinds(heading.text))
        if YAO.search(heading.text):
            found.add(f"part:{tag}:yao")
    return found


def standing(sentence: Sentence, place: Place, count: int, index: int) -> set[str]:
    """Return features of where the sentence stands."""
    found: set[str] = set()
    if place.heading:
        found.add("heading")
    if place.marker:
        found.add(f"marker:{place.marker}")
    if not place.headings:
        found.add("part:none")
        found.add("before headings" if index < count // 3 else "without headings")
    else:
        found.add(f"depth:{len(place.headings)}")
    found.add(f"since:{min(place.since, 4)}")
    found.add(f"tenth:{index * 10 // max(count, 1)}")
    found.add(f"from end:{count - index}" if count - index <= 3 else "not the end")
    found.add(f"from start:{index}" if index <= 4 else "not the start")
    if sentence.place == 0:
        found.add("line:first")
    if sentence.last:
        found.add("line:last")
    if sentence.place == 0 and sentence.last:
        found.add("line:alone")
    return found
