"""Take apart what holds files: ZIP archives and mails with attachments, one member at a time, within the limits."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from speeches.intake.document import Unreadable
from speeches.intake.limits import Limits
from speeches.intake.mail import parts
from speeches.intake.member import Member
from speeches.intake.readers import sniff
from speeches.intake.readers.archive import open_archive, read_entry
from speeches.intake.readers.entry_names import entry_name
from speeches.intake.readers.salvage import whole_archive
from speeches.intake.secrecy import has_marking

KINDS = frozenset({"zip", "eml"})
# What systems and programs leave in archives beside the files of people.
_LEFTOVERS = frozenset({"__macosx", ".ds_store", "thumbs.db", "desktop.ini"})


def members(data: bytes, name: str, limits: Limits) -> Iterator[Member]:
    """Yield the files in a container, those in containers inside it in their place.

    Of a container that breaks off come the files before the break, then one without bytes whose problem is
    ``cut_off``, under the container's name (at the top: no name). Raises `Unreadable` when the container itself is
    refused: damaged, too large, locked, marked as secret, or empty; ``unknown_format`` when it is none.
    """
    if has_marking("", (name,)):
        raise Unreadable("secret")
    kind = sniff(data, name, limits)
    if kind not in KINDS:
        raise Unreadable("unknown_format", kind)
    found = False
    for member in _Unpacking(limits).members(data, kind, limits.nested):
        found = True
        yield member
    if not found:
        raise Unreadable("no_text", kind)


class _Unpacking:
    """One unpacking: what all members at all depths may take together."""

    def __init__(self, limits: Limits) -> None:
        self._limits = limits
        self._bytes = limits.unpacked
        self._entries = limits.entries

    def members(self, data: bytes, kind: str, depth: int, name: str = "") -> Iterator[Member]:
        """Yield the members of one container that may hold others down to ``depth``."""
        for member in self._zipped(data, name) if kind == "zip" else parts(data, self._limits, name):
            self._entries -= 1
            self._bytes -= len(member.data)
            if self._entries < 0 or self._bytes < 0:
                raise _Spent("too_large", "unpacked")
            yield from self._opened(member, depth)

    def _opened(self, member: Member, depth: int) -> Iterator[Member]:
        """Yield a member, or what is in it when it is a container too."""
        try:
            kind = "" if member.problem else sniff(member.data, member.name, self._limits)
            if kind in KINDS and depth <= 1:
                raise Unreadable("too_large", "levels")
            if kind in KINDS:
                yield from self.members(member.data, kind, depth - 1, member.name)
                return
        except _Spent:
            raise
        except Unreadable as refused:
            member = Member(member.name, b"", refused)
        yield member

    def _zipped(self, data: bytes, own_name: str) -> Iterator[Member]:
        data, saved = whole_archive(data, self._limits)
        with open_archive(data, self._limits) as archive:
            for entry in archive.infolist():
                name = entry_name(entry)
                if entry.is_dir() or _is_leftover(name):
                    continue
                if entry.file_size > self._limits.size:
                    yield Member(name, b"", Unreadable("too_large", f"{entry.file_size} bytes"))
                    continue
                try:
                    content = read_entry(archive, entry, self._limits)
                    member = Member(name, content, cut=saved is not None and name == saved.cut)
                except Unreadable as refused:
                    member = Member(name, b"", refused)
                yield member
        if saved is not None:
            yield Member(own_name, b"", Unreadable("cut_off", "zip"))


class _Spent(Unreadable):
    """What all members may take together is used up: no more of any container is looked at."""


def _is_leftover(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return path.name.startswith("~$") or any(part.lower() in _LEFTOVERS for part in path.parts)
