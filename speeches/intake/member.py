"""A file found in another."""

from dataclasses import dataclass

from speeches.intake.document import Unreadable


@dataclass(frozen=True, slots=True)
class Member:
    """A file in an archive or mail: its bytes, or why there are none."""

    name: str
    data: bytes
    problem: Unreadable | None = None
    cut: bool = False  # whether what it lay in breaks off inside it
