"""Take a mail apart: its body, and each of its attachments."""

import email.generator  # noqa: F401 - an attached mail is written out, when no module can be loaded any more
from collections.abc import Iterator
from dataclasses import replace
from email.errors import MessageError
from email.message import EmailMessage, MIMEPart
from email.parser import BytesParser
from email.policy import default

from speeches.intake.decoding import decode
from speeches.intake.document import Unreadable
from speeches.intake.limits import Limits
from speeches.intake.member import Member
from speeches.intake.readers import html
from speeches.intake.readers.mhtml import breaks_off, refuse_parts
from speeches.intake.secrecy import has_marking

_COVER_NOTE = 120  # characters; a shorter body with an attachment is no document of its own
CODECS = ("gb2312", "gbk", "big5", "hz", "iso-8859-1", "windows-1252")  # of names and subjects
# What the parser of the standard library raises for headers and parts that nobody wrote so on purpose.
_DAMAGE = (MessageError, ValueError, LookupError, AttributeError, TypeError, RecursionError)


def parts(data: bytes, limits: Limits, name: str = "") -> Iterator[Member]:
    """Yield the body of a mail as a page or text, then its attachments; pictures that the body shows are none.

    Of a mail that breaks off the last part is marked as cut, and one without bytes under ``name`` says so at the end.

    Raises `Unreadable` when the mail is damaged, has too many parts, or its subject bears a secrecy marking.
    """
    refuse_parts(data, limits)
    try:
        mail = BytesParser(policy=default).parsebytes(data)
        subject = str(mail.get("subject", "")).strip()
        body = mail.get_body(("html", "plain"))
        found = [] if body is None else [_body(body, subject)]
        attached = [_attachment(part, number) for number, part in enumerate(_attachments(mail, body), 1)]
        is_cut = breaks_off(mail)
    except _DAMAGE as error:
        raise Unreadable("damaged", "eml") from error
    if has_marking("", (subject,)):
        raise Unreadable("secret")
    if not found and not attached and mail.defects:  # its parts cannot be told apart
        raise Unreadable("damaged", "eml")
    if is_cut:
        last = attached or found
        last[-1:] = [replace(one, cut=True) for one in last[-1:]]
    for member in found:
        if attached and _words(member, limits) < _COVER_NOTE:
            yield Member(member.name, b"", Unreadable("cover_note", "eml"))
        elif member.data.strip():
            yield member
    yield from attached
    if is_cut:
        yield Member(name, b"", Unreadable("cut_off", "eml"))


def _attachments(mail: EmailMessage, body: MIMEPart | None) -> Iterator[MIMEPart]:
    for part in _own_parts(mail):
        if part is body or part.get_content_maintype() == "multipart":
            continue
        named = part.get_filename()
        # The other form of the body, and what the body shows in its place, come without a name or by their number.
        if named is None and part.get_content_maintype() in {"text", "image"}:
            continue
        if part.get_content_maintype() == "image" and part.get("content-id") and not part.is_attachment():
            continue
        yield part


def _own_parts(mail: MIMEPart) -> Iterator[MIMEPart]:
    """Yield the parts of a mail in order; an attached mail is one part, what is in it is its own."""
    waiting = [mail]
    while waiting:
        part = waiting.pop()
        if part.get_content_maintype() == "multipart" and part.is_multipart():
            waiting.extend(reversed(part.get_payload()))  # type: ignore[arg-type]  # a list, as is_multipart says
        else:
            yield part


def _body(part: MIMEPart, subject: str) -> Member:
    """Return the body in UTF-8: what its header says of its encoding is lost once it is a file."""
    is_page = part.get_content_subtype() == "html"
    text, _encoding = decode(_content(part), part.get_content_charset())
    # A page goes on with what it says of its encoding itself, and that is no longer so.
    return Member(f"{subject or 'mail'}.{'html' if is_page else 'txt'}", text.encode("utf-8-sig"))


def _attachment(part: MIMEPart, number: int) -> Member:
    name = part.get_filename()
    if part.get_content_type() == "message/rfc822":
        inner = part.get_content()
        return Member(name or f"{inner.get('subject') or number}.eml", inner.as_bytes())
    return Member(name or f"{number}.{part.get_content_subtype()}", _content(part))


def _content(part: MIMEPart) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _words(member: Member, limits: Limits) -> int:
    """Return how many characters a person reads in a body."""
    text = member.data.decode("utf-8-sig", "replace")
    if member.name.endswith(".html"):
        text = html.read_markup(text, limits, whole=True).text
    return len("".join(text.split()))
