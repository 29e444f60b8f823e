"""Save what can be read of a ZIP archive whose end is lost: a file that was not sent to its end.

The table of contents stands at the end of an archive, but each entry has a head of its own before its data. The
walk goes from head to head and keeps entries that are whole by their checksum, and the beginning of the one that the
file breaks off in. What is spoilt in the middle is dropped, never guessed: nobody could tell which letters are right.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from speeches.intake.document import Unreadable
from speeches.intake.limits import Limits
from speeches.intake.readers.archive import open_archive
from speeches.intake.readers.entry_names import entry_name, unflagged

_LOCAL, _DESCRIPTOR = b"PK\x03\x04", b"PK\x07\x08"
_NEXT = (_LOCAL, b"PK\x01\x02", b"PK\x05\x06", b"")
_HEAD = struct.Struct("<4s5H3L2H")
_ENCRYPTED, _SIZES_FOLLOW = 0x1, 0x8
_STORED, _DEFLATED = 0, 8
_UNKNOWN = 0xFFFFFFFF  # the size stands elsewhere
_CHUNK = 64 * 1024


@dataclass(frozen=True, slots=True)
class Salvaged:
    """An archive that opens again, and which of its entries breaks off."""

    data: bytes
    cut: str | None


@dataclass(frozen=True, slots=True)
class _Entry:
    name: str
    content: bytes
    after: int  # where the next entry begins
    cut: bool


def whole_archive(data: bytes, limits: Limits) -> tuple[bytes, Salvaged | None]:
    """Return an archive as it is when it opens, else what can be saved of it.

    Raises `Unreadable` as `open_archive` does, and when nothing can be saved.
    """
    try:
        open_archive(data, limits).close()
    except Unreadable as refused:
        if refused.code != "damaged":
            raise
        saved = _saved(data, limits)
        if saved is None:
            raise
        return saved.data, saved
    return data, None


def _saved(data: bytes, limits: Limits) -> Salvaged | None:
    found: dict[str, bytes] = {}
    cut = None
    for entry in _entries(data, limits):
        found.setdefault(entry.name, entry.content)
        cut = entry.name if entry.cut else cut
    if not found:
        return None
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        for name, content in found.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return Salvaged(buffer.getvalue(), cut)


def _entries(data: bytes, limits: Limits) -> Iterator[_Entry]:
    """Yield what can be read from the beginning on, in all no more than an archive may hold."""
    room = min(limits.unpacked, max(limits.ratio_from, limits.ratio * len(data)))
    at = count = 0
    while data[at : at + 4] == _LOCAL and len(data) - at >= _HEAD.size:
        count += 1
        if count > limits.entries:
            raise Unreadable("too_large", f"{count} entries")
        entry, at = _entry(data, at, room)
        if entry is None and at == 0:
            return
        if entry is not None:
            room -= len(entry.content)
            yield entry


def _entry(data: bytes, at: int, room: int) -> tuple[_Entry | None, int]:
    """Return an entry, or None for one that is spoilt, and where the next begins (0: nobody knows)."""
    _, _, flags, method, _, _, crc, packed, _, name_length, more = _HEAD.unpack_from(data, at)
    if flags & _ENCRYPTED:
        raise Unreadable("encrypted", "zip")
    body = at + _HEAD.size + name_length + more
    name = entry_name(unflagged(data[at + _HEAD.size : at + _HEAD.size + name_length], flags))
    follows = bool(flags & _SIZES_FOLLOW)
    known = 0 if follows or packed == _UNKNOWN else body + packed
    if body > len(data) or method not in {_STORED, _DEFLATED} or (method == _STORED and not known):
        return None, known
    if method == _STORED:
        content, end, whole = data[body:known], min(known, len(data)), known <= len(data)
        if len(content) > room:
            raise Unreadable("too_large", "unpacked")
    else:
        try:
            content, end, whole = _inflated(data, body, room)
        except zlib.error:
            return None, known
    if follows and whole:
        crc, end = _descriptor(data, end)
    if whole and zlib.crc32(content) != crc:
        return None, known or end
    return _Entry(name, content, end, not whole), end


def _inflated(data: bytes, at: int, room: int) -> tuple[bytes, int, bool]:
    """Return what is packed from ``at`` on, where that ends, and whether it came to its end."""
    inflater = zlib.decompressobj(-zlib.MAX_WBITS)
    out, size = [], 0
    while at < len(data) and not inflater.eof:
        piece = data[at : at + _CHUNK]
        made = inflater.decompress(piece, room - size + 1)
        out.append(made)
        size += len(made)
        if size > room:
            raise Unreadable("too_large", "unpacked")
        at += len(piece) - len(inflater.unused_data)
    return b"".join(out), at, inflater.eof


def _descriptor(data: bytes, at: int) -> tuple[int, int]:
    """Return the checksum that follows an entry's data, and where that ends."""
    start = at + 4 if data[at : at + 4] == _DESCRIPTOR else at
    if len(data) < start + 4:
        return -1, len(data)
    (crc,) = struct.unpack_from("<L", data, start)
    ends = (end for end in (start + 12, start + 20) if data[end : end + 4] in _NEXT)
    return crc, next(ends, len(data))
