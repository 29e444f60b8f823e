"""Turn pages of text with places into paragraphs: columns one after the other, margins off, lines joined.

Shared by every format that knows places only: PDF, OFD, scans.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from speeches.intake.readers.columns import Line, Piece, columns, line_of, rows, usual_gutter
from speeches.intake.readers.running_heads import RunningHeads, is_page_number

_NUMBERED = re.compile(
    r"(?:[（(][一二三四五六七八九十\d]{1,3}[）)]|[一二三四五六七八九十]{1,3}、|\d{1,2}[.．、]\D|第[一二三四五六七八九十]{1,3}[章条节])"
)
_ENDS = ("。", "！", "？", "；", "：", "”", "）", ".", ";", ":")
_WIDE_STEP = 1.4  # more than this many usual line steps apart: a new paragraph
_OF_CHARACTERS = 1.6  # a line may be shorter by what must not begin the next one, or by a mark squeezed in


def flow(pages: Sequence[Sequence[Piece]]) -> tuple[str, tuple[str, ...]]:
    """Return the text of all pages, one paragraph a line, and the running heads that were left out."""
    lined = [[(line_of(row), row) for row in rows(page)] for page in pages]
    heads = RunningHeads([[line for line, _ in page] for page in lined])
    margins: list[str] = []
    bodies: list[list[Piece]] = []
    for page in lined:
        start, end = heads.body([line for line, _ in page])
        margins += [line.text for line, _ in (*page[:start], *page[end:]) if not is_page_number(line)]
        bodies.append([piece for _, row in page[start:end] for piece in row])
    usual = usual_gutter(bodies)
    blocks = [block for body in bodies for block in columns(body, usual)]
    return "\n".join(_paragraphs(blocks)), tuple(dict.fromkeys(margins))


def _paragraphs(blocks: list[list[Line]]) -> list[str]:
    """Join the lines of a paragraph: one continues the line before when that is full or breaks a word off, and it is
    not indented.
    """
    paragraphs: list[str] = []
    full = False
    for block in blocks:
        left, right = min(line.left for line in block), _right_edge(block)
        steps = [after.middle - before.middle for before, after in pairwise(block)]
        usual = median(steps) if steps else 0.0
        before: Line | None = None
        for line in block:
            apart = before is not None and line.middle - before.middle > _WIDE_STEP * usual
            starts = apart or line.left >= left + line.size or _is_item(paragraphs[-1:], line)
            if paragraphs and not starts and (full or _breaks_word(paragraphs[-1], line.text)):
                paragraphs[-1] = _joined(paragraphs[-1], line.text)
            else:
                paragraphs.append(line.text)
            full = line.right > right - _OF_CHARACTERS * line.size
            before = line
    return paragraphs


def _right_edge(block: list[Line]) -> float:
    """Return where full lines end: marks may hang over the edge, so the longest line does not say."""
    left, right = min(line.left for line in block), max(line.right for line in block)
    return median(line.right for line in block if line.right - left > 0.9 * (right - left))


def _is_item(before: Sequence[str], line: Line) -> bool:
    """Say whether a line begins with a number, as a heading does, after a paragraph that ends a sentence."""
    return bool(before) and before[0].endswith(_ENDS) and bool(_NUMBERED.match(line.text))


def _breaks_word(before: str, line: str) -> bool:
    """Say whether a line ends within a Latin word that the next one goes on with."""
    return before.endswith("-") and before[-2:-1].isascii() and before[-2:-1].isalpha() and line[:1].islower()


def _joined(before: str, line: str) -> str:
    """Join two lines: Latin words with a blank or at their hyphen, Chinese text directly."""
    if _breaks_word(before, line):
        return before[:-1] + line
    if before[-1:].isascii() and before[-1:].isalnum() and line[:1].isascii() and line[:1].isalpha():
        return f"{before} {line}"
    return before + line
