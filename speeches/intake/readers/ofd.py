"""Read an OFD file (GB/T 33190): text in reading order, running heads and page numbers left out."""

import re
import zipfile

import ofdkit

from speeches.intake.document import Unreadable
from speeches.intake.limits import Limits
from speeches.intake.readers import layout
from speeches.intake.readers.archive import open_archive, read_entry
from speeches.intake.readers.columns import Piece
from speeches.intake.readers.reading import Reading

MEDIA_TYPE = "application/ofd"
_BLOCK = re.compile(rb"<(/?)(?:[\w-]+:)?PageBlock\b(?![^<>]*/>)")
_DEEPEST = 24


def read(data: bytes, limits: Limits) -> Reading:
    """Return the text, one paragraph a line."""
    with open_archive(data, limits) as archive:
        for name in archive.namelist():
            if name.lower().endswith(".xml") and _too_deep(read_entry(archive, name, limits)):
                raise Unreadable("damaged", "nesting")
    try:
        with ofdkit.open(data) as document:
            if len(document.pages) > limits.pages:
                raise Unreadable("too_large", f"{len(document.pages)} pages")
            found = [_pieces_or_none(page) for page in document.pages]
            details = document.info
    except ofdkit.OFDLimitError as error:
        # Declarations of entities count as a limit there; to people such a file is broken.
        raise Unreadable("damaged" if "DTD" in str(error) else "too_large", "ofd") from error
    except (ofdkit.OFDError, zipfile.BadZipFile, ValueError, RecursionError) as error:
        raise Unreadable("damaged", "ofd") from error
    read = [pair for pair in found if pair is not None]
    if found and not read:
        raise Unreadable("damaged", "ofd")
    text, heads = layout.flow([pieces for pieces, _ in read])
    templates = (piece for _, behind in read for piece in behind)
    margins = (*heads, *templates, details.title or "", details.subject or "", *details.keywords)
    warnings = ("parts_unread",) if len(read) < len(found) else ()
    margins = tuple(filter(None, dict.fromkeys(margins)))
    return Reading(text, MEDIA_TYPE, title=details.title, margins=margins, warnings=warnings)


def _too_deep(part: bytes) -> bool:
    """Say whether blocks lie in blocks deeper than the library goes: it would leave out what is in them unsaid."""
    depth = 0
    for match in _BLOCK.finditer(part):
        depth += -1 if match.group(1) else 1
        if depth > _DEEPEST:
            return True
    return False


def _pieces_or_none(page: ofdkit.Page) -> tuple[list[Piece], list[str]] | None:
    """Return what `_pieces` returns; None for a page that is named in the file and not in it, or damaged."""
    try:
        return None if page.location is None else _pieces(page)
    except ofdkit.OFDLimitError:
        raise
    except ofdkit.OFDError:
        return None


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
