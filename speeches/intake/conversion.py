"""Have older Word and WPS files converted by a program of the machine, confined, before they are read.

The process that reads files can start no program, so this one does, with a folder of its own that is removed
afterwards, an empty profile, no network where the system allows that, limits on memory, time and what is written, and
no macros. What comes out is read like any file that came from outside.
"""

import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePath

from speeches.intake.bounded import run_bounded
from speeches.intake.document import Unreadable
from speeches.intake.limits import Limits
from speeches.intake.readers.names import contradicts
from speeches.intake.readers.ole import OLE, is_broken, ole_kind, whole_sectors
from speeches.intake.slots import place

_MEDIA_TYPE = "application/msword"
_FOLDER = "luoshi-convert-"
_PROFILE = Path(__file__).with_name("converter_profile.xcu")


@dataclass(frozen=True, slots=True)
class Prepared:
    """What is to be read, and what that was before."""

    data: bytes
    name: str
    media_type: str | None = None  # of the file before it was converted
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Converter:
    """A program that reads older Word files."""

    program: str
    arguments: tuple[str, ...]  # {folder} and {file} stand for the paths
    ending: str
    warning: str | None = None  # what has to be said about its results


# Best first: numbers of paragraphs, tables and text boxes survive only in the first. catdoc is not among them: it
# garbles texts in which Latin letters stand among the Chinese, and says nothing.
CONVERTERS = (
    Converter(
        "soffice",
        (
            "-env:UserInstallation=file://{folder}/profile",
            *("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck"),
            *("--convert-to", "docx:MS Word 2007 XML", "--outdir", "{folder}/out", "{file}"),
        ),
        ".docx",
    ),
    Converter("antiword", ("-m", "UTF-8.txt", "-w", "0", "{file}"), ".txt", "plain_conversion"),
)


def prepare(data: bytes, name: str, limits: Limits, converters: tuple[Converter, ...] = CONVERTERS) -> Prepared:
    """Return a file as it can be read: an older Word or WPS file converted, any other as it is.

    Raises `Unreadable`: ``missing_tool`` when no converter is installed, ``damaged`` when the file breaks off or none
    can read it, ``too_large`` when one would have taken longer than it may and no other can read it.
    """
    if not data.startswith(OLE) or ole_kind(data) != "doc":
        return Prepared(data, name)
    if is_broken(data):
        raise Unreadable("damaged", "doc")
    data = whole_sectors(data)
    installed = [converter for converter in converters if shutil.which(converter.program)]
    if not installed:
        raise Unreadable("missing_tool", "doc")
    too_slow = False
    for converter in installed:
        try:
            with place(limits.at_once, limits.wait_seconds):
                content = convert(data, converter, limits)
        except TimeoutError:
            too_slow = True
            continue
        if content is not None:
            odd = ("other_format",) if contradicts(name, "doc") else ()
            warnings = (*odd, *((converter.warning,) if converter.warning else ()))
            return Prepared(content, PurePath(name).stem + converter.ending, _MEDIA_TYPE, warnings)
    raise Unreadable("too_large", "time") if too_slow else Unreadable("damaged", "doc")


def convert(data: bytes, converter: Converter, limits: Limits) -> bytes | None:
    """Return what a converter makes of a file, or None when it fails. Raises ``TimeoutError`` when it is too slow."""
    # Not removed at once where a killed program still holds something: the folder is our own and small.
    with tempfile.TemporaryDirectory(prefix=_FOLDER, ignore_cleanup_errors=True) as own:
        folder = Path(own)
        (folder / "out").mkdir()
        (folder / "profile" / "user").mkdir(parents=True)
        shutil.copy(_PROFILE, folder / "profile" / "user" / "registrymodifications.xcu")
        file = folder / "input.doc"
        file.write_bytes(data)
        arguments = [argument.format(folder=folder, file=file) for argument in converter.arguments]
        printed = folder / "out" / "printed"
        if not run_bounded([converter.program, *arguments], folder, printed, limits):
            return None
        made = folder / "out" / f"input{converter.ending}"
        result = made if made.is_file() else printed
        if converter.ending == ".docx" and result is printed:
            return None
        content = result.read_bytes() if result.stat().st_size <= limits.unpacked else b""
    return content if content.strip() else None


def left_folders(older_than: datetime) -> Iterator[Path]:
    """Yield the folders of conversions that were killed before they could tidy up, begun before ``older_than``.

    Only real folders: a link of that name leads somewhere else and is none of ours.
    """
    for folder in Path(tempfile.gettempdir()).glob(f"{_FOLDER}*"):
        try:
            found = folder.lstat()
        except FileNotFoundError:
            continue  # a conversion has just ended
        if stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and found.st_mtime < older_than.timestamp():
            yield folder
