"""From bytes to clean speeches: read, refuse, mend, split, describe."""

import codecs
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from speeches.intake import dates, mail, wordlists
from speeches.intake.conversion import prepare
from speeches.intake.decoding import ENCODINGS
from speeches.intake.document import CleanSpeech, Document, Unreadable
from speeches.intake.kinds import kind_of
from speeches.intake.limits import Limits
from speeches.intake.metadata import describe
from speeches.intake.readers import html, rtf, scan, sniff_and_read
from speeches.intake.readers.reading import Reading
from speeches.intake.repair import mend, traditional
from speeches.intake.secrecy import has_marking
from speeches.intake.splitting import Section, split
from speeches.intake.tracing import TracedText

_MARKUP = re.compile(r"<(?:p|div|br|span|table|h[1-6]|body|meta)\b[^>]*>", re.IGNORECASE)
_UNREAD = "\ufffd"  # stands where bytes are no character
_STANDARD = Limits()


def read(data: bytes, name: str, *, limits: Limits = _STANDARD) -> Document:
    """Return what a file holds. Its type is found by content; ``name`` helps only to name a contradiction.

    Older Word files are converted first, pictures recognised where that is installed. Raises `Unreadable` with the
    reason when the file is empty, too large, damaged, encrypted, of an unknown format, mislabelled, without text, or
    bears a secrecy marking. A file that holds files (ZIP, mail) is none: see `speeches.intake.containers`.
    """
    refuse_size(data, limits)
    return prepared_and_read(data, name, limits, read_prepared)


def refuse_size(data: bytes, limits: Limits) -> None:
    """Raise `Unreadable` for an empty file and for one that is too large."""
    if not data:
        raise Unreadable("empty")
    if len(data) > limits.size:
        raise Unreadable("too_large", f"{len(data)} bytes")


def prepared_and_read(data: bytes, name: str, limits: Limits, read_it: Callable[..., Document]) -> Document:
    """Have a file converted where it must be, read by ``read_it``, and read again with its pictures recognised.

    ``read_it(data, name, limits, scans)`` is `read_prepared`, in this process or in a confined one.
    """
    prepared = prepare(data, name, limits)
    try:
        document = read_it(prepared.data, prepared.name, limits, False)
        again = "pages_without_text" in document.warnings and scan.available()
    except Unreadable as refused:
        if refused.code != "scan":
            raise
        if not scan.available():
            raise Unreadable("missing_tool", "ocr") from refused
        again = True
    if again:
        document = read_it(prepared.data, prepared.name, limits, True)
    if prepared.media_type is None:
        return document
    return replace(document, media_type=prepared.media_type, warnings=(*document.warnings, *prepared.warnings))


def read_prepared(data: bytes, name: str, limits: Limits, scans: bool = False) -> Document:
    """Return what a file holds, without help from other programs; with ``scans`` pictures are recognised.

    Raises `Unreadable` also with ``scan`` for pictures that would have to be recognised.
    """
    recognise = scan.recogniser(limits) if scans else None
    return _document(sniff_and_read(data, name, limits, recognise), name, limits)


def read_pasted(content: str, *, limits: Limits = _STANDARD) -> Document:
    """Return what was pasted: plain text, or HTML as a browser puts it on the clipboard."""
    if not content.strip():
        raise Unreadable("empty")
    if _MARKUP.search(content[:4096]):
        return _document(html.read_markup(content, limits), "", limits)
    return _document(Reading(content, "text/plain"), "", limits)


def warm_up() -> None:
    """Load word lists, dictionaries and codecs now, so that reading opens no file afterwards.

    The model of sentence ends is not among them, see boundaries.py.
    """
    wordlists.load_all()
    traditional.simplified("讀")
    rtf.load_codecs()
    for name in (*ENCODINGS, *mail.CODECS):
        codecs.lookup(name)


def for_scans(limits: Limits) -> Limits:
    """Load what recognises pictures, and return the limits with the room and the time that it needs beside that."""
    scan.engine()
    return replace(
        limits,
        memory=limits.memory + scan.occupied(),
        processor_seconds=limits.processor_seconds + limits.scan_seconds * scan.threads_used(),
    )


def _document(reading: Reading, name: str, limits: Limits) -> Document:
    if not reading.text.strip():
        raise Unreadable("empty" if reading.media_type == "text/plain" else "no_text", reading.media_type)
    if len(reading.text) > limits.characters:
        raise Unreadable("too_large", f"{len(reading.text)} characters")
    if reading.text.count("\n") > limits.paragraphs:
        raise Unreadable("too_large", "paragraphs")
    if has_marking(reading.text, (*reading.margins, name)):
        raise Unreadable("secret")
    traced = mend(reading.text)
    if not traced.text.strip():
        raise Unreadable("no_text", reading.media_type)
    published = dates.published(reading.text)
    speeches = tuple(_speech(traced, section, reading, name, published) for section in split(traced.text))
    warnings = (*reading.warnings, *(("characters_lost",) if _UNREAD in reading.text else ()))
    return Document(reading.text, reading.media_type, reading.encoding, speeches, traced.edits, warnings)


def _speech(traced: TracedText, section: Section, reading: Reading, name: str, published: date | None) -> CleanSpeech:
    text = traced.text[section.start : section.end]
    start, end = traced.raw_span(section.start, section.end)
    found = describe(text, section, name=name, document_title=reading.title, published=published)
    return CleanSpeech(
        text=text,
        kind=kind_of(text, found.title),
        title=found.title,
        speaker=found.speaker,
        post=found.post,
        held_on=found.held_on,
        venue=found.venue,
        host=found.host,
        attendees=found.attendees,
        document_number=found.document_number,
        guessed=found.guessed,
        raw_start=start,
        raw_end=end,
        segments=traced.segments(section.start, section.end),
    )
