"""A folder of bad files, made on the spot, and what must become of each.

To add one: a function that returns its bytes, and a line in `FOLDER`. Nothing large is stored; what is made is made
anew for each test.
"""

import io
import random
import struct
import warnings
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass

from .files import OLE, TEXT, archive, document_xml, pdf, word

PARAGRAPH = b"<w:p><w:r><w:t>%b</w:t></w:r></w:p>"
KINDS = b"<?xml version='1.0'?><Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>"


@dataclass(frozen=True, slots=True)
class Bad:
    """One bad file: what it is, the name it is sent under, the codes that are right for it, how it is made."""

    what: str
    name: str
    expected: str  # codes of ``Unreadable``, "ok" or "partial"; several, where the machine decides, with blanks between
    make: Callable[[], bytes]


def word_of(body: bytes, doctype: bytes = b"", **more: bytes) -> bytes:
    return archive(**{"word__document.xml": document_xml(body, doctype), **more})


def with_entries(*entries: tuple[str | zipfile.ZipInfo, bytes], base: bytes = b"") -> bytes:
    buffer = io.BytesIO(base)
    with zipfile.ZipFile(buffer, "a" if base else "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, content in entries:
            bundle.writestr(name, content)
    return buffer.getvalue()


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


def spoilt() -> bytes:
    """Return a Word file with wrong bytes in the middle of its text."""
    data = bytearray(word())
    start = data.index(b"word/document.xml") + 60
    data[start : start + 100] = b"\xff" * 100
    return bytes(data)


def symlink() -> bytes:
    entry = zipfile.ZipInfo("word/document.xml")
    entry.create_system, entry.external_attr = 3, 0o120777 << 16
    return with_entries((entry, b"/etc/passwd"))


def nested_archives(depth: int) -> bytes:
    data = archive(text__txt=bytes(10_000))
    for _ in range(depth):
        data = archive(**{"inner.zip": data})
    return data


def two_million_paragraphs() -> bytes:
    """Return a Word file of 199 KB; a picture keeps the ratio of unpacked to packed low."""
    picture = random.Random(7).randbytes(181_000)
    return word_of(b"<w:p/>" * 2_000_000, word__media__x_png=picture)


def quadratic() -> bytes:
    entity = b"<!DOCTYPE w [<!ENTITY a '" + b"a" * 50_000 + b"'>]>"
    return word_of(PARAGRAPH % (b"&a;" * 20_000), entity)


def laughs() -> bytes:
    levels = b"".join(b"<!ENTITY a%d '%b'>" % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 10))
    return word_of(PARAGRAPH % b"&a9;", b"<!DOCTYPE w [<!ENTITY a0 'ha'>" + levels + b"]>")


def relations(target: str, mode: str = "External") -> bytes:
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
    return (
        "<?xml version='1.0'?><Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
        f"<Relationship Id='r1' Type='{kind}' Target='{target}' TargetMode='{mode}'/></Relationships>"
    ).encode()


def paragraphs(text: str = TEXT) -> bytes:
    return b"".join(PARAGRAPH % line.encode() for line in text.splitlines())


def outside_template() -> bytes:
    return word_of(paragraphs(), **{"word/_rels/settings.xml.rels": relations("http://127.0.0.1:9/x.dotm")})


def pdf_of(*objects: bytes, root: int = 1, more: bytes = b"") -> bytes:
    """Return a PDF of these objects, numbered from 1, with its table of places."""
    out, places = io.BytesIO(), []
    out.write(b"%PDF-1.4\n")
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%b\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.write(b"".join(b"%010d 00000 n \n" % place for place in places))
    out.write(b"trailer << /Size %d /Root %d 0 R %b >>\n" % (len(objects) + 1, root, more))
    out.write(b"startxref\n%d\n%%%%EOF\n" % start)
    return out.getvalue()


def many_pages(count: int) -> bytes:
    kids = b" ".join(b"3 0 R" for _ in range(count))
    return pdf_of(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%b] /Count %d >>" % (kids, count),
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>",
    )


def looping_pages() -> bytes:
    return pdf_of(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 2 >>",
        b"<< /Type /Pages /Parent 2 0 R /Kids [2 0 R] /Count 2 >>",
    )


def flate_bomb() -> bytes:
    """Return a PDF of one page whose content is 1,500 MB of blanks, packed twice."""
    inner = zlib.compressobj(9)
    head = inner.compress(b"") + inner.flush(zlib.Z_FULL_FLUSH)
    block = inner.compress(b" " * 1_000_000) + inner.flush(zlib.Z_FULL_FLUSH)
    packed = zlib.compress(head + block * 1_500 + inner.flush(), 9)
    return pdf_of(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R >>",
        b"<< /Length %d /Filter [/FlateDecode /FlateDecode] >>\nstream\n%b\nendstream" % (len(packed), packed),
    )


def encrypted_pdf() -> bytes:
    lock = b"/Encrypt << /Filter /Standard /V 1 /R 2 /O (%b) /U (%b) /P -4 >> /ID [<00> <00>]" % (b"o" * 32, b"u" * 32)
    return pdf_of(b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [] /Count 0 >>", more=lock)


def utf16(text: str = TEXT) -> bytes:
    return text.encode("utf-16-le")


FOLDER: tuple[Bad, ...] = (
    # Nothing, or next to nothing
    Bad("0 bytes", "讲话.txt", "empty", lambda: b""),
    Bad("0 bytes called Word", "讲话.docx", "empty", lambda: b""),
    Bad("1 byte", "讲话.txt", "ok", lambda: b"1"),
    Bad("1 NUL byte", "讲话.txt", "unknown_format", lambda: b"\0"),
    Bad("blanks only", "讲话.txt", "empty", lambda: b" \t\r\n" * 10_000),
    Bad("a byte order mark only", "讲话.txt", "empty", lambda: b"\xef\xbb\xbf"),
    # Archives that swell
    Bad("bomb in Word", "讲话.docx", "too_large", lambda: swollen("word/document.xml", 210_000_000)),
    Bad("bomb in a spreadsheet", "台账.xlsx", "too_large", lambda: swollen("xl/workbook.xml", 210_000_000)),
    Bad("bomb that lies about its size", "讲话.docx", "damaged", lying_sizes),
    Bad("entries that share their data", "讲话.docx", "too_large", overlapping),
    Bad("archives in archives", "讲话.zip", "too_large", lambda: nested_archives(40)),
    Bad("20,000 entries", "讲话.docx", "too_large", lambda: archive(**{f"x{n}": b"" for n in range(20_000)})),
    Bad("2 million paragraphs", "讲话.docx", "too_large", two_million_paragraphs),
    Bad("locked archive", "讲话.docx", "encrypted", encrypted_zip),
    Bad("truncated archive", "讲话.zip", "damaged", lambda: archive(text__txt=TEXT.encode() * 50)[:400]),
    # Archives with odd entries
    Bad("path out of the archive", "讲话.docx", "ok", lambda: with_entries(("../../etc/cron.d/x", b"x"), base=word())),
    Bad("absolute path in it", "讲话.docx", "ok", lambda: with_entries(("/etc/passwd", b"x"), base=word())),
    Bad("link to a file outside", "讲话.docx", "damaged", symlink),
    Bad(
        "two entries of one name",
        "讲话.docx",
        "ok",
        doubled,
    ),
    # Word files
    Bad("outside entity", "讲话.docx", "damaged", lambda: word_of(PARAGRAPH % b"&x;", b"<!DOCTYPE w [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>")),
    Bad("entity from a server", "讲话.docx", "damaged", lambda: word_of(PARAGRAPH % b"&x;", b"<!DOCTYPE w SYSTEM 'http://127.0.0.1:9/x.dtd'>")),
    Bad("billion laughs", "讲话.docx", "damaged", laughs),
    Bad("quadratic blow-up", "讲话.docx", "damaged", quadratic),
    Bad("depth 3,000", "讲话.docx", "damaged", lambda: word_of(b"<w:p>" * 3000 + b"</w:p>" * 3000)),
    Bad("template from a server", "讲话.docx", "ok", outside_template),
    Bad("macro", "讲话.docm", "ok", lambda: with_entries(("word/vbaProject.bin", OLE + bytes(4096)), base=word())),
    Bad("no text part", "讲话.docx", "unknown_format mislabelled", lambda: archive(**{"[Content_Types].xml": KINDS})),
    Bad("broken relations", "讲话.docx", "ok", lambda: word_of(paragraphs(), **{"word/_rels/document.xml.rels": b"<Relationships"})),
    Bad("broken XML", "讲话.docx", "damaged", lambda: archive(**{"word__document.xml": b"<a><b></a>"})),
    Bad("another encoding in the XML", "讲话.docx", "damaged", lambda: archive(**{"word__document.xml": b"<?xml version='1.0' encoding='utf-7'?><a/>"})),
    Bad("truncated Word", "讲话.docx", "damaged", lambda: word()[:-2000]),
    Bad("spoilt in the middle", "讲话.docx", "damaged", spoilt),
    Bad("locked Word", "讲话.docx", "encrypted", lambda: OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)),
    Bad("pictures only", "讲话.docx", "no_text", lambda: with_entries(("word/media/image1.png", bytes(5000)), base=word("\n\n"))),
    # PDF
    Bad("truncated PDF", "讲话.pdf", "partial", lambda: pdf()[:-20]),
    Bad("head of a PDF", "讲话.pdf", "damaged", lambda: pdf()[:60]),
    Bad("20,000 pages", "讲话.pdf", "too_large", lambda: many_pages(20_000)),
    Bad("page tree that bites its tail", "讲话.pdf", "damaged no_text", looping_pages),
    Bad("flate bomb", "讲话.pdf", "too_large damaged no_text", flate_bomb),
    Bad("locked PDF", "讲话.pdf", "encrypted damaged", encrypted_pdf),
    Bad("PDF and archive in one", "讲话.pdf", "ok partial", lambda: pdf() + archive(**{"word__document.xml": b"x"})),
    Bad("archive and PDF in one", "讲话.docx", "ok", lambda: b"PK\x03\x04" + bytes(20) + pdf()),
    # Names
    Bad("right-to-left name", "讲话\u202exslx.txt", "ok", f"{TEXT}一".encode),
    Bad("path in the name", "../../etc/passwd", "ok", f"{TEXT}二".encode),
    Bad("absolute path for a name", "/etc/cron.d/讲话.txt", "ok", f"{TEXT}三".encode),
    Bad("path of another system", "C:\\Windows\\讲话.txt", "ok", f"{TEXT}四".encode),
    Bad("300 characters", f"{'长' * 296}.txt", "ok", f"{TEXT}五".encode),
    Bad("name of blanks", " \u3000.txt", "ok", f"{TEXT}六".encode),
    Bad("markup in the name", "<script>alert(1)</script>.txt", "ok", f"{TEXT}七".encode),
    # Text
    Bad("NUL bytes", "讲话.txt", "unknown_format", lambda: TEXT.encode() + bytes(4000)),
    Bad("a few NUL bytes late", "讲话.txt", "ok partial", lambda: (TEXT * 300).encode() + b"\0\0\0"),
    Bad("UTF-16 without its mark", "讲话.txt", "ok", utf16),
    Bad("UTF-16 cut in half a character", "讲话.txt", "partial", lambda: b"\xff\xfe" + utf16(TEXT + "八")[:-1]),
    Bad("broken UTF-8", "讲话.txt", "partial", lambda: (TEXT * 4).encode().replace("防汛".encode(), b"\xe9\x98", 1)),
    Bad("lone surrogates", "讲话.txt", "partial", lambda: b"\xff\xfe" + utf16(TEXT * 4) + b"\x00\xd8\x00\xd8"),
    Bad("noise", "讲话.txt", "unknown_format", lambda: bytes((n * n * 31 + n // 7) % 256 for n in range(20_000))),
    Bad("program", "讲话.txt", "mislabelled", lambda: b"\x7fELF\x02\x01\x01" + bytes(4000)),
    Bad("picture called Word", "讲话.docx", "mislabelled", lambda: b"\x89PNG\r\n\x1a\n" + bytes(4000)),
    Bad("picture", "扫描件.png", "damaged", lambda: b"\x89PNG\r\n\x1a\n" + bytes(4000)),
    Bad("one line of 10 MB", "讲话.txt", "too_large", lambda: b"a" * 10_000_000),
    Bad("a million lines", "讲话.txt", "too_large", lambda: b"a\n" * 1_000_000),
    Bad("51 MB", "讲话.txt", "too_large", lambda: b"a" * 51 * 1024 * 1024),
    # Web pages
    Bad("scripts and a redirection", "讲话.html", "ok", f"<html><head><meta charset='utf-8'><meta http-equiv=refresh content='0;url=http://127.0.0.1:9/'></head><body><script src='http://127.0.0.1:9/x.js'></script><img src='http://127.0.0.1:9/x.png'><p>{TEXT}</p></body></html>".encode),
    Bad("100,000 nested parts", "讲话.html", "too_large", lambda: b"<html><body>" + b"<div>" * 100_000 + TEXT.encode()),
    Bad("one tag without end", "讲话.html", "no_text", lambda: b"<html><body " + b"a=1 " * 500_000),
    # Other formats
    Bad("deep RTF", "讲话.rtf", "ok", lambda: b"{\\rtf1" + b"{" * 100_000 + b"x" + b"}" * 100_000),
    Bad("mail of 10,000 parts", "讲话.eml", "too_large", lambda: b"From: a@b\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\nContent-Type: text/plain\r\n\r\nhello there\r\n" * 10_000 + b"--b--\r\n"),
    Bad("spoilt old Word", "讲话.doc", "damaged", lambda: OLE + bytes(4000)),
    # Secrets
    Bad("marked secret", "讲话.txt", "secret", f"机密★10年\n{TEXT}".encode),
    Bad("marked secret in its name", "讲话（秘密）.txt", "secret", f"{TEXT}九".encode),
)  # fmt: skip
