"""Read a web page that was saved with its pictures in one file (.mhtml, .mht; Word writes it too)."""

import re
from dataclasses import replace
from email.errors import CloseBoundaryNotFoundDefect
from email.message import Message
from email.parser import BytesParser
from email.policy import compat32

from speeches.intake.document import Unreadable
from speeches.intake.limits import Limits
from speeches.intake.readers import html
from speeches.intake.readers.reading import Reading

MEDIA_TYPE = "multipart/related"
_HEAD = 8192
_SAVED_PAGE = re.compile(
    rb"^content-type:\s*multipart/related\b|^snapshot-content-location:|^content-location:",
    re.IGNORECASE | re.MULTILINE,
)
_HEADER = re.compile(rb"\A(?:[ \t\r\n]*)(?:[A-Za-z][A-Za-z0-9-]{1,40}:[^\n]*\n(?:[ \t][^\n]*\n)*){2,}")
_MIME = re.compile(rb"^(?:mime-version:|content-type:[ \t]*multipart/)", re.IGNORECASE | re.MULTILINE)
# A mail older than MIME, or of a program that leaves that line out, has at least these.
_PLAIN = re.compile(rb"^(?:from|date|subject|message-id|received):", re.IGNORECASE | re.MULTILINE)
_ENOUGH = 3
_MAIL = re.compile(rb"^(?:received|return-path|delivered-to|to|message-id|x-mailer):", re.IGNORECASE | re.MULTILINE)


def head_of(data: bytes) -> bytes:
    """Return the header lines that a message begins with; empty when it begins with none."""
    found = _HEADER.match(data[: 8 * _HEAD])
    head = found.group(0) if found else b""
    return head if _MIME.search(head) or len(set(map(bytes.lower, _PLAIN.findall(head)))) >= _ENOUGH else b""


def is_saved_page(head: bytes) -> bool:
    """Say whether a message with these header lines is a saved page and no mail."""
    return bool(_SAVED_PAGE.search(head) and not _MAIL.search(head))


def refuse_parts(data: bytes, limits: Limits) -> None:
    """Raise `Unreadable` for a message of too many parts, before it is taken apart."""
    if data.count(b"\n--") > limits.entries:
        raise Unreadable("too_large", "parts")


def breaks_off(message: Message) -> bool:
    """Say whether a message ends before the line that closes its parts."""
    return any(isinstance(defect, CloseBoundaryNotFoundDefect) for part in message.walk() for defect in part.defects)


def read(data: bytes, limits: Limits) -> Reading:
    """Return the main text of the page in the file."""
    refuse_parts(data, limits)
    try:
        message = BytesParser(policy=compat32).parsebytes(data)
    except RecursionError as error:  # parts in parts in parts
        raise Unreadable("damaged", MEDIA_TYPE) from error
    page = _page(message)
    if page is None:
        raise Unreadable("damaged" if message.defects else "no_text", MEDIA_TYPE)
    content = page.get_payload(decode=True)
    assert isinstance(content, bytes)
    reading = html.read(content, limits, page.get_content_charset())
    cut = ("cut_off",) if breaks_off(message) and _last(message, page) else ()
    return replace(reading, media_type=MEDIA_TYPE, warnings=(*reading.warnings, *cut))


def _last(message: Message, page: Message) -> bool:
    """Say whether the page is the last part: a break after it costs pictures, no words."""
    return list(message.walk())[-1] is page


def _page(message: Message) -> Message | None:
    """Return the first part that is a web page: it refers to the others."""
    return next((part for part in message.walk() if part.get_content_type() == "text/html"), None)
