"""Change a text without losing where each character came from."""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple

from speeches.intake.document import Edit, Segment


class Change(NamedTuple):
    """What a rule proposes: ``text[start:end]`` becomes ``after``; the same text means: look at this."""

    start: int
    end: int
    after: str
    sure: float = 1.0


class Piece(NamedTuple):
    """A run of the present text. Copied: one raw character for each. Else: all of it stands for ``raw[start:end]``."""

    length: int
    start: int
    end: int
    copied: bool


@dataclass(frozen=True)
class TracedText:
    """A text on its way from raw to clean, with the raw place of every character and the edits so far."""

    raw: str
    text: str
    pieces: tuple[Piece, ...]
    edits: tuple[Edit, ...] = ()

    @classmethod
    def of(cls, raw: str) -> "TracedText":
        """Start from a raw text, nothing changed yet."""
        return cls(raw, raw, (Piece(len(raw), 0, len(raw), True),) if raw else ())

    def apply(self, rule: str, changes: Iterable[Change]) -> "TracedText":
        """Return the text with the changes made, in one walk over it.

        Changes that overlap an earlier one are left out. A change of equal text is recorded and not made.
        """
        out: list[str] = []
        pieces: list[Piece] = []
        edits: list[Edit] = []
        walk = _Walk(self.pieces)
        at = 0
        for change in sorted(changes):
            if change.start < at:
                continue
            before = self.text[change.start : change.end]
            pieces += walk.take(change.start - at)
            gone = walk.take(change.end - change.start)
            start, end = _raw_span(gone, walk.raw_position)
            edits.append(Edit(start, end, self.raw[start:end], change.after, rule, change.sure))
            out.append(self.text[at : change.start])
            if change.after == before:
                out.append(before)
                pieces += gone
            elif change.after:
                out.append(change.after)
                pieces.append(Piece(len(change.after), start, end, False))
            at = change.end
        if not edits:
            return self
        out.append(self.text[at:])
        pieces += walk.take(len(self.text) - at)
        return TracedText(self.raw, "".join(out), _joined(pieces), (*self.edits, *edits))

    def raw_span(self, start: int, end: int) -> tuple[int, int]:
        """Return where ``text[start:end]`` stands in the raw text."""
        walk = self._walk_from(start)
        return _raw_span(walk.take(end - start), walk.raw_position)

    def segments(self, start: int, end: int) -> tuple[Segment, ...]:
        """Return the copied runs of ``text[start:end]``, counted from ``start``."""
        walk = self._walk_from(start)
        found = []
        at = 0
        for piece in walk.take(end - start):
            if piece.copied:
                found.append(Segment(at, piece.start, piece.length))
            at += piece.length
        return tuple(found)

    def _walk_from(self, start: int) -> "_Walk":
        """Return a walk that begins at ``start``, without walking up to it."""
        starts = self._starts
        # The last piece that begins before the place: what precedes the place belongs to it.
        index = max(0, bisect_left(starts, start) - 1)
        walk = _Walk(self.pieces, index)
        walk.take(start - starts[index] if starts else start)
        return walk

    @cached_property
    def _starts(self) -> tuple[int, ...]:
        """Where each piece begins in the present text."""
        return tuple(accumulate((piece.length for piece in self.pieces[:-1]), initial=0)) if self.pieces else ()


class _Walk:
    """Hand out pieces from left to right, cutting them where needed; begin with the one at ``index``."""

    def __init__(self, pieces: tuple[Piece, ...], index: int = 0) -> None:
        self._pieces = pieces
        self._index = index
        self._used = 0  # characters of the present piece that were handed out
        self.raw_position = 0

    def take(self, length: int) -> list[Piece]:
        taken: list[Piece] = []
        while length > 0:
            piece = self._pieces[self._index]
            count = min(length, piece.length - self._used)
            if piece.copied:
                start = piece.start + self._used
                taken.append(Piece(count, start, start + count, True))
            else:
                taken.append(Piece(count, piece.start, piece.end, False))
            self.raw_position = taken[-1].end
            length -= count
            self._used += count
            if self._used == piece.length:
                self._index += 1
                self._used = 0
        return taken


def _raw_span(pieces: list[Piece], otherwise: int) -> tuple[int, int]:
    if not pieces:
        return otherwise, otherwise
    return pieces[0].start, max(pieces[0].start, pieces[-1].end)


def _joined(pieces: list[Piece]) -> tuple[Piece, ...]:
    joined: list[Piece] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if last and last.copied and piece.copied and last.end == piece.start:
            joined[-1] = Piece(last.length + piece.length, last.start, piece.end, True)
        else:
            joined.append(piece)
    return tuple(joined)
