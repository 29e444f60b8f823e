"""Read the text of a PDF file: lines joined to paragraphs, running heads and page numbers left out."""

import re
from collections import Counter
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as api

from speeches.intake.document import Unreadable
from speeches.intake.limits import Limits
from speeches.intake.readers.reading import Reading

_MEDIA_TYPE = "application/pdf"
_PAGE_NUMBER = re.compile(r"^[-—–－·\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[/共]\s*\d{1,4}\s*页?)?[-—–－·\s]*$")
_LEAST_TEXT = 10  # characters a page on average; a scan has its page numbers at most
_HEADS = 3  # on so many pages a line must stand to be a running head


@dataclass(frozen=True, slots=True)
class _Line:
    text: str
    left: float
    right: float
    size: float  # height of the tallest character, in points


def read(data: bytes, limits: Limits) -> Reading:
    """Return the text, one paragraph a line."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise Unreadable("encrypted" if "assword" in str(error) else "damaged", "pdf") from error
    try:
        if len(document) > limits.pages:
            raise Unreadable("too_large", f"{len(document)} pages")
        pages = _pages(document, limits)
        properties = document.get_metadata_dict()
    except pdfium.PdfiumError as error:
        raise Unreadable("damaged", "pdf") from error
    finally:
        document.close()
    written = sum(len(line.text) for page in pages for line in page)
    if written < _LEAST_TEXT * len(pages):
        raise Unreadable("no_text", f"{len(pages)} pages")
    warnings = ("pages_without_text",) if any(not page for page in pages) else ()
    text = "\n".join(_paragraphs(_without_margins(pages)))
    margins = tuple(value for value in properties.values() if value)
    return Reading(text, _MEDIA_TYPE, title=properties.get("Title") or None, margins=margins, warnings=warnings)


def _pages(document: pdfium.PdfDocument, limits: Limits) -> list[list[_Line]]:
    pages = []
    total = 0
    for number in range(len(document)):
        page = document[number]
        text_page = page.get_textpage()
        total += text_page.count_chars()
        if total > limits.characters:
            raise Unreadable("too_large", "characters")
        pages.append(_lines(text_page))
        text_page.close()
        page.close()
    return pages


def _lines(text_page: pdfium.PdfTextPage) -> list[_Line]:
    """Return the lines of a page with their extent; a line ends where the library puts a line end."""
    lines: list[_Line] = []
    chars: list[str] = []
    boxes: list[tuple[float, float, float]] = []
    count = text_page.count_chars()
    for index in range(count + 1):
        char = chr(api.FPDFText_GetUnicode(text_page, index)) if index < count else "\n"
        if char == "\n":
            if "".join(chars).strip():
                left, right = min(box[0] for box in boxes), max(box[1] for box in boxes)
                lines.append(_Line("".join(chars).strip(), left, right, max(box[2] for box in boxes)))
            chars, boxes = [], []
        elif char not in "\r\0\ufffe":
            chars.append(char)
            if not char.isspace():
                left, bottom, right, top = text_page.get_charbox(index, loose=True)
                boxes.append((left, right, top - bottom))
    return lines


def _without_margins(pages: list[list[_Line]]) -> list[list[_Line]]:
    """Take off page numbers and the lines that stand at the top or bottom of most pages."""
    edges = Counter(key for page in pages for key in {_key(line) for line in (*page[:1], *page[-1:])})
    common = {key for key, count in edges.items() if count >= max(_HEADS, len(pages) // 2)}
    return [_inner(page, common) for page in pages]


def _key(line: _Line) -> str:
    return re.sub(r"\d+", "#", line.text)


def _inner(page: list[_Line], common: set[str]) -> list[_Line]:
    start, end = 0, len(page)
    while start < end and (_PAGE_NUMBER.match(page[start].text) or _key(page[start]) in common):
        start += 1
    while end > start and (_PAGE_NUMBER.match(page[end - 1].text) or _key(page[end - 1]) in common):
        end -= 1
    return page[start:end]


def _paragraphs(pages: list[list[_Line]]) -> list[str]:
    """Join the lines of a paragraph: a line continues the one before when that one is full and it is not indented."""
    paragraphs: list[str] = []
    full = False
    for page in pages:
        if not page:
            continue
        left, right = _text_block(page)
        for line in page:
            if paragraphs and full and line.left < left + line.size:
                paragraphs[-1] = _joined(paragraphs[-1], line.text)
            else:
                paragraphs.append(line.text)
            # A line may be shorter by the characters that must not begin the next one, or by a mark squeezed in.
            full = line.right > right - 1.6 * line.size
    return paragraphs


def _text_block(page: list[_Line]) -> tuple[float, float]:
    """Return the left and right edge of the text of a page, in points."""
    return min(line.left for line in page), max(line.right for line in page)


def _joined(before: str, line: str) -> str:
    """Join two lines: Latin words with a blank or at their hyphen, Chinese text directly."""
    if before.endswith("-") and before[-2:-1].isascii() and before[-2:-1].isalpha() and line[:1].islower():
        return before[:-1] + line
    if before[-1:].isascii() and before[-1:].isalnum() and line[:1].isascii() and line[:1].isalpha():
        return f"{before} {line}"
    return before + line
