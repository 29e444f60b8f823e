"""How the types of files are called on pages."""

from django.utils.translation import gettext_lazy as _

MEDIA_TYPES = {
    "text/plain": _("Plain text"),
    "text/markdown": _("Markdown"),
    "text/html": _("Web page"),
    "multipart/related": _("Saved web page (.mhtml)"),
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": _("Word (.docx)"),
    "application/msword": _("Older Word or WPS (.doc)"),
    "application/rtf": _("RTF"),
    "application/pdf": _("PDF"),
    "application/ofd": _("OFD"),
    "image/png": _("Picture"),
    "image/jpeg": _("Picture"),
    "image/gif": _("Picture"),
    "image/bmp": _("Picture"),
    "image/tiff": _("Picture"),
}
