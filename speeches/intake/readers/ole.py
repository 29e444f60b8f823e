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
        (shift,) = struct.unpack_from("<H", data, 30)
        (tables,) = struct.unpack_from("<L", data, 44)
        if shift not in {9, 12} or not tables:
            return True
        size: int = 1 << shift
        last: int = 0
        for number, sector in enumerate(struct.unpack_from(f"<{min(tables, _IN_HEAD)}L", data, 76)):
            rows = struct.unpack_from(f"<{size // 4}L", data, (sector + 1) * size)
            used = (row for row, following in enumerate(rows) if following != _FREE)
            last = max(last, number * size // 4 + max(used, default=0))
    except struct.error:
        return True
    return len(data) <= (last + 1) * size  # the last sector may be shorter than the others


def _is_locked(data: bytes) -> bool:
    """Look at the flag fEncrypted of the file information block (MS-DOC 2.5.2), which begins a sector with A5EC."""
    place = data.find(b"\xec\xa5", 512)
    while place != -1 and place % 512:
        place = data.find(b"\xec\xa5", place + 1)
    return place != -1 and len(data) > place + 11 and bool(data[place + 11] & 0x01)
