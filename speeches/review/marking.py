"""Lay a speech out for reading: its lines, its headings, and every requirement marked where it was said.

Pure: text and rows in, blocks out; a template draws them. No character of the text is lost or moved.
"""

import itertools
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from speeches.models import Requirement
from speeches.models.requirement import State

from .wording import limit_note

ROLE_NOTES = {"lead": "主办", "support": "协办"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text; ``note`` is what stands above it (a role, a date), ``tone`` its class: who, when or head."""

    text: str
    note: str = ""
    tone: str = ""


@dataclass(slots=True)
class Mark:
    """A requirement's share of one line (a requirement over two lines has two), or plain text between."""

    requirement: Requirement | None
    pieces: list[Piece]
    first: bool = True  # carries the number


@dataclass(slots=True)
class Block:
    """One line of the text. ``level`` is 0, 1, 2… for a heading that fills its line, None for a paragraph."""

    start: int
    end: int
    level: int | None = None
    marks: list[Mark] = field(default_factory=list)

    @property
    def tag(self) -> str:
        return "p" if self.level is None else "h2" if self.level == 0 else "h3"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text that one requirement has to itself."""

    start: int
    end: int
    requirement: Requirement
    first: bool


def lay_out(
    text: str,
    outline: Iterable[Mapping[str, Any]],
    requirements: Sequence[Requirement],
    begin: int = 0,
    until: int | None = None,
) -> list[Block]:
    """Return the lines of a speech, or of its part ``text[begin:until]``, with its requirements marked.

    Where requirements overlap, those in force go before dismissed ones, and the inner one has its words to itself.
    """
    headings = {heading["start"]: heading for heading in outline}
    stretches = list(apart(requirements))
    blocks, position, at = [], begin, 0
    for line in text[begin:until].splitlines(keepends=True):
        start, position = position, position + len(line)
        bare_start = start + len(line) - len(line.lstrip())
        bare_end = start + len(line.rstrip())
        if bare_end <= bare_start:
            continue
        heading = headings.get(bare_start)
        fills = heading is not None and heading["end"] >= bare_end - 1
        block = Block(bare_start, bare_end, heading["level"] if heading is not None and fills else None)
        while at < len(stretches) and stretches[at].end <= bare_start:
            at += 1
        head_end = heading["end"] if heading is not None and not fills else bare_start
        block.marks = list(_marks(text, bare_start, bare_end, stretches, at, head_end))
        blocks.append(block)
    return blocks


def apart(requirements: Iterable[Requirement]) -> Iterable[Stretch]:
    """Yield the stretches of text that each requirement marks, in order, none overlapping another."""
    rows = sorted(requirements, key=lambda one: one.span_start)
    bounds = sorted({place for row in rows for place in (row.span_start, row.span_end)})
    seen: set[int] = set()
    active: list[Requirement] = []
    at = 0
    for start, end in itertools.pairwise(bounds):
        active = [row for row in active if row.span_end > start]
        while at < len(rows) and rows[at].span_start == start:
            active.append(rows[at])
            at += 1
        if active:
            row = max(active, key=lambda one: (one.state != State.DISMISSED, one.span_start, -one.span_end, one.pk))
            yield Stretch(start, end, row, first=row.pk not in seen)
            seen.add(row.pk)


def _marks(text: str, start: int, end: int, stretches: Sequence[Stretch], at: int, head_end: int) -> Iterable[Mark]:
    """Yield the marks of one line; words before ``head_end`` are a heading that runs into its paragraph."""
    position = start
    while at < len(stretches) and stretches[at].start < end:
        stretch = stretches[at]
        left, right = max(stretch.start, start), min(stretch.end, end)
        if position < left:
            yield Mark(None, _plain(text, position, left, head_end))
        if left < right:
            first = stretch.first and left == stretch.start
            yield Mark(stretch.requirement, list(_pieces(text, left, right, stretch.requirement)), first)
            position = right
        if stretch.end > end:
            break
        at += 1
    if position < end:
        yield Mark(None, _plain(text, position, end, head_end))


def _plain(text: str, start: int, end: int, head_end: int) -> list[Piece]:
    if start < head_end <= end:
        rest = [Piece(text[head_end:end])] if head_end < end else []
        return [Piece(text[start:head_end], tone="head"), *rest]
    return [Piece(text[start:end])]


def _pieces(text: str, start: int, end: int, row: Requirement) -> Iterable[Piece]:
    """Yield the words of a requirement with its actors and limits apart."""
    noted = [
        (one.get("start", -1), one.get("end", -1), ROLE_NOTES.get(str(one.get("role")), "责任主体"), "who")
        for one in row.actors
    ]
    noted += [(one.get("start", -1), one.get("end", -1), limit_note(one), "when") for one in row.deadlines]
    position = start
    for left, right, note, tone in sorted(noted):
        if position <= left < right <= end:
            if position < left:
                yield Piece(text[position:left])
            yield Piece(text[left:right], note, tone)
            position = right
    if position < end:
        yield Piece(text[position:end])
