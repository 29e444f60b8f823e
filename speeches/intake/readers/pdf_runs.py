"""Put the characters of a PDF page together to runs of text, as the file wrote them."""

import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from statistics import median

import pypdfium2 as pdfium
import pypdfium2.raw as api

from speeches.intake.readers.columns import Piece

# Lengths in heights of a character.
_APART = 1.5  # what is further apart is no one run of text
_BLANK = 0.6  # narrower than this is no blank beside a digit: programs leave a quarter of a character there
_WIDER = 0.2  # so much more than between its neighbours on the line is a blank between two Chinese characters
_LINE_END_HYPHEN = "\x02"  # as the library has it; whether it is taken out is known when lines are joined
_LEVEL = 0.1  # radians; text that is turned is a watermark


@dataclass(slots=True)
class _Run:
    """Characters that follow each other on a line, with their box in points."""

    left: float
    right: float
    bottom: float
    top: float
    chars: list[str] = field(default_factory=list)
    gaps: list[float] = field(default_factory=list)  # before each character but the first
    doubtful: list[tuple[int, float]] = field(default_factory=list)  # where there may be a blank, how wide

    def gap_to(self, rect: api.FS_RECTF) -> float:
        return float(rect.left - self.right) / max(self.top - self.bottom, 0.1)

    def add(self, char: str, rect: api.FS_RECTF, *, guessed: bool) -> None:
        """Add a character; ``guessed``: the library took the gap before it for a blank."""
        gap = self.gap_to(rect)
        if guessed:
            both_latin = char.isascii() and self.chars[-1].isascii()
            if gap > _BLANK or both_latin:
                self.chars.append(" ")
            elif not char.isascii() and not self.chars[-1].isascii():
                self.doubtful.append((len(self.chars), gap))
        self.gaps.append(gap)
        self.chars.append(char)
        self.left, self.right = min(self.left, rect.left), max(self.right, rect.right)
        self.bottom, self.top = min(self.bottom, rect.bottom), max(self.top, rect.top)

    def piece(self, height: float) -> Piece:
        usual = median(self.gaps) if self.gaps else 0.0
        for at, gap in reversed(self.doubtful):
            if gap > usual + _WIDER:
                self.chars.insert(at, " ")
        return Piece("".join(self.chars).strip(), self.left, self.right, height - self.top, self.top - self.bottom)


def runs(text_page: pdfium.PdfTextPage, height: float) -> Iterator[Piece]:
    """Yield the runs of a page ``height`` points high; one ends with its line and where a gap is wide."""
    run: _Run | None = None
    rect = api.FS_RECTF()
    guessed = False  # whether the library put a blank here because of a gap
    for index in range(text_page.count_chars()):
        char = chr(api.FPDFText_GetUnicode(text_page, index)).replace(_LINE_END_HYPHEN, "-")
        if char == "\n" and run:
            yield run.piece(height)
            run = None
        if char in "\r\n\0\ufffe":
            continue
        if char.isspace():
            guessed = api.FPDFText_IsGenerated(text_page, index) == 1
            if run and not guessed:
                run.chars.append(char)
            continue
        if not run and _LEVEL < api.FPDFText_GetCharAngle(text_page, index) < 2 * math.pi - _LEVEL:
            continue
        api.FPDFText_GetLooseCharBox(text_page, index, rect)
        if run and not -_APART < run.gap_to(rect) < _APART:
            yield run.piece(height)
            run = None
        if run:
            run.add(char, rect, guessed=guessed)
        else:
            run = _Run(rect.left, rect.right, rect.bottom, rect.top, [char])
        guessed = False
    if run:
        yield run.piece(height)
