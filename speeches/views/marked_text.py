"""A speech cut into paragraphs and pieces, each with the requirements that were found in it."""

import itertools
from collections import deque
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
    lines_of, pieces_of = _Covering(rows), _Covering(rows)
    begun: set[int] = set()
    found = []
    for start, end in _lines(text):
        bounds = {start, end}
        for row in lines_of.at(start, end):
            bounds |= {max(start, row.span_start), min(end, row.span_end)}
        cuts = sorted(bounds)
        pieces = tuple(_piece(text, a, b, pieces_of.at(a, b), begun) for a, b in itertools.pairwise(cuts))
        heading = headings.get(start)
        level = int(heading["level"]) if heading and int(heading["end"]) >= end else None
        found.append(Paragraph(start, level, pieces))
    return found


class _Covering:
    """One walk along the text: which rows cover a stretch, each looked at only while it is near."""

    def __init__(self, rows: Iterable[Requirement]) -> None:
        self._coming = deque(sorted(rows, key=lambda row: row.span_start))
        self._near: list[Requirement] = []

    def at(self, start: int, end: int) -> tuple[Requirement, ...]:
        """Return the rows that share a character with ``start`` to ``end``; call with rising ``start``."""
        while self._coming and self._coming[0].span_start < end:
            self._near.append(self._coming.popleft())
        self._near = [row for row in self._near if row.span_end > start]
        return tuple(row for row in self._near if row.span_start < end)


def _lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each line that is not empty, without the white space around it."""
    at = 0
    for line in text.split("\n"):
        words = line.strip()
        if words:
            start = at + line.index(words)
            yield start, start + len(words)
        at += len(line) + 1


def _piece(text: str, start: int, end: int, covering: tuple[Requirement, ...], begun: set[int]) -> Piece:
    begins = tuple(row for row in covering if row.pk not in begun)
    begun |= {row.pk for row in begins}
    return Piece(text[start:end], covering, begins)
