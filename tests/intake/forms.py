"""Every format in which a speech is written for the round trips, by name."""

import importlib.util
import io
import re
import shutil
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from email.message import EmailMessage
from functools import partial
from pathlib import Path, PurePath

from speeches.intake import Limits
from speeches.intake.containers import KINDS, members

from . import office, writing

Write = Callable[[Sequence[str], Path], list[bytes]]  # texts and an empty folder → one file each
_PAGE = 420  # characters; with the indents one printed page holds these
_HEADING = re.compile(r"^(?=[一二三四五六七八九十]{1,3}、)", re.MULTILINE)


class Missing(Exception):  # noqa: N818 - named for what is the matter
    """The program that writes this format is not installed."""


@dataclass(frozen=True, slots=True)
class Form:
    """A format: how it is written, and which part of a text fits."""

    name: str
    ending: str
    write: Write
    scanned: bool = False

    def part(self, text: str) -> str:
        """Return what is written of a text: all of it, of a scan the paragraphs that fit on one page."""
        if not self.scanned:
            return text
        taken: list[str] = []
        for line in writing.paragraphs(text):
            if sum(map(len, taken)) + len(line) > _PAGE:
                taken = taken or [line[:_PAGE]]
                break
            taken.append(line)
        return "\n".join(taken)


def unpacked(data: bytes, name: str, limits: Limits) -> tuple[bytes, str]:
    """Return a file and its name; of an archive or mail the one file in it (a cover note has no bytes)."""
    if PurePath(name).suffix[1:] not in KINDS:
        return data, name
    (found,) = (member for member in members(data, name, limits) if member.data)
    return found.data, found.name


def each(write: Callable[[str], bytes]) -> Write:
    """Write text by text."""
    return lambda texts, _folder: [write(text) for text in texts]


def mail(text: str) -> bytes:
    """Return a mail with the text as its body, as mail programs here write it."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "office@example.invalid", "b@example.invalid", "讲话稿"
    message["Message-ID"] = "<1@example.invalid>"
    message.set_content(text, charset="gb18030", cte="base64")
    return message.as_bytes()


def mailed(text: str) -> bytes:
    """Return a mail with a note and the text as a Word file."""
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "office@example.invalid", "b@example.invalid", "请查收"
    message["Message-ID"] = "<2@example.invalid>"
    message.set_content("材料见附件，请查收。")
    message.add_attachment(
        office.official(text), maintype="application", subtype="octet-stream", filename="在会议上的讲话.docx"
    )
    return message.as_bytes()


def zipped(text: str) -> bytes:
    """Return an archive with the text, its name in GBK without saying so, as programs here write it."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as bundle:
        bundle.writestr("jianghua.txt", text.encode("gb18030"))
    return buffer.getvalue().replace(b"jianghua", "会议讲话".encode("gbk"))


def through_office(ending: str, filter_name: str = "", **layout: bool | int) -> Write:
    """Have LibreOffice write the official layout in another format."""

    def write(texts: Sequence[str], folder: Path) -> list[bytes]:
        if not shutil.which("soffice"):
            raise Missing("LibreOffice")
        return office.converted([office.official(text, **layout) for text in texts], ending, folder, filter_name)

    return write


def through_browser(style: str) -> Write:
    """Have the browser print."""

    def write(texts: Sequence[str], folder: Path) -> list[bytes]:
        if not any(map(shutil.which, writing.BROWSERS)):
            raise Missing("Chromium")
        return writing.all_printed(texts, style, folder)

    return write


def scans(kind: str) -> Write:
    """Print, photograph and throw the words away."""

    def write(texts: Sequence[str], folder: Path) -> list[bytes]:
        if not all(importlib.util.find_spec(name) for name in ("rapidocr", "onnxruntime")):
            raise Missing("the OCR extra (requirements-ocr.txt)")
        return [writing.scanned(page, kind) for page in through_browser(writing.INDENTED)(texts, folder)]

    return write


FORMS = (
    Form("txt gb18030", "txt", each(lambda text: text.encode("gb18030"))),
    Form("txt utf-16", "txt", each(lambda text: text.encode("utf-16"))),
    Form("txt utf-16 bare", "txt", each(lambda text: text.encode("utf-16-le"))),
    Form("md", "md", each(lambda text: _HEADING.sub("## ", text.replace("\n", "\n\n")).encode())),
    Form("docx", "docx", each(writing.word_with_header)),
    Form("docx numbered", "docx", each(partial(office.official, numbered=True))),
    Form("doc", "doc", through_office("doc", "MS Word 97")),
    Form("doc numbered", "doc", through_office("doc", "MS Word 97", numbered=True)),
    Form("wps", "wps", through_office("doc", "MS Word 97")),
    Form("rtf bytes", "rtf", each(writing.rtf)),
    Form("rtf unicode", "rtf", each(writing.rtf_in_unicode)),
    Form("rtf office", "rtf", through_office("rtf", "Rich Text Format", numbered=True)),
    Form("html", "html", each(writing.page)),
    # Not with its own numbers: LibreOffice writes no page that says that they are Chinese.
    Form("html office", "html", through_office("html", "HTML (StarWriter)")),
    Form("mhtml", "mht", each(writing.saved_page)),
    Form("ofd", "ofd", each(writing.ofd)),
    Form("pdf", "pdf", through_browser(writing.INDENTED)),
    Form("pdf blocks", "pdf", through_browser(writing.BLOCKS)),
    Form("pdf columns", "pdf", through_browser(writing.COLUMNS + writing.INDENTED)),
    Form("pdf office", "pdf", through_office("pdf")),
    Form("pdf office cols", "pdf", through_office("pdf", columns=2)),
    Form("eml body", "eml", each(mail)),
    Form("eml attached", "eml", each(mailed)),
    Form("zip", "zip", each(zipped)),
    Form("scan pdf", "pdf", scans("PDF"), scanned=True),
    Form("scan jpeg", "jpg", scans("JPEG"), scanned=True),
)
