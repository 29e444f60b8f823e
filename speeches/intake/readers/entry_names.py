"""The names of entries in ZIP archives as they were meant."""

import zipfile

_UTF8_NAME = 0x800


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


def unflagged(raw: bytes, flags: int) -> zipfile.ZipInfo:
    """Return an entry with its name as the library reads it from an archive's table of contents."""
    entry = zipfile.ZipInfo(raw.decode("utf-8" if flags & _UTF8_NAME else "cp437", "replace") or "_")
    entry.flag_bits = flags
    return entry
