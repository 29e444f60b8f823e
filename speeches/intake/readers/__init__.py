"""Find out by content what a file is, and read it."""

from collections.abc import Callable
from pathlib import PurePath

from speeches.intake.document import Unreadable
from speeches.intake.limits import Limits
from speeches.intake.readers import docx, html, pdf, text
from speeches.intake.readers.archive import open_archive
from speeches.intake.readers.reading import Reading

_HEAD = 1024
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# What a file begins with, and the name under which it is refused.
_KNOWN = (
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF8", "gif"),
    (b"BM", "bmp"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
    (b"Rar!", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b", "gzip"),
    (b"MZ", "exe"),
    (b"\x7fELF", "exe"),
    (b"\0asm", "exe"),
    (b"ID3", "mp3"),
)
_SUPPORTED_NAMES = {".txt", ".md", ".docx", ".html", ".htm", ".pdf"}


def sniff_and_read(data: bytes, name: str, limits: Limits) -> Reading:
    """Return the text of a file of a supported format, whatever its name says.

    Raises `Unreadable`: ``mislabelled`` when the name promises a supported format and the content is of an
    unsupported one, ``unknown_format`` when neither is supported.
    """
    reader = _reader(data, limits)
    if isinstance(reader, str):
        promised = PurePath(name).suffix.lower()
        raise Unreadable("mislabelled" if promised in _SUPPORTED_NAMES else "unknown_format", reader)
    try:
        return reader(data)
    except Unreadable as refused:
        if refused.code == "unknown_format" and PurePath(name).suffix.lower() in _SUPPORTED_NAMES - {".txt", ".md"}:
            raise Unreadable("mislabelled", refused.detail) from refused
        raise


def _reader(data: bytes, limits: Limits) -> Callable[[bytes], Reading] | str:
    """Return what reads this content, or the name of what it is."""
    head = data[:_HEAD]
    if b"%PDF-" in head:
        return lambda content: pdf.read(content, limits)
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _archive_reader(data, limits)
    if head.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise Unreadable("encrypted", "docx")
        return "doc"
    for magic, kind in _KNOWN:
        # Two letters begin many a text: look for what no text has.
        if head.startswith(magic) and (len(magic) > 2 or b"\0" in head):
            return kind
    if html.is_markup(head):
        return lambda content: html.read(content, limits)
    return text.read


def _archive_reader(data: bytes, limits: Limits) -> Callable[[bytes], Reading] | str:
    with open_archive(data, limits) as archive:
        names = set(archive.namelist())
    if "word/document.xml" in names:
        return lambda content: docx.read(content, limits)
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "ppt/presentation.xml" in names:
        return "pptx"
    return "ofd" if "OFD.xml" in names else "zip"
