"""From a file or pasted text to drafts: store what it holds, then find its requirements."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from django.conf import settings
from django_tasks import TaskResultStatus

from accounts.models import User
from speeches.intake import Document, Limits, Unreadable
from speeches.intake.containers import KINDS
from speeches.intake.importing import Duplicate, Imported, import_file, read_or_tell, tell_if_secret
from speeches.intake.sandbox import read_safely
from speeches.intake.unpacking import unpack_safely
from speeches.models import SourceFile

from .tasks import find_drafts


@dataclass(frozen=True, slots=True)
class Received:
    """What became of one file, or of one in an archive or mail: stored, stored before, or refused."""

    name: str
    imported: Imported | None = None
    duplicate: Duplicate | None = None
    refused: Unreadable | None = None


def read_file(data: bytes, name: str, *, cut: bool = False) -> Document:
    """Read bytes that came from outside, within the limits of the settings, in a process of their own."""
    document = read_safely(data, name, limits=limits())
    if cut and "cut_off" not in document.warnings:
        return replace(document, warnings=(*document.warnings, "cut_off"))
    return document


def read_text(data: bytes, name: str, user: User | None) -> Document:
    """Read pasted text (UTF-8: plain, or HTML from the clipboard) likewise; ``name`` is what it will be called."""
    return read_or_tell(partial(read_safely, limits=limits(), pasted=True), data, name, user)


def limits() -> Limits:
    """Return what one file may ask for."""
    return Limits(**{**settings.INTAKE_LIMITS, "size": settings.UPLOAD_MAX_BYTES})


def receive_file(data: bytes, name: str, user: User | None, *, cut: bool = False) -> Imported:
    """Store a file with its speeches and have their drafts found; ``cut``: what it lay in breaks off inside it.

    Raises ``Unreadable`` or ``Duplicate``; then nothing is stored. A failure while drafts are sought loses
    nothing: the speeches stand, without drafts, and can be read again.
    """
    imported = import_file(data, name, user, read=partial(read_file, cut=cut))
    return replace(imported, searched=look_for_drafts(imported.source, user))


def receive_files(data: bytes, name: str, user: User | None) -> Iterator[Received]:
    """Store a file, or, of an archive or mail, each file in it by itself; yield what became of each as it is done."""
    first = _received(data, name, user)
    if first.refused is None or not _holds_files(first.refused):
        yield first
        return
    try:
        for member in unpack_safely(data, name, limits()):
            shown = f"{name} › {member.name}" if member.name else name
            if member.problem:
                tell_if_secret(member.problem, member.data, member.name, user)
                yield Received(shown, refused=member.problem)
            else:
                yield _received(member.data, member.name, user, shown, cut=member.cut)
    except Unreadable as refused:
        tell_if_secret(refused, data, name, user)
        yield Received(name, refused=Unreadable(refused.code, refused.detail))


def _received(data: bytes, name: str, user: User | None, shown: str = "", *, cut: bool = False) -> Received:
    try:
        return Received(shown or name, receive_file(data, name, user, cut=cut))
    except Duplicate as stored:
        return Received(shown or name, duplicate=Duplicate(stored.first))
    except Unreadable as refused:
        # Told anew: the one that was raised holds all that it passed through, and with it every byte of the file.
        return Received(shown or name, refused=Unreadable(refused.code, refused.detail))


def _holds_files(refused: Unreadable) -> bool:
    return refused.code == "unknown_format" and refused.detail in KINDS


def look_for_drafts(source: SourceFile, user: User | None) -> bool:
    """Have the drafts of a stored file found: at once, or by the queue where the office runs one.

    Return false when that failed at once; the failure is in the log, not raised.
    """
    return find_drafts.enqueue(source.pk, user.pk if user else None).status is not TaskResultStatus.FAILED
