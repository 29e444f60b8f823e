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


SINCE = tuple(f"since:{number}" for number in range(5))
TENTH = tuple(f"tenth:{number}" for number in range(10))


def standing(sentence: Sentence, place: Place, count: int, index: int) -> list[str]:
    """Return features of where the sentence stands: the `index`-th of `count`."""
    left = count - index
    found = [
        SINCE[min(place.since, 4)],
        TENTH[index * 10 // count],
        f"from end:{left}" if left <= 3 else "not the end",
        f"from start:{index}" if index <= 4 else "not the start",
    ]
    if place.heading:
        found.append("heading")
    if place.marker:
        found.append(f"marker:{place.marker}")
    if place.headings:
        found.append(f"depth:{len(place.headings)}")
    else:
        found += ("part:none", "before headings" if index < count // 3 else "without headings")
    if sentence.place == 0:
        found.append("line:first")
    if sentence.last:
        found.append("line:last")
    if sentence.place == 0 and sentence.last:
        found.append("line:alone")
    return found
