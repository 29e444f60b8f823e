"""Read plain text."""

from speeches.intake.decoding import decode
from speeches.intake.readers.reading import Reading


def read(data: bytes) -> Reading:
    """Return the text; its line ends are left to the repairs."""
    text, encoding = decode(data)
    return Reading(text, "text/plain", encoding)
