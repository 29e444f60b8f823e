"""Why a file was refused and what to do next, in words for people."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from speeches.intake import Unreadable


@dataclass(frozen=True, slots=True)
class Refusal:
    """What is the matter with a file, and the next step. Nothing of it was stored."""

    what: str
    next_step: str

    def __str__(self) -> str:
        # a Chinese full stop is as wide as stop and space together
        return self.what + ("" if self.what.endswith("。") else " ") + self.next_step


FORMATS = _("Word and WPS, RTF, PDF, OFD, web pages, plain text and Markdown, pictures, mails and ZIP archives")
_WORDS = {
    "empty": (
        _("There is nothing in this file."),
        _("Open the original, check that it has text, and upload it again."),
    ),
    "too_large": (
        _("This file is larger than what can be taken in: %(megabytes)d MB a file."),
        _("Take the pictures out or split the file, then upload the parts."),
    ),
    "encrypted": (
        _("This file is locked with a password and cannot be read."),
        _("Remove the password in Word, WPS or the PDF reader, save, and upload it again."),
    ),
    "damaged": (
        _("This file is damaged and cannot be opened."),
        _("Open it in Word or WPS, save it as a new .docx, and upload that; or paste its text."),
    ),
    "unknown_format": (
        _("This is %(kind)s, which cannot be read."),
        _("Taken in are: %(formats)s. Save it as one of these and upload that."),
    ),
    "mislabelled": (
        _("By its name this is a document, but what is in it is %(kind)s."),
        _("Ask whoever sent it for the right file, or save it anew in Word or WPS, and upload that."),
    ),
    "no_text": (
        _("No text was found in this file; it may be a scan."),
        _("Have its text recognised first (OCR), or ask the drafting unit for the electronic document."),
    ),
    "secret": (
        _("This file bears a secrecy marking and was stopped."),
        _("Deal with it as the secrecy rules say. If the marking is a mistake, have the security officer check it."),
    ),
    "not_a_table": (
        _("This is no Excel workbook (.xlsx)."),
        _("Open the ledger in Excel or WPS, save it as .xlsx, and upload that."),
    ),
    "missing_tool": (
        _("This machine lacks the part that reads this format."),
        _("Save the file as .docx or PDF and upload that, or ask the system administrator."),
    ),
    "missing_tool:doc": (
        _("This machine lacks a program that reads older Word and WPS files (.doc, .wps)."),
        _("Save the file as .docx and upload that, or have the system administrator install LibreOffice or antiword."),
    ),
    "missing_tool:ocr": (
        _("This is a scan or a picture, and this machine lacks the part that recognises text."),
        _("Upload the electronic document, or have the system administrator install requirements-ocr.txt."),
    ),
    "no_text:zip": (
        _("There is no file in this archive."),
        _("Check it, pack it again and upload that, or upload the files by themselves."),
    ),
    "cover_note": (
        _("This is a mail's covering note, no speech."),
        _("Its attachments have been taken in by themselves."),
    ),
    "busy": (
        _("Many files are being read just now; this one was not looked at."),
        _("Nothing is wrong with it. Upload it again in a minute."),
    ),
}
# What a file turned out to be, by the names that intake gives in ``detail``.
_KINDS = {
    "doc": _("an older Word or WPS document (.doc)"),
    "xls": _("a spreadsheet"),
    "xlsx": _("a spreadsheet"),
    "ppt": _("a slide show"),
    "pptx": _("a slide show"),
    "msg": _("a mail saved by Outlook (.msg)"),
    "eml": _("a mail"),
    "zip": _("an archive"),
    "rar": _("an archive"),
    "7z": _("an archive"),
    "gzip": _("an archive"),
    "png": _("a picture"),
    "jpeg": _("a picture"),
    "gif": _("a picture"),
    "bmp": _("a picture"),
    "tiff": _("a picture"),
    "exe": _("a program"),
    "mp3": _("a sound recording"),
}
_OTHER = _("a file of another kind")


def refusal(problem: Unreadable) -> Refusal:
    """Return the words for a file that could not be read."""
    return words_for(problem.code, problem.detail)


def words_for(code: str, detail: str = "") -> Refusal:
    """Return the words for the code and detail of ``Unreadable``; a code that is not known counts as damage."""
    what, next_step = _WORDS.get(f"{code}:{detail}") or _WORDS.get(code, _WORDS["damaged"])
    values = {
        "megabytes": settings.UPLOAD_MAX_BYTES // 1024 // 1024,
        "formats": FORMATS,
        "kind": _KINDS.get(detail, _OTHER),
    }
    return Refusal(str(what) % values, str(next_step) % values)
