"""Where a sentence stands: under which headings, how far in the speech, in its line."""

from collections.abc import Sequence

from speeches.extraction import lexicon
from speeches.extraction.features.grammar import YAO
from speeches.extraction.looks.lines import Lines
from speeches.extraction.structure.outline import Place
from speeches.extraction.structure.sentences import Sentence
from speeches.extraction.types import Heading

SINCE = tuple(f"since:{number}" for number in range(5))
TENTH = tuple(f"tenth:{number}" for number in range(10))
FROM_START = (*(f"from start:{number}" for number in range(5)), "not the start")
FROM_END = (*(f"from end:{number}" for number in range(4)), "not the end")


class Above:
    """What the headings above tell of the sentences below them."""

    def __init__(self, places: Sequence[Place]) -> None:
        """Take where the sentences stand."""
        # The innermost heading fixes those above it, so that each stretch and each heading is asked once.
        stretches = {place.headings[-1].start: place.headings for place in places if place.headings}
        headings = {heading.start: heading for above in stretches.values() for heading in above}
        own = dict(zip(headings, _tell(list(headings.values())), strict=True))
        self._told = {
            start: frozenset(
                f"{what}:{'sub' if depth else 'top'}:{which}"
                for depth, heading in enumerate(above)
                for what, which in own[heading.start]
            )
            for start, above in stretches.items()
        }

    def of(self, place: Place) -> frozenset[str]:
        """Return the features of the headings that a sentence stands under."""
        return self._told[place.headings[-1].start] if place.headings else frozenset()


def _tell(headings: Sequence[Heading]) -> list[list[tuple[str, str]]]:
    """Return for each heading what part it opens, of what other kinds of part it speaks and whether it orders."""
    told = [[("part", heading.part)] if heading.part else [] for heading in headings]
    lines = Lines([heading.text for heading in headings])
    for kind in lexicon.PARTS:
        for index in lines.holding(lexicon.any_of(f"parts/{kind}")):
            told[index].append(("parts", kind))
    for index in lines.holding(YAO):
        told[index].append(("part", "yao"))
    return told


def standing(sentence: Sentence, place: Place, count: int, index: int) -> list[str]:
    """Return features of where the sentence stands: the `index`-th of `count`."""
    left = count - index
    found = [SINCE[min(place.since, 4)], TENTH[index * 10 // count], FROM_END[min(left, 4)], FROM_START[min(index, 5)]]
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
