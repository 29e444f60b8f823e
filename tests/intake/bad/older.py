"""Older Word files, and what goes by their name: the program that converts them must reach for nothing."""

from pathlib import Path

from tests.intake.files import OLE, TEXT, archive, web_page
from tests.intake.listening import ADDRESS, PORT

from .row import Bad, ByConverter

FIXTURES = Path(__file__).parents[1] / "fixtures"
_SECTOR = bytes(504)
NOWHERE = Path("/nonexistent/macro")  # where no macro that ran would be noticed: the file itself is what matters


def reaching() -> bytes:
    """Return an older Word file with INCLUDETEXT of a page and of a local file, DDEAUTO, LINK and HYPERLINK."""
    data = (FIXTURES / "reaching_out.doc").read_bytes()
    assert data.count("PORT5".encode("utf-16-le")) >= 4
    return data.replace("PORT5".encode("utf-16-le"), f"{PORT:05}".encode("utf-16-le"))


def rtf_field(instruction: str) -> str:
    return "{\\field{\\*\\fldinst{ " + instruction + " }}{\\fldrslt{x}}}\\par\n"


def rtf_reaching() -> bytes:
    """Return RTF with fields, a template, a linked object and an embedded one."""
    text = "".join("".join(f"\\u{ord(c)}?" for c in line) + "\\par\n" for line in TEXT.splitlines())
    fields = (
        f'INCLUDETEXT "{ADDRESS}a.doc"',
        'INCLUDETEXT "file:///etc/passwd"',
        f'INCLUDEPICTURE "{ADDRESS}b.png"',
        f'DDEAUTO excel "{ADDRESS}c.xls" a1',
        'IMPORT "file:///etc/passwd"',
    )
    objects = "{\\object\\objautlink\\objupdate{\\*\\objdata 0105000002000000}{\\result{x}}}"
    template = "{\\*\\template " + ADDRESS + "t.dot}"
    body = "{\\rtf1\\ansi\\ansicpg936" + template + text + "".join(map(rtf_field, fields)) + objects + "}"
    return body.encode("ascii")


def page_reaching() -> bytes:
    more = f"<img src='{ADDRESS}a.png'><iframe src='file:///etc/passwd'></iframe><object data='{ADDRESS}b'></object>"
    return web_page().replace(b"<article>", b"<article>" + more.encode())


def flat_odf(written: Path = NOWHERE) -> bytes:
    """Return a flat OpenDocument text with a linked text and picture, whose macro writes a file when it is opened."""
    names = " ".join(
        f'xmlns:{short}="{long}"'
        for short, long in {
            **{
                name: f"urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"
                for name in ("office", "text", "drawing", "script")
            },
            "xlink": "http://www.w3.org/1999/xlink",
            "ooo": "http://openoffice.org/2004/office",
            "dom": "http://www.w3.org/2001/xml-events",
        }.items()
    ).replace("xmlns:drawing=", "xmlns:draw=")
    basic = f'Sub Main\nOpen "{written}" For Output As #1\nPrint #1, "ran"\nClose #1\nEnd Sub'
    lines = "".join(f"<text:p>{line}</text:p>" for line in TEXT.splitlines())
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {names} office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:scripts><office:script script:language="ooo:Basic"><ooo:libraries><ooo:library-embedded ooo:name="Standard">
<ooo:module ooo:name="M"><ooo:source-code>{basic}</ooo:source-code></ooo:module></ooo:library-embedded></ooo:libraries></office:script>
<office:event-listeners><script:event-listener script:language="ooo:script" script:event-name="dom:load"
 xlink:href="vnd.sun.star.script:Standard.M.Main?language=Basic&amp;location=document" xlink:type="simple"/></office:event-listeners></office:scripts>
<office:body><office:text>{lines}
<text:section text:name="A"><text:section-source xlink:href="{ADDRESS}a.odt"/><text:p>x</text:p></text:section>
<text:section text:name="B"><text:section-source xlink:href="file:///etc/passwd" text:filter-name="Text"/><text:p>x</text:p></text:section>
<text:p><draw:frame draw:name="p"><draw:image xlink:href="{ADDRESS}b.png"/></draw:frame></text:p>
</office:text></office:body></office:document>""".encode()


WORD_XML = b"<?xml version='1.0'?><?mso-application progid='Word.Document'?><w:wordDocument xmlns:w='x'><w:t>%b</w:t></w:wordDocument>"

ROWS = (
    Bad("older Word that reaches out", "讲话.doc", ByConverter("ok", "ok"), "its own text is whole; what lies elsewhere is not part of it", reaching),
    Bad("the same called WPS", "讲话.wps", ByConverter("ok", "ok"), "as above", lambda: reaching() + b"\0"),
    Bad("older Word with bytes behind its end", "讲话.doc", ByConverter("ok", "ok"), "Word opens it; the text is whole", lambda: (FIXTURES / "safety.doc").read_bytes() + b"x" * 700),
    Bad("older Word without the last zeros", "讲话.doc", ByConverter("ok", "ok"), "as above", lambda: (FIXTURES / "safety.doc").read_bytes().rstrip(b"\0") + bytes(5)),
    Bad("older Word cut off", "讲话.doc", "damaged", "which of its pieces are lost cannot be told: half a text would pass for a whole one", lambda: (FIXTURES / "safety.doc").read_bytes()[:7000]),
    Bad("spoilt old Word", "讲话.doc", "damaged", "nothing in it is a document, whatever is installed", lambda: OLE + bytes(4000)),
    Bad("older Word of nothing but its name", "讲话.doc", "damaged", "as above", lambda: OLE + _SECTOR + "WordDocument".encode("utf-16-le") + bytes(1000)),
    Bad("older Word with a password", "讲话.doc", "encrypted", "the password is what is missing", lambda: OLE + _SECTOR + b"\xec\xa5" + bytes(9) + b"\x01" + "WordDocument".encode("utf-16-le")),
    Bad("archive with an older Word file", "全部.zip", ByConverter("ok ok", "ok ok", "missing_tool:doc ok"), "each file in it has its own line, and what can be read is read", lambda: archive(**{"甲.doc": (FIXTURES / "safety.doc").read_bytes(), "乙.txt": TEXT.encode()})),
    Bad("older spreadsheet", "台账.xls", "unknown_format", "a ledger has its own page, and takes .xlsx", lambda: OLE + _SECTOR + "Workbook".encode("utf-16-le") + bytes(100)),
    Bad("mail of Outlook", "来信.msg", "unknown_format", "no format that is read", lambda: OLE + _SECTOR + "__properties_version1.0".encode("utf-16-le")),
    Bad("RTF that reaches out", "讲话.rtf", "ok", "its own text is whole", rtf_reaching),
    Bad("RTF called Word that reaches out", "讲话二.doc", "ok", "as above; Word itself writes such files", lambda: rtf_reaching() + b"\n"),
    Bad("RTF cut off", "讲话.rtf", "partial", "what stands before the break is kept, marked", lambda: rtf_reaching()[:900]),
    Bad("RTF of nothing", "讲话.rtf", "no_text", "it opens and has no words", lambda: b"{\\rtf1\\ansi\\ansicpg936 }"),
    Bad("deep RTF", "讲话.rtf", "ok", "brackets show nothing: the one letter in it is its whole text", lambda: b"{\\rtf1" + b"{" * 100_000 + b"x" + b"}" * 100_000 + b"}"),
    Bad("page called Word that reaches out", "讲话三.doc", "ok", "offices' programs save pages under this name", page_reaching),
    Bad("flat OpenDocument called Word", "讲话.doc", "mislabelled", "marks and script must not be taken for a text", flat_odf),
    Bad("flat OpenDocument with a macro", "讲话.fodt", "unknown_format", "no format that is read", flat_odf),
    Bad("Word as XML of 2003", "讲话.doc", "mislabelled", "as above", lambda: WORD_XML % TEXT.encode()),
)  # fmt: skip
