"""From a file or pasted text to drafts: store what it holds, then find its requirements."""

from django.conf import settings

from accounts.models import User
from speeches.intake import Document, Limits
from speeches.intake.importing import Imported, import_file
from speeches.intake.sandbox import read_safely

from .tasks import find_drafts


def read_file(data: bytes, name: str) -> Document:
    """Read bytes that came from outside, within the limits of the settings, in a process of their own."""
    return read_safely(data, name, limits=limits())


def read_text(data: bytes, name: str) -> Document:
    """Read pasted text (UTF-8: plain, or HTML from the clipboard) likewise; it has no name."""
    return read_safely(data, name, limits=limits(), pasted=True)


def limits() -> Limits:
    """Return what one file may ask for."""
    return Limits(**{**settings.INTAKE_LIMITS, "size": settings.UPLOAD_MAX_BYTES})


def receive_file(data: bytes, name: str, user: User | None) -> Imported:
    """Store a file with its speeches and have their drafts found.

    Raises ``Unreadable`` or ``Duplicate``; then nothing is stored. A failure while drafts are sought loses
    nothing: the speeches stand, without drafts, and can be read again.
    """
    imported = import_file(data, name, user, read=read_file)
    look_for_drafts(imported, user)
    return imported


def look_for_drafts(imported: Imported, user: User | None) -> None:
    """Have the drafts of a stored file found: at once, or by the queue where the office runs one."""
    find_drafts.enqueue(imported.source.pk, user.pk if user else None)
