"""Original and clean text line against line: each row one line of the clean text with what it came from.

Pure: text and places in, rows out; a template draws them.
"""

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from speeches.intake.places import Place

from .repairs import rule_words, visible

PART = 12_000  # characters of the clean text on one page


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of one row. ``place`` is the repair it belongs to; ``sought`` marks the sentence that was asked for."""

    raw: str
    clean: str
    place: Place | None = None
    sought: bool = False

    @property
    def label(self) -> str:
        return rule_words(self.place.rule) if self.place else ""


@dataclass(slots=True)
class Row:
    """One line of the clean text."""

    pieces: list[Piece] = field(default_factory=list)

    @property
    def sought(self) -> bool:
        return any(piece.sought for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Window:
    """Part ``number`` (from 1) of ``count`` of a long text: ``clean[start:end]``, whole lines."""

    start: int
    end: int
    number: int
    count: int


def windows(text: str) -> list[Window]:
    """Cut a text into parts of whole lines."""
    cuts = [0]
    while len(text) - cuts[-1] > PART:
        line_end = text.find("\n", cuts[-1] + PART)
        if line_end < 0 or line_end + 1 >= len(text):
            break
        cuts.append(line_end + 1)
    ends = [*cuts[1:], len(text)]
    return [
        Window(start, end, number, len(cuts)) for number, (start, end) in enumerate(zip(cuts, ends, strict=True), 1)
    ]


def window_of(parts: Sequence[Window], position: int) -> Window:
    """Return the part that a place of the clean text lies in."""
    return next((part for part in reversed(parts) if part.start <= position), parts[0])


def rows(text: str, places: Sequence[Place], window: Window, sought: tuple[int, int] | None = None) -> list[Row]:
    """Return the rows of one part with the repairs in it.

    Lines end where the clean text's lines end; a line end that a repair took away is shown inside its row.
    """
    found = [Row()]
    for piece in _pieces(text, places, window, sought or (0, 0)):
        if piece.place is not None:
            found[-1].pieces.append(piece)
            if "\n" in piece.place.now:
                found.append(Row())
            continue
        for number, line in enumerate(piece.clean.split("\n")):
            if number:
                found.append(Row())
            if line:
                found[-1].pieces.append(Piece(line, line, sought=piece.sought))
    return [row for row in found if row.pieces]


def _pieces(text: str, places: Sequence[Place], window: Window, sought: tuple[int, int]) -> Iterator[Piece]:
    at = window.start
    last = window.number == window.count
    inside = [
        one for one in places if window.start <= one.at and (one.at < window.end or (last and one.at == window.end))
    ]
    for index, place in enumerate(inside):
        start, until = place.at, place.until
        if place.is_flag and not place.decided:  # lies over copied words, perhaps over other repairs
            start = max(start, at)
            until = min([until, *(one.at for one in inside[index + 1 :][:1])])
            if until < start:
                continue
        elif start < at:
            continue
        yield from _copied(text, at, start, sought)
        yield Piece(visible(place.before), visible(text[start:until]), place, sought[0] < until and start < sought[1])
        at = until
    yield from _copied(text, at, max(at, window.end), sought)


def _copied(text: str, start: int, end: int, sought: tuple[int, int]) -> Iterator[Piece]:
    cuts = sorted({start, end, *(place for place in sought if start < place < end)})
    for left, right in itertools.pairwise(cuts):
        words = text[left:right]
        yield Piece(words, words, sought=sought[0] < right and left < sought[1])
