"""Read the text of a PDF file; pages that are pictures are recognised where the program can."""

from collections.abc import Callable
from contextlib import closing

import pypdfium2 as pdfium
import pypdfium2.raw as api

from speeches.intake.document import Unreadable
from speeches.intake.limits import Limits
from speeches.intake.readers import layout
from speeches.intake.readers.columns import Piece
from speeches.intake.readers.pdf_runs import runs
from speeches.intake.readers.reading import Reading, Recognise

MEDIA_TYPE = "application/pdf"
_LEAST_TEXT = 10  # characters; a scanned page has its page number at most
_DPI = 200  # of the picture of a page that is recognised
_END, _TAIL = b"%%EOF", 2048  # every whole file ends so; the library reads what there is of a broken one


def read(data: bytes, limits: Limits, recognise: Recognise | None = None) -> Reading:
    """Return the text, one paragraph a line. Raises `Unreadable` (``scan``) when all pages are pictures."""
    try:
        document = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise Unreadable("encrypted" if "assword" in str(error) else "damaged", "pdf") from error
    try:
        if len(document) > limits.pages:
            raise Unreadable("too_large", f"{len(document)} pages")
        pages, warnings = _pages(document, limits, recognise)
        properties = document.get_metadata_dict()
    except pdfium.PdfiumError as error:
        raise Unreadable("damaged", "pdf") from error
    finally:
        document.close()
    text, heads = layout.flow(pages)
    margins = (*heads, *(value for value in properties.values() if value))
    if _END not in data[-_TAIL:]:
        warnings = (*warnings, "cut_off")
    return Reading(text, MEDIA_TYPE, title=properties.get("Title") or None, margins=margins, warnings=warnings)


def _pages(
    document: pdfium.PdfDocument, limits: Limits, recognise: Recognise | None
) -> tuple[list[list[Piece]], tuple[str, ...]]:
    pages: list[list[Piece]] = []
    pictures = left_out = total = 0
    for number in range(len(document)):
        with closing(document[number]) as page:
            pieces = _pieces(page)
            count = sum(len(piece.text) for piece in pieces)
            if count < _LEAST_TEXT and _has_picture(page):
                pictures += 1
                recognised = recognise(_picture(page)) if recognise else None
                left_out += recognised is None
                pieces = recognised or pieces
        total += sum(len(piece.text) for piece in pieces)
        if total > limits.characters:
            raise Unreadable("too_large", "characters")
        pages.append(pieces)
    if pictures == len(pages) and recognise is None:
        raise Unreadable("scan", f"{len(pages)} pages")
    if total < _LEAST_TEXT:
        raise Unreadable("no_text", f"{len(pages)} pages")
    said = (("pages_without_text", left_out), ("recognised", pictures - left_out))
    return pages, tuple(code for code, count in said if count)


def _pieces(page: pdfium.PdfPage) -> list[Piece]:
    height = page.get_height()
    with closing(page.get_textpage()) as text_page:
        return list(runs(text_page, height))


def _has_picture(page: pdfium.PdfPage) -> bool:
    return any(True for _ in page.get_objects(filter=[api.FPDF_PAGEOBJ_IMAGE], max_depth=3))


def _picture(page: pdfium.PdfPage) -> Callable[[], object]:
    """Return how to draw the page; it is drawn only when there is time left to recognise it."""
    most = 4_000 * 4_000
    scale = min(_DPI / 72, (most / max(1.0, page.get_width() * page.get_height())) ** 0.5)
    return lambda: page.render(scale=scale, rev_byteorder=False).to_numpy()
