"""Find out by content what a file is, and read it."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from speeches.intake.document import Unreadable
from speeches.intake.limits import Limits
from speeches.intake.readers import docx, html, markdown, mhtml, ofd, pdf, rtf, scan, text
from speeches.intake.readers.archive import open_archive
from speeches.intake.readers.names import Kind, contradicts, promises
from speeches.intake.readers.ole import OLE, ole_kind
from speeches.intake.readers.reading import Reading, Recognise
from speeches.intake.readers.salvage import whole_archive

_HEAD = 1024
_XML = re.compile(rb"[\xef\xbb\xbf\xff\xfe\s]*<\?xml\s")
_PICTURES = (
    (b"\x89PNG", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF8", "gif"),
    (b"BM", "bmp"),
    (b"II*\0", "tiff"),
    (b"MM\0*", "tiff"),
)
# What a file begins with, and the name under which it is refused.
_REFUSED = (
    (b"Rar!", "rar"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b", "gzip"),
    (b"MZ", "exe"),
    (b"\x7fELF", "exe"),
    (b"\0asm", "exe"),
    (b"ID3", "mp3"),
)
_PARTS = (  # a part that only files of this kind have
    ("word/document.xml", "docx"),
    ("xl/workbook.xml", "xlsx"),
    ("ppt/presentation.xml", "pptx"),
    ("OFD.xml", "ofd"),
    ("META-INF/manifest.xml", "odf"),
    ("[Content_Types].xml", "package"),  # of Office, without a part that says which
)
_IN_ARCHIVES = frozenset({"docx", "ofd"})


def sniff_and_read(data: bytes, name: str, limits: Limits, recognise: Recognise | None = None) -> Reading:
    """Return the text of a file of a supported format, whatever its name says.

    Raises `Unreadable`: ``mislabelled`` when the name promises a supported format and the content is of an
    unsupported one, ``unknown_format`` when neither is supported, ``scan`` for pictures without ``recognise``.
    """
    kind = sniff(data, name, limits)
    promised = promises(name)
    saved = None
    if kind in _IN_ARCHIVES:
        data, saved = whole_archive(data, limits)
    if kind in Kind.PICTURES and promised and promised not in Kind.PICTURES:
        raise Unreadable("mislabelled", kind)
    if (kind, promised) in {("ole", "doc"), ("package", "docx")}:  # what it should be, without what makes it one
        raise Unreadable("damaged", promised or "")
    readers: dict[str, Callable[[bytes], Reading]] = {
        "docx": partial(docx.read, limits=limits),
        "html": partial(html.read, limits=limits),
        "markdown": partial(markdown.read, limits=limits),
        "mhtml": partial(mhtml.read, limits=limits),
        "ofd": partial(ofd.read, limits=limits),
        "pdf": partial(pdf.read, limits=limits, recognise=recognise),
        "rtf": partial(rtf.read, limits=limits),
        "text": text.read,
        **{picture: partial(scan.read, kind=picture, limits=limits, recognise=recognise) for picture in Kind.PICTURES},
    }
    if kind not in readers:
        raise Unreadable("unknown_format" if promised in {None, kind} else "mislabelled", kind)
    try:
        reading = readers[kind](data)
    except Unreadable as refused:
        if refused.code == "unknown_format" and promised not in {None, "text", "markdown"}:
            raise Unreadable("mislabelled", refused.detail) from refused
        raise
    said = (("cut_off", saved is not None), ("other_format", contradicts(name, kind)))
    more = (code for code, true in said if true and code not in reading.warnings)
    return replace(reading, warnings=(*reading.warnings, *more))


def sniff(data: bytes, name: str, limits: Limits) -> str:
    """Return what a file is by its content: "docx", "pdf", "doc", "zip", "eml"...; "text" when nothing else fits."""
    head = data[:_HEAD]
    if b"%PDF-" in head:
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _archive_kind(data, name, limits)
    if head.startswith(OLE):
        return ole_kind(data)
    if head.lstrip(b"\xef\xbb\xbf \r\n").startswith(b"{\\rtf"):
        return "rtf"
    for magic, kind in (*_PICTURES, *_REFUSED):
        # Two letters begin many a text: look for what no text has.
        if head.startswith(magic) and (len(magic) > 2 or b"\0" in head):
            return kind
    return _written_kind(data, head, name)


def _archive_kind(data: bytes, name: str, limits: Limits) -> str:
    try:
        data, _ = whole_archive(data, limits)
    except Unreadable as refused:
        if refused.code == "damaged":
            raise Unreadable("damaged", promises(name) or "zip") from refused
        raise
    with open_archive(data, limits) as archive:
        names = set(archive.namelist())
    return next((kind for part, kind in _PARTS if part in names), "zip")


def _written_kind(data: bytes, head: bytes, name: str) -> str:
    """Return what a text is: a page, a saved page, a mail, Markdown, or nothing but text."""
    if html.is_markup(head):
        return "html"
    if _XML.match(head.replace(b"\0", b"")):
        return "odf" if b"urn:oasis:names:tc:opendocument" in data[: 8 * _HEAD] else "xml"
    if headers := mhtml.head_of(data):
        return "mhtml" if mhtml.is_saved_page(headers) else "eml"
    return "markdown" if markdown.is_markdown(data, name) else "text"
