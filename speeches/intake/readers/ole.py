"""Tell what a file of the older compound format is, by the names of its streams."""

import struct

from speeches.intake.document import Unreadable

_IN_HEAD, _FREE = 109, 0xFFFFFFFF  # sectors of the table that the head itself names; what stands for an unused one
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# Names stand in the directory as UTF-16; the first that is there decides.
_STREAMS = (
    ("WordDocument", "doc"),
    ("Workbook", "xls"),
    ("PowerPoint Document", "ppt"),
    ("__properties_version1.0", "msg"),
)


def ole_kind(data: bytes) -> str:
    """Return "doc" (Word, WPS), "xls", "ppt", "msg" or "ole". Raises `Unreadable` for one locked with a password."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise Unreadable("encrypted", "docx")
    found = next((kind for stream, kind in _STREAMS if stream.encode("utf-16-le") in data), "ole")
    if found == "doc" and _is_locked(data):
        raise Unreadable("encrypted", "doc")
    return found


def is_broken(data: bytes) -> bool:
    """Say whether a file ends before the last sector that its table of sectors counts as used (MS-CFB 2.2, 2.3).

    A converter would make something of what is left, and nobody would know what is missing.
    """
    try:
        size, last, _whole = _sectors(data)
    except struct.error:
        return True
    return not size or len(data) <= (last + 1) * size  # the last sector may be shorter than the others


def whole_sectors(data: bytes) -> bytes:
    """Return a file that is not broken with its last used sector filled up, and without what hangs on behind it.

    Programs that send and store files add or drop bytes there. Word and WPS do not mind; antiword takes none of it.
    """
    size, last, whole = _sectors(data)
    end = (last + 2) * size if whole else -(-len(data) // size) * size
    return data[:end] + bytes(max(end - len(data), 0))


def _sectors(data: bytes) -> tuple[int, int, bool]:
    """Return the size of a sector (0: no such file), the last in use, and whether the head names the whole table.

    The head itself stands before sector 0. Raises ``struct.error`` where the file ends before its table.
    """
    (shift,) = struct.unpack_from("<H", data, 30)
    (tables,) = struct.unpack_from("<L", data, 44)
    if shift not in {9, 12} or not tables:
        return 0, 0, False
    size: int = 1 << shift
    last: int = 0
    for number, sector in enumerate(struct.unpack_from(f"<{min(tables, _IN_HEAD)}L", data, 76)):
        rows = struct.unpack_from(f"<{size // 4}L", data, (sector + 1) * size)
        used = (row for row, following in enumerate(rows) if following != _FREE)
        last = max(last, number * size // 4 + max(used, default=0))
    return size, last, tables <= _IN_HEAD


def _is_locked(data: bytes) -> bool:
    """Look at the flag fEncrypted of the file information block (MS-DOC 2.5.2), which begins a sector with A5EC."""
    place = data.find(b"\xec\xa5", 512)
    while place != -1 and place % 512:
        place = data.find(b"\xec\xa5", place + 1)
    return place != -1 and len(data) > place + 11 and bool(data[place + 11] & 0x01)
