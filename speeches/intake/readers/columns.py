"""Put pieces of text that have places on a page into lines, and the lines into columns, in reading order.

Lengths are in any one unit that a page keeps to.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

_LEAST_PIECES = 4  # of a column
_LEAST_BESIDE, _LONG = 2, 8  # of a column that has just begun, beside one of so many
_ACROSS = 0.3  # of the pieces of a page may run across both columns
_NEAR = 4  # sizes; what fills a column stands so near to the strip beside it, an indent and a mark left out
_FULL = 0.8  # the lines of a column of prose are nearly as wide as it; those of a table are not


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text on one line. ``top`` grows downwards; ``size`` is the height of its tallest character."""

    text: str
    left: float
    right: float
    top: float
    size: float

    @property
    def middle(self) -> float:
        """How far down the page the line stands."""
        return self.top + self.size / 2


Line = Piece  # a whole line of a column is a piece too


def usual_gutter(pages: Sequence[list[Piece]]) -> float | None:
    """Return where most of the pages that have two columns are divided, or None."""
    found = sorted(gutter for page in pages if (gutter := _gutter(page)) is not None)
    return found[len(found) // 2] if found else None


def columns(pieces: list[Piece], usual: float | None = None) -> list[list[Line]]:
    """Return the blocks of a page in reading order, each a list of lines from top to bottom.

    ``usual`` is where the other pages are divided: on a last page there may be too little to tell.
    """
    gutter = _gutter(pieces)
    if gutter is None and usual is not None and _divides(pieces, usual):
        gutter = usual
    if gutter is None:
        return [_lines(pieces)] if pieces else []
    across = sorted((piece for piece in pieces if piece.left < gutter < piece.right), key=lambda piece: piece.middle)
    blocks: list[list[Line]] = []
    above = float("-inf")
    # What runs across both columns divides the page: columns above it are read to their end before it.
    for limit in [*(piece.middle for piece in across), float("inf")]:
        band = [piece for piece in pieces if piece not in across and above <= piece.middle < limit]
        before = [piece for piece in band if piece.right <= gutter]
        after = [piece for piece in band if piece.left >= gutter]
        for column in filter(None, (before, after)):
            blocks += columns(column)
        blocks += [_lines([piece for piece in across if piece.middle == limit])] if limit != float("inf") else []
        above = limit
    return blocks


def _gutter(pieces: list[Piece]) -> float | None:
    """Return where a blank strip divides the page into two columns of prose, or None."""
    if len(pieces) < 2 * _LEAST_PIECES:
        return None
    left, right = min(piece.left for piece in pieces), max(piece.right for piece in pieces)
    width = right - left
    for start in sorted({piece.left for piece in pieces if 0.3 * width < piece.left - left < 0.7 * width}):
        place = start - 0.01 * width
        before = [piece for piece in pieces if piece.right <= place]
        after = [piece for piece in pieces if piece.left >= place]
        least = _LEAST_BESIDE if len(before) >= _LONG else _LEAST_PIECES
        if (
            len(pieces) - len(before) - len(after) <= _ACROSS * len(pieces)
            and _is_prose(before, left, place)
            and _is_prose(after, place, right, least)
        ):
            return place
    return None


def _divides(pieces: list[Piece], place: float) -> bool:
    """Say whether text stands on both sides of a place, up to it and from it on."""
    before = [piece for piece in pieces if piece.right <= place]
    after = [piece for piece in pieces if piece.left >= place]
    if not before or not after or len(pieces) - len(before) - len(after) > _ACROSS * len(pieces):
        return False
    near = _NEAR * median(piece.size for piece in pieces)
    return max(piece.right for piece in before) > place - near and min(piece.left for piece in after) < place + near


def _is_prose(pieces: list[Piece], left: float, right: float, least: int = _LEAST_PIECES) -> bool:
    if len(pieces) < least:
        return False
    widest = max(piece.right for piece in pieces) - min(piece.left for piece in pieces)
    size = median(piece.size for piece in pieces)
    full = sum(piece.right - piece.left > _FULL * widest for piece in pieces)
    return widest > max(8 * size, 0.6 * (right - left)) and 2 * full >= len(pieces)


def rows(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Return the pieces that stand on one line together, from top to bottom and from left to right."""
    found: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda piece: (piece.middle, piece.left)):
        if found and piece.middle - found[-1][0].middle < 0.5 * min(piece.size, found[-1][0].size):
            found[-1].append(piece)
        else:
            found.append([piece])
    return [sorted(row, key=lambda piece: piece.left) for row in found]


def _lines(pieces: Iterable[Piece]) -> list[Line]:
    return [line_of(row) for row in rows(pieces)]


def line_of(row: list[Piece]) -> Line:
    """Join the pieces of a line, wide gaps as tabs."""
    text = row[0].text
    for before, piece in pairwise(row):
        gap = (piece.left - before.right) / max(piece.size, 0.01)
        latin = text[-1:].isascii() and piece.text[:1].isascii()
        if gap > 3:
            text += "\t"
        elif gap > 1 or (latin and gap > 0.2):
            text += " "
        text += piece.text
    return Line(
        text.strip(),
        row[0].left,
        max(piece.right for piece in row),
        min(piece.top for piece in row),
        max(piece.size for piece in row),
    )
