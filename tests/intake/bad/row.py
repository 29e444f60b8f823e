"""What a bad file is in the table, and what the machine that reads it has."""

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from speeches.intake.conversion import CONVERTERS
from speeches.intake.readers import scan

CONVERTER = next((one.program for one in CONVERTERS if shutil.which(one.program)), "none")


class ByConverter(NamedTuple):
    """What is right by the best program for older Word files that a machine has."""

    soffice: str
    antiword: str
    none: str = "missing_tool:doc"


class ByRecognition(NamedTuple):
    """What is right where pictures can be recognised, and where they cannot."""

    there: str
    missing: str = "missing_tool:ocr"


@dataclass(frozen=True, slots=True)
class Bad:
    """One bad file.

    ``expected`` has an outcome for each line on the page: a code of ``Unreadable``, with the kind of words that go with
    it (`in_words`), "ok" or "partial". There is one right outcome, where it depends on what is installed one for each
    machine (`outcome`). ``why`` says what somebody in an office, who knows nothing of formats, would call right.
    """

    what: str
    name: str
    expected: str | ByConverter | ByRecognition
    why: str
    make: Callable[[], bytes]

    def outcome(self, converter: str = CONVERTER) -> str:
        """Return what is right on a machine with this program ("none": without any), else like this one."""
        if isinstance(self.expected, ByConverter):
            return str(getattr(self.expected, converter))
        if isinstance(self.expected, ByRecognition):
            return self.expected.there if scan.available() else self.expected.missing
        return self.expected


# Details that are told in the same words.
_ALIKE = {
    "odd": ("time", "memory", "answer", "nesting"),
    "swollen": ("entries", "unpacked", "times"),
    "long": ("pages", "paragraphs", "characters"),
    "parts": ("parts",),
    "levels": ("levels",),
    "picture": ("png", "jpeg", "gif", "bmp", "tiff"),
    "zip": ("zip",),
    "eml": ("eml",),
    "doc": ("doc",),
    "ocr": ("ocr",),
}
_SAID = {
    "too_large": {"odd", "swollen", "long", "parts", "levels"},
    "damaged": {"picture", "zip", "eml"},
    "missing_tool": {"doc", "ocr"},
}


def in_words(code: str, detail: str) -> str:
    """Return the code with the kind of words that people read with it: "too_large:swollen"."""
    last = detail.rsplit(" ", 1)[-1]
    kind = next((kind for kind, details in _ALIKE.items() if last in details), "")
    return f"{code}:{kind}" if kind in _SAID.get(code, ()) else code
