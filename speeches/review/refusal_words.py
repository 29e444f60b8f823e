"""The words for each reason why a file was refused, and for what a file turned out to be."""

from django.utils.translation import gettext_lazy as _

FORMATS = _("Word and WPS, RTF, PDF, OFD, web pages, plain text and Markdown, pictures, mails and ZIP archives")
_ODD = _("Reading this file took more than one file may: it is made in an unusual way, or holds far too much.")
_SPLIT = _("Open it in Word or WPS, save it as a new .docx or in several parts, and upload that; or paste its text.")
_SWOLLEN = _("Unpacked, this file would be far larger than what can be taken in.")
_UNPACK = _("Unpack it yourself and upload the files in it by themselves.")
_LONG = _("The text of this file is longer than what can be taken in at once.")
_PARTS = _("Split it and upload the parts.")
WORDS = {
    "empty": (
        _("There is nothing in this file."),
        _("Open the original, check that it has text, and upload it again."),
    ),
    "too_large": (
        _("This file is larger than what can be taken in: %(megabytes)d MB a file."),
        _("Take the pictures out or split the file, then upload the parts."),
    ),
    "too_large:time": (_ODD, _SPLIT),
    "too_large:memory": (_ODD, _SPLIT),
    "too_large:answer": (_ODD, _SPLIT),
    "too_large:nesting": (_ODD, _SPLIT),
    "too_large:entries": (_SWOLLEN, _UNPACK),
    "too_large:unpacked": (_SWOLLEN, _UNPACK),
    "too_large:times": (_SWOLLEN, _UNPACK),
    "too_large:levels": (
        _("Archives or mails lie in one another in this file, more than %(levels)d deep."),
        _UNPACK,
    ),
    "too_large:parts": (
        _("This mail or saved page has far more parts than anybody sends."),
        _("Save what you need of it by itself, and upload that."),
    ),
    "too_large:pages": (_LONG, _PARTS),
    "too_large:paragraphs": (_LONG, _PARTS),
    "too_large:characters": (_LONG, _PARTS),
    "cut_off": (
        _(
            "This archive or mail breaks off before its end. What stands before the break was taken in; "
            "the rest is missing."
        ),
        _("Ask for it once more and upload it again: what is stored already is not stored twice."),
    ),
    "encrypted": (
        _("This file is locked with a password and cannot be read."),
        _("Remove the password in Word, WPS or the PDF reader, save, and upload it again."),
    ),
    "damaged": (
        _("This file is damaged and cannot be opened."),
        _("Open it in Word or WPS, save it as a new .docx, and upload that; or paste its text."),
    ),
    **dict.fromkeys(
        ("damaged:png", "damaged:jpeg", "damaged:gif", "damaged:bmp", "damaged:tiff"),
        (
            _("This picture is damaged and cannot be opened."),
            _("Scan or photograph the pages once more, or ask for the electronic document."),
        ),
    ),
    "damaged:zip": (
        _("This archive is damaged and cannot be unpacked."),
        _("Ask for it once more, or have the files sent by themselves."),
    ),
    "damaged:eml": (
        _("This mail is damaged and cannot be opened."),
        _("Save its attachments in the mail program and upload them by themselves."),
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
KINDS = {
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
    "odf": _("an OpenDocument file (.odt, .fodt)"),
    "xml": _("an XML file"),
    "exe": _("a program"),
    "mp3": _("a sound recording"),
}
OTHER = _("a file of another kind")
