"""Tell what a file of the older compound format is, by the names of its streams."""

from speeches.intake.document import Unreadable

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


def _is_locked(data: bytes) -> bool:
    """Look at the flag fEncrypted of the file information block (MS-DOC 2.5.2), which begins a sector with A5EC."""
    place = data.find(b"\xec\xa5", 512)
    while place != -1 and place % 512:
        place = data.find(b"\xec\xa5", place + 1)
    return place != -1 and len(data) > place + 11 and bool(data[place + 11] & 0x01)
