"""What a reader returns."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from speeches.intake.readers.columns import Piece

# Given how to make a picture (an array, BGR), return the text in it with its places, or None when time is up.
Recognise = Callable[[Callable[[], object]], "list[Piece] | None"]


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
