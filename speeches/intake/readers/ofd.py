"""Read an OFD file (GB/T 33190): text in reading order, running heads and page numbers left out."""

import zipfile

import ofdkit

from speeches.intake.document import Unreadable
from speeches.intake.limits import Limits
from speeches.intake.readers import layout
from speeches.intake.readers.archive import open_archive
from speeches.intake.readers.columns import Piece
from speeches.intake.readers.reading import Reading

MEDIA_TYPE = "application/ofd"


def read(data: bytes, limits: Limits) -> Reading:
    """Return the text, one paragraph a line."""
    open_archive(data, limits).close()
    try:
        with ofdkit.open(data) as document:
            if len(document.pages) > limits.pages:
                raise Unreadable("too_large", f"{len(document.pages)} pages")
            found = [_pieces(page) for page in document.pages]
            details = document.info
    except ofdkit.OFDLimitError as error:
        raise Unreadable("too_large", "ofd") from error
    except (ofdkit.OFDError, zipfile.BadZipFile, ValueError, RecursionError) as error:
        raise Unreadable("damaged", "ofd") from error
    text, heads = layout.flow([pieces for pieces, _ in found])
    templates = (piece for _, behind in found for piece in behind)
    margins = (*heads, *templates, details.title or "", details.subject or "", *details.keywords)
    return Reading(text, MEDIA_TYPE, title=details.title, margins=tuple(filter(None, dict.fromkeys(margins))))


def _pieces(page: ofdkit.Page) -> tuple[list[Piece], list[str]]:
    """Return the pieces of a page and, apart, the words of its templates: letterheads and watermarks."""
    left, top, width, height = page.box
    own: dict[tuple[str, int, int], Piece] = {}  # bold is often made by drawing the same words twice
    behind: dict[tuple[str, int, int], Piece] = {}
    for run in page.runs:
        if run.text.strip() and left <= run.x <= left + width and top <= run.y <= top + height:
            size = run.size or 1.0
            piece = Piece(run.text, run.x, run.x + run.width, run.y - size, size)
            (behind if run.from_template else own)[run.text, round(run.x * 4), round(run.y * 4)] = piece
    return list((own or behind).values()), [piece.text.strip() for piece in behind.values()]
