"""Read a file into clean speeches. Pure Python, no Django; one door: `read`, and `read_pasted` for the clipboard."""

from speeches.intake.document import CleanSpeech, Document, Edit, Segment, Unreadable
from speeches.intake.limits import Limits
from speeches.intake.reading import read, read_pasted

__all__ = ["CleanSpeech", "Document", "Edit", "Limits", "Segment", "Unreadable", "read", "read_pasted"]
