"""What the ending of a file's name promises, and whether the content keeps the promise."""

from pathlib import PurePath

_PROMISED = {
    ".txt": "text",
    ".md": "markdown",
    ".markdown": "markdown",
    ".doc": "doc",
    ".wps": "doc",
    ".docx": "docx",
    ".rtf": "rtf",
    ".pdf": "pdf",
    ".ofd": "ofd",
    ".html": "html",
    ".htm": "html",
    ".mhtml": "mhtml",
    ".mht": "mhtml",
    ".eml": "eml",
    ".zip": "zip",
    ".png": "png",
    ".jpg": "jpeg",
    ".jpeg": "jpeg",
    ".gif": "gif",
    ".bmp": "bmp",
    ".tif": "tiff",
    ".tiff": "tiff",
}
# Offices' programs write any of these under any of these names, and open them without a word.
_ALIKE = (
    frozenset({"doc", "docx", "rtf", "html", "mhtml"}),
    frozenset({"text", "markdown"}),
)


class Kind:
    """Kinds that are treated alike."""

    PICTURES = frozenset({"png", "jpeg", "gif", "bmp", "tiff"})


def promises(name: str) -> str | None:
    """Return the kind of file that a name promises, if any."""
    return _PROMISED.get(PurePath(name.lower()).suffix)


def contradicts(name: str, kind: str) -> bool:
    """Say whether a name promises another kind of file than it has."""
    promised = promises(name)
    if promised is None or promised == kind or {promised, kind} <= Kind.PICTURES:
        return False
    return not any({promised, kind} <= alike for alike in _ALIKE)
