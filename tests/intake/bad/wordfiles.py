"""Word files (.docx) that are broken, cut off, or reach for something."""

import random

from tests.intake.files import LONG, OLE, TEXT, archive, document_xml, with_entries, word
from tests.intake.listening import ADDRESS

from .row import Bad

PARAGRAPH = b"<w:p><w:r><w:t>%b</w:t></w:r></w:p>"
KINDS = b"<?xml version='1.0'?><Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>"
ENTITY = b"<!DOCTYPE w [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"


def word_of(body: bytes, doctype: bytes = b"", **more: bytes) -> bytes:
    return archive(**{"word__document.xml": document_xml(body, doctype), **more})


def paragraphs(text: str = TEXT) -> bytes:
    return b"".join(PARAGRAPH % line.encode() for line in text.splitlines())


def spoilt() -> bytes:
    """Return a Word file with wrong bytes in the middle of its text."""
    data = bytearray(word(LONG))
    start = data.index(b"word/document.xml") + 900
    data[start : start + 100] = b"\xff" * 100
    return bytes(data)


def cut_inside() -> bytes:
    """Return a Word file that breaks off in the middle of its text."""
    data = word(LONG)
    return data[: data.index(b"word/document.xml") + 1500]


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


def relations(target: str, kind: str = "attachedTemplate") -> bytes:
    kind = f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"
    return (
        "<?xml version='1.0'?><Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
        f"<Relationship Id='r1' Type='{kind}' Target='{target}' TargetMode='External'/></Relationships>"
    ).encode()


def reaching() -> bytes:
    """Return a Word file with fields, a linked picture and a linked object."""
    field = b"<w:p><w:fldSimple w:instr='INCLUDETEXT \"%b\"'><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>"
    targets = (f"{ADDRESS}a.docx".encode(), b"file:///etc/passwd")
    body = paragraphs() + b"".join(field % target for target in targets)
    links = {"word___rels__document.xml.rels": relations(f"{ADDRESS}x.png", "image")}
    return word_of(body, **links, **{"word___rels__settings.xml.rels": relations(f"{ADDRESS}x.dotm")})


ROWS = (
    Bad("outside entity", "讲话.docx", "damaged", "Word refuses it; nothing of the machine may show", lambda: word_of(PARAGRAPH % b"&x;", ENTITY)),
    Bad("entity from a server", "讲话.docx", "damaged", "as above", lambda: word_of(PARAGRAPH % b"&x;", f"<!DOCTYPE w SYSTEM '{ADDRESS}x.dtd'>".encode())),
    Bad("billion laughs", "讲话.docx", "damaged", "as above", laughs),
    Bad("quadratic blow-up", "讲话.docx", "damaged", "as above", quadratic),
    Bad("depth 3,000", "讲话.docx", "damaged", "Word refuses it", lambda: word_of(b"<w:p>" * 3000 + b"</w:p>" * 3000)),
    Bad("2 million paragraphs", "讲话.docx", "too_large:long", "more than a hundred books", two_million_paragraphs),
    Bad("template, picture and text from a server", "讲话.docx", "ok", "its own text is whole; what lies elsewhere is not part of it", reaching),
    Bad("macro", "讲话.docm", "ok", "the text is what is wanted, and no macro runs", lambda: with_entries(("word/vbaProject.bin", OLE + bytes(4096)), base=word())),
    Bad("no text part", "讲话.docx", "damaged", "it is a Word file by all signs, and its text is lost", lambda: archive(**{"[Content_Types].xml": KINDS})),
    Bad("package of another program", "图纸.vsdx", "unknown_format", "no document that is read", lambda: archive(**{"[Content_Types].xml": KINDS})),
    Bad("broken relations", "讲话.docx", "ok", "the text does not need them", lambda: word_of(paragraphs(), **{"word/_rels/document.xml.rels": b"<Relationships"})),
    Bad("broken XML", "讲话.docx", "damaged", "broken in the middle is not broken off: what follows cannot be trusted", lambda: archive(**{"word__document.xml": b"<a><b></a>"})),
    Bad("another encoding in the XML", "讲话.docx", "damaged", "Word refuses it", lambda: archive(**{"word__document.xml": b"<?xml version='1.0' encoding='utf-7'?><a/>"})),
    Bad("without a body", "讲话.docx", "damaged", "Word refuses it", lambda: archive(**{"word__document.xml": b"<a/>"})),
    Bad("Word without its end", "讲话.docx", "partial", "not sent to its end; the text in it is there and is kept, marked", lambda: word()[:-2000]),
    Bad("Word cut inside its text", "讲话.docx", "partial", "what stands before the break is kept, marked", cut_inside),
    Bad("Word cut before its text", "讲话.docx", "damaged", "there is no text to keep", lambda: word()[:900]),
    Bad("XML that breaks off in a whole archive", "讲话.docx", "partial", "as when the file breaks off", lambda: archive(**{"word__document.xml": document_xml(paragraphs())[:-60]})),
    Bad("spoilt in the middle", "讲话.docx", "damaged", "wrong bytes give wrong letters and nobody could tell which", spoilt),
    Bad("locked Word", "讲话.docx", "encrypted", "the password is what is missing", lambda: OLE + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)),
    Bad("pictures only", "讲话.docx", "no_text", "it opens and has no words", lambda: with_entries(("word/media/image1.png", bytes(5000)), base=word("\n\n"))),
    Bad("marked secret in Word", "讲话.docx", "secret", "whatever the format", lambda: word(f"机密★\n{TEXT}")),
)  # fmt: skip
