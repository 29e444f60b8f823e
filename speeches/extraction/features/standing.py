"""Where a sentence stands: under which headings, how far in the speech, in its line."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from speeches.extraction import lexicon
from speeches.extraction.features.modals import YAO
from speeches.extraction.looks.lines import Lines
from speeches.extraction.looks.marks import Marks, one_of
from speeches.extraction.structure.labels import LEVELS
from speeches.extraction.structure.outline import Place
from speeches.extraction.structure.sentences import Sentence
from speeches.extraction.types import Heading

SINCE = tuple(f"since:{number}" for number in range(5))
TENTH = tuple(f"tenth:{number}" for number in range(10))
FROM_START = (*(f"from start:{number}" for number in range(5)), "not the start")
FROM_END = (*(f"from end:{number}" for number in range(4)), "not the end")
ALONE = ("heading", "part:none", "before headings", "without headings", "line:first", "line:last", "line:alone")
LABELS = tuple(f"marker:{kind}{behind}" for behind in ("", ":yao") for kind in LEVELS)
NAMES = (*SINCE, *TENTH, *FROM_START, *FROM_END, *ALONE, *LABELS)
KIND_OF_LABEL = {kind: number for number, kind in enumerate(LEVELS)}


class Above:
    """What the headings above tell of the sentences below them."""

    def __init__(self, places: Sequence[Place]) -> None:
        """Take where the sentences stand."""
        # The innermost heading fixes those above it, so that each stretch and each heading is asked once.
        stretches = {place.headings[-1].start: place.headings for place in places if place.headings}
        headings = {heading.start: heading for above in stretches.values() for heading in above}
        own = dict(zip(headings, _tell(list(headings.values())), strict=True))
        told = [
            {
                f"{what}:{'sub' if depth else 'top'}:{which}"
                for depth, heading in enumerate(above)
                for what, which in own[heading.start]
            }
            for above in stretches.values()
        ]
        self._names = tuple(sorted(set().union(*told)))
        # A column for each stretch, and one of nothing for what stands under no heading.
        rows = {name: number for number, name in enumerate(self._names)}
        self._held = np.zeros((len(rows), len(told) + 1), dtype=np.bool_)
        pairs = [(rows[name], number) for number, names in enumerate(told) for name in names]
        self._held[tuple(zip(*pairs, strict=True))] = bool(pairs)
        numbers = {start: number for number, start in enumerate(stretches)}
        self._stretches = np.array(
            [numbers[place.headings[-1].start] if place.headings else -1 for place in places], dtype=np.int64
        )

    def of(self, block: slice) -> Marks:
        """Return the features of the headings that the sentences of a block stand under."""
        return Marks(self._names, self._held[:, self._stretches[block]])


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


def standing(sentences: Sequence[Sentence], places: Sequence[Place], block: slice, yao: Any) -> Marks:
    """Return features of where the sentences of a block stand; `yao` tells which say 要."""
    count = len(sentences)
    _, _, _, _, in_line, ends_line = zip(*sentences[block], strict=True)
    above, heading, marker, _, since, _ = zip(*places[block], strict=True)
    index = np.arange(count)[block]
    depths = np.array([*map(len, above)])
    first, last = np.equal(in_line, 0), np.array(ends_line)
    bare, early = depths == 0, index < count // 3
    alone = ([one is not None for one in heading], bare, bare & early, bare & ~early, first, last, first & last)
    labels = one_of([KIND_OF_LABEL.get(kind, -1) for kind in marker], len(LEVELS))
    deepest = int(depths.max())
    return Marks(
        (*NAMES, *(f"depth:{depth}" for depth in range(1, deepest + 1))),
        np.concatenate(
            (
                one_of(np.minimum(since, len(SINCE) - 1), len(SINCE)),
                one_of(index * 10 // count, len(TENTH)),
                one_of(np.minimum(index, len(FROM_START) - 1), len(FROM_START)),
                one_of(np.minimum(count - index, len(FROM_END) - 1), len(FROM_END)),
                np.array(alone),
                labels,
                labels & yao,
                one_of(depths - 1, deepest),
            )
        ),
    )
