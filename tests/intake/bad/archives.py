"""Archives that swell, break off, or hold what they should not."""

import io
import struct
import warnings
import zipfile
import zlib

from tests.intake.files import LONG, TEXT, archive, document_xml, with_entries, word

from .row import Bad
from .wordfiles import paragraphs


def swollen(entry: str, size: int) -> bytes:
    """Return an archive with one entry of zeros, written in pieces: this process stays small."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as bundle,
        bundle.open(entry, "w") as stream,
    ):
        for _ in range(size // 1_000_000):
            stream.write(bytes(1_000_000))
    return buffer.getvalue()


def lying_sizes() -> bytes:
    """Return a Word file whose table of contents says that its text is small; it is not."""
    data = swollen("word/document.xml", 60_000_000)
    return data.replace(struct.pack("<I", 60_000_000), struct.pack("<I", 6_000))


def overlapping() -> bytes:
    """Return an archive in which a thousand entries share one piece of swollen data."""
    body = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = body.compress(bytes(1_000_000)) + body.flush()
    crc, names = zlib.crc32(bytes(1_000_000)), [b"word/document.xml", *(b"x%d" % number for number in range(1000))]
    local = struct.pack("<4s5H3L2H", b"PK\x03\x04", 20, 0, 8, 0, 0, crc, len(packed), 1_000_000, len(names[0]), 0)
    out = io.BytesIO()
    out.write(local + names[0] + packed)
    start = out.tell()
    for name in names:
        fields = (20, 20, 0, 8, 0, 0, crc, len(packed), 1_000_000, len(name), 0, 0, 0, 0, 0, 0)
        out.write(struct.pack("<4s6H3L5H2L", b"PK\x01\x02", *fields) + name)
    size = out.tell() - start
    out.write(struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, len(names), len(names), size, start, 0))
    return out.getvalue()


def encrypted_zip() -> bytes:
    data = bytearray(archive(**{"word__document.xml": b"x" * 100}))
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)


def doubled() -> bytes:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # the library says so, which is the point
        return with_entries(("word/document.xml", document_xml(paragraphs())), base=word("别的内容"))


def symlink() -> bytes:
    entry = zipfile.ZipInfo("word/document.xml")
    entry.create_system, entry.external_attr = 3, 0o120777 << 16
    return with_entries((entry, b"/etc/passwd"))


def nested_archives(depth: int) -> bytes:
    data = archive(text__txt=bytes(10_000))
    for _ in range(depth):
        data = archive(**{"inner.zip": data})
    return data


def without_contents(data: bytes) -> bytes:
    """Return an archive without the table of contents at its end."""
    return data[: data.index(b"PK\x01\x02")]


def cut_in_the_second() -> bytes:
    data = archive(**{"甲.txt": TEXT.encode(), "乙.txt": LONG.encode()})
    return data[: data.index("乙.txt".encode()) + 900]


def streamed_and_cut() -> bytes:
    """Return an archive as a program writes that could not go back to fill in sizes, without its end."""

    class Stream(io.RawIOBase):
        def __init__(self) -> None:
            self.data = b""

        def writable(self) -> bool:
            return True

        def write(self, data: bytes) -> int:  # type: ignore[override]
            self.data += bytes(data)
            return len(data)

    stream = Stream()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as bundle:
        bundle.writestr("甲.txt", TEXT)
        bundle.writestr("乙.txt", TEXT.replace("水利", "农业"))
    return without_contents(stream.data)


def lost_bomb() -> bytes:
    """Return a bomb whose table of contents is lost: only unpacking it would tell how large it is."""
    return without_contents(swollen("讲话.txt", 210_000_000))


def lost_and_spoilt() -> bytes:
    """Return an archive without its end, whose first file has wrong bytes; the second is whole."""
    data = bytearray(without_contents(archive(**{"甲.txt": LONG.encode(), "乙.txt": TEXT.encode()})))
    data[600:640] = b"\xff" * 40
    return bytes(data)


ROWS = (
    Bad("bomb in Word", "讲话.docx", "too_large:swollen", "it would fill the disk", lambda: swollen("word/document.xml", 210_000_000)),
    Bad("bomb in a spreadsheet", "台账.xlsx", "too_large:swollen", "as above", lambda: swollen("xl/workbook.xml", 210_000_000)),
    Bad("bomb that lies about its size", "讲话.docx", "damaged", "no program opens it", lying_sizes),
    Bad("bomb without its end", "全部.zip", "too_large:swollen", "saving what is left must not fill the disk either", lost_bomb),
    Bad("entries that share their data", "讲话.docx", "too_large:swollen", "it says itself that it unpacks to a gigabyte", overlapping),
    Bad("archives in archives", "讲话.zip", "too_large:levels", "nobody packs 40 times; 400 bytes are not 50 MB too many, so the words must name the depth", lambda: nested_archives(40)),
    Bad("20,000 entries", "讲话.docx", "too_large:swollen", "no document has so many parts", lambda: archive(**{f"x{n}": b"" for n in range(20_000)})),
    Bad("locked archive", "讲话.docx", "encrypted", "the password is what is missing", encrypted_zip),
    Bad("archive cut inside its only file", "讲话.zip", "partial cut_off", "the beginning of the text is there, and the archive is not whole", lambda: archive(text__txt=LONG.encode())[:1500]),
    Bad("archive cut in its second file", "讲话.zip", "ok partial cut_off", "the first file is whole, of the second the beginning, and more may be missing", cut_in_the_second),
    Bad("archive without its end", "讲话.zip", "ok cut_off", "the file in it is whole; whether it was the last nobody knows", lambda: without_contents(archive(text__txt=TEXT.encode()))),
    Bad("archive as it is streamed, without its end", "讲话.zip", "ok ok cut_off", "as above", streamed_and_cut),
    Bad("archive without its end, spoilt in a file", "讲话.zip", "ok cut_off", "wrong letters are worse than none: the spoilt file is left out, the whole one is kept", lost_and_spoilt),
    Bad("head of an archive", "讲话.zip", "damaged:zip", "there is nothing in it to read, and Word cannot mend an archive", lambda: archive(text__txt=TEXT.encode())[:20]),
    Bad("archive of a program", "讲话.zip", "mislabelled", "the archive opens, what is in it is no document", lambda: archive(**{"setup.txt": b"MZ" + bytes(200)})),
    Bad("path out of the archive", "讲话.docx", "ok", "the document in it is whole, and nothing is ever unpacked to a path", lambda: with_entries(("../../etc/cron.d/x", b"x"), base=word())),
    Bad("absolute path in it", "讲话.docx", "ok", "as above", lambda: with_entries(("/etc/passwd", b"x"), base=word())),
    Bad("link to a file outside", "讲话.docx", "damaged", "a link is no document", symlink),
    Bad("two entries of one name", "讲话.docx", "ok", "Word opens it", doubled),
    Bad("OpenDocument text", "讲话.odt", "unknown_format", "no format that is read; its parts are no files of their own", lambda: archive(mimetype=b"application/vnd.oasis.opendocument.text", **{"content.xml": b"<x/>", "META-INF__manifest.xml": b"<x/>"})),
    Bad("spreadsheet", "台账.xlsx", "unknown_format", "a ledger has its own page", lambda: archive(**{"xl__workbook.xml": b"<x/>"})),
)  # fmt: skip
