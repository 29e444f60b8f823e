"""Open a ZIP-based file only after its table of contents was found harmless."""

import io
import zipfile

from speeches.intake.document import Unreadable
from speeches.intake.limits import Limits

_ENCRYPTED_BIT = 0x1


def open_archive(data: bytes, limits: Limits) -> zipfile.ZipFile:
    """Return the archive. Raises `Unreadable` for a damaged, encrypted or swollen one; nothing is unpacked here."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, OSError) as error:
        raise Unreadable("damaged", "zip") from error
    entries = archive.infolist()
    if len(entries) > limits.entries:
        raise Unreadable("too_large", f"{len(entries)} entries")
    unpacked = sum(entry.file_size for entry in entries)
    if unpacked > limits.unpacked:
        raise Unreadable("too_large", f"{unpacked} unpacked")
    if unpacked > limits.ratio_from and unpacked > limits.ratio * len(data):
        raise Unreadable("too_large", f"{unpacked // len(data)} times")
    if any(entry.flag_bits & _ENCRYPTED_BIT for entry in entries):
        raise Unreadable("encrypted", "zip")
    return archive


def read_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo | str, limits: Limits) -> bytes:
    """Return one entry, never more than it announced."""
    try:
        announced = (archive.getinfo(entry) if isinstance(entry, str) else entry).file_size
        with archive.open(entry) as stream:
            content = stream.read(min(announced, limits.unpacked) + 1)
    except (KeyError, zipfile.BadZipFile, NotImplementedError, EOFError, OSError, ValueError) as error:
        raise Unreadable("damaged", "zip entry") from error
    except Exception as error:  # zlib and lzma have their own exceptions, without a common base
        raise Unreadable("damaged", type(error).__name__) from error
    if len(content) > announced:
        raise Unreadable("damaged", "zip entry longer than announced")
    return content
