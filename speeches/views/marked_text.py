"""A speech cut into paragraphs and pieces, each with the requirements that were found in it."""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from speeches.models import Requirement
from speeches.models.requirement import State


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that the same requirements cover, and those of them that begin with it."""

    text: str
    rows: tuple[Requirement, ...]
    begins: tuple[Requirement, ...]

    @property
    def mark(self) -> str:
        """How to draw it: "yes" once something was confirmed in it, "no" if all was dismissed, "open", or ""."""
        if not self.rows:
            return ""
        states = {row.state for row in self.rows}
        if states - {State.DRAFT, State.DISMISSED}:
            return "yes"
        return "open" if State.DRAFT in states else "no"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of the text. ``level`` is the heading's depth, or None."""

    start: int
    level: int | None
    pieces: tuple[Piece, ...]

    @property
    def begins(self) -> tuple[Requirement, ...]:
        """The requirements that begin in the paragraph, in reading order."""
        return tuple(row for piece in self.pieces for row in piece.begins)


def paragraphs(text: str, rows: Sequence[Requirement], outline: Iterable[Mapping[str, Any]] = ()) -> list[Paragraph]:
    """Cut the text at its lines and at the ends of every span; ``rows`` may overlap and nest."""
    headings = {int(heading["start"]): heading for heading in outline}
    begun: set[int] = set()
    found = []
    for start, end in _lines(text):
        inside = [row for row in rows if row.span_start < end and start < row.span_end]
        bounds = {start, end}
        for row in inside:
            bounds |= {max(start, row.span_start), min(end, row.span_end)}
        cuts = sorted(bounds)
        pieces = tuple(_piece(text, a, b, inside, begun) for a, b in itertools.pairwise(cuts))
        heading = headings.get(start)
        level = int(heading["level"]) if heading and int(heading["end"]) >= end else None
        found.append(Paragraph(start, level, pieces))
    return found


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each line that is not empty, without the white space around it."""
    at = 0
    for line in text.split("\n"):
        words = line.strip()
        if words:
            start = at + line.index(words)
            yield start, start + len(words)
        at += len(line) + 1


def _piece(text: str, start: int, end: int, rows: Sequence[Requirement], begun: set[int]) -> Piece:
    covering = tuple(row for row in rows if row.span_start < end and start < row.span_end)
    begins = tuple(row for row in covering if row.pk not in begun)
    begun |= {row.pk for row in begins}
    return Piece(text[start:end], covering, begins)
