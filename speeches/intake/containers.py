"""Take apart what holds files: ZIP archives and mails with attachments, one member at a time, within the limits."""

import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath

from speeches.intake.document import Unreadable
from speeches.intake.limits import Limits
from speeches.intake.mail import parts
from speeches.intake.member import Member
from speeches.intake.readers import sniff
from speeches.intake.readers.archive import open_archive, read_entry
from speeches.intake.secrecy import has_marking

KINDS = frozenset({"zip", "eml"})
_UTF8_NAME = 0x800
# What systems and programs leave in archives beside the files of people.
_LEFTOVERS = frozenset({"__macosx", ".ds_store", "thumbs.db", "desktop.ini"})


def members(data: bytes, name: str, limits: Limits) -> Iterator[Member]:
    """Yield the files in a container, those in containers inside it in their place.

    Raises `Unreadable` when the container itself is refused: damaged, too large, locked, marked as secret, or empty;
    ``unknown_format`` when it is none.
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

    def members(self, data: bytes, kind: str, depth: int) -> Iterator[Member]:
        """Yield the members of one container that may hold others down to ``depth``."""
        for member in self._zipped(data) if kind == "zip" else parts(data, self._limits):
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
                raise Unreadable("too_large", "nesting")
            if kind in KINDS:
                yield from self.members(member.data, kind, depth - 1)
                return
        except _Spent:
            raise
        except Unreadable as refused:
            member = Member(member.name, b"", refused)
        yield member

    def _zipped(self, data: bytes) -> Iterator[Member]:
        with open_archive(data, self._limits) as archive:
            for entry in archive.infolist():
                name = entry_name(entry)
                if entry.is_dir() or _is_leftover(name):
                    continue
                if entry.file_size > self._limits.size:
                    yield Member(name, b"", Unreadable("too_large", f"{entry.file_size} bytes"))
                    continue
                try:
                    member = Member(name, read_entry(archive, entry, self._limits))
                except Unreadable as refused:
                    member = Member(name, b"", refused)
                yield member


class _Spent(Unreadable):
    """What all members may take together is used up: no more of any container is looked at."""


def entry_name(entry: zipfile.ZipInfo) -> str:
    """Return the name of an entry as it was meant: programs here write GBK, or UTF-8 without saying so."""
    if entry.flag_bits & _UTF8_NAME or entry.filename.isascii():
        return entry.filename
    try:
        raw = entry.filename.encode("cp437")
    except UnicodeEncodeError:
        return entry.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return raw.decode(encoding)
        except UnicodeDecodeError:
            continue
    return entry.filename


def _is_leftover(name: str) -> bool:
    path = PurePosixPath(name.replace("\\", "/"))
    return path.name.startswith("~$") or any(part.lower() in _LEFTOVERS for part in path.parts)
