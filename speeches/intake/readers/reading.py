"""What a reader returns."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reading:
    """The text of a file as it stands in it, one paragraph a line.

    ``margins`` is what stands outside the text (headers, footers, properties): looked at, never stored.
    """

    text: str
    media_type: str
    encoding: str | None = None
    title: str | None = None  # what the file itself says its title is
    margins: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
