"""Files of every kind, good and bad, made on the spot."""

import io
import zipfile

import docx

TEXT = (
    "在全县防汛工作会议上的讲话\n"
    "（2026年4月8日）\n"
    "同志们：\n"
    "今天召开全县防汛工作会议，主要任务是部署今年的防汛工作。\n"
    "一、压实责任\n"
    "县水利局要牵头制定水库调度方案，4月底前报县防指备案。各乡镇要逐村落实转移责任人，5月15日前完成演练。\n"
    "二、强化保障\n"
    "县财政局要安排专项经费200万元，不得截留挪用。\n"
)


def word(text: str = TEXT) -> bytes:
    document = docx.Document()
    for line in text.splitlines():
        document.add_paragraph(line)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def web_page(text: str = TEXT) -> bytes:
    body = "".join(f"<p>{line}</p>" for line in text.splitlines())
    page = f"<!doctype html><html><head><meta charset='utf-8'><title>防汛</title><script>var a=1;</script></head><body><nav>首页 | 新闻</nav><article>{body}</article></body></html>"
    return page.encode()


def pdf(lines: list[str] | None = None) -> bytes:
    """Return a PDF with a text layer in a standard font (Latin words: enough to see that text is read)."""
    lines = (
        ["Meeting of the county office on flood control, held in April.", "The bureau shall report by the end of May."]
        if lines is None
        else lines
    )
    content = (
        b"BT /F1 14 Tf 72 720 Td 20 TL "
        + b" ".join(b"(" + line.encode("latin-1") + b") Tj T*" for line in lines)
        + b" ET"
    )
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%b\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, places = io.BytesIO(), []
    out.write(b"%PDF-1.4\n")
    for number, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%b\nendobj\n" % (number, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    for place in places:
        out.write(b"%010d 00000 n \n" % place)
    out.write(b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start))
    return out.getvalue()


def archive(**entries: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, content in entries.items():
            bundle.writestr(name.replace("__", "/"), content)
    return buffer.getvalue()


def document_xml(body: bytes, doctype: bytes = b"") -> bytes:
    return (
        b"<?xml version='1.0' encoding='UTF-8'?>"
        + doctype
        + b"<w:document xmlns:w='http://schemas.openxmlformats.org/wordprocessingml/2006/main'><w:body>"
        + body
        + b"</w:body></w:document>"
    )


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENTITY = b"<!DOCTYPE w [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
LAUGHS = b"<!DOCTYPE w [<!ENTITY a 'ha'><!ENTITY b '&a;&a;&a;&a;'><!ENTITY c '&b;&b;&b;&b;'>]>"

BAD: dict[str, tuple[bytes, str, str]] = {  # what it is: (bytes, name, code)
    "empty": (b"", "讲话.txt", "empty"),
    "blank": (b" \n\r\n\t ", "讲话.txt", "empty"),
    "picture": (b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "扫描件.png", "damaged"),
    "picture named docx": (b"\x89PNG\r\n\x1a\n" + b"\0" * 64, "讲话.docx", "mislabelled"),
    "program named txt": (b"MZ\x90\0" + b"\0" * 200, "讲话.txt", "mislabelled"),
    "older Word without a document": (OLE + b"\0" * 600, "讲话.doc", "damaged"),
    "older Word of nothing but its name": (OLE + b"\0" * 504 + "WordDocument".encode("utf-16-le") + b"\0" * 1000, "讲话.doc", "damaged"),
    "older Word with a password": (OLE + b"\0" * 504 + b"\xec\xa5" + b"\0" * 8 + b"\0\x01" + "WordDocument".encode("utf-16-le"), "讲话.doc", "encrypted"),
    "older spreadsheet": (OLE + b"\0" * 504 + "Workbook".encode("utf-16-le") + b"\0" * 100, "台账.xls", "unknown_format"),
    "mail of Outlook": (OLE + b"\0" * 504 + "__properties_version1.0".encode("utf-16-le"), "来信.msg", "unknown_format"),
    "RTF of nothing": (b"{\\rtf1\\ansi\\ansicpg936 }", "讲话.rtf", "no_text"),
    "OFD without a document": (archive(**{"OFD.xml": b"<OFD/>"}), "讲话.ofd", "damaged"),
    "OFD with an entity": (archive(**{"OFD.xml": ENTITY + b"<OFD>&x;</OFD>"}), "讲话.ofd", "too_large"),
    "saved page without a page": (b"MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: image/png\n\nx\n--x--\n", "页面.mht", "no_text"),
    "encrypted Word": (OLE + b"\0" * 100 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 100, "讲话.docx", "encrypted"),
    "truncated Word": (word()[:900], "讲话.docx", "damaged"),
    "archive of a program": (archive(setup__exe=b"MZ" + b"\0" * 200), "讲话.zip", "unknown_format"),
    "spreadsheet": (archive(**{"xl__workbook.xml": b"<x/>"}), "台账.xlsx", "unknown_format"),
    "Word without a body": (archive(**{"word__document.xml": b"<a/>"}), "讲话.docx", "damaged"),
    "Word with broken XML": (archive(**{"word__document.xml": b"<a><b></a>"}), "讲话.docx", "damaged"),
    "outside entity": (archive(**{"word__document.xml": document_xml(b"<w:p><w:r><w:t>&x;</w:t></w:r></w:p>", ENTITY)}), "讲话.docx", "damaged"),
    "billion laughs": (archive(**{"word__document.xml": document_xml(b"<w:p>&c;</w:p>", LAUGHS)}), "讲话.docx", "damaged"),
    "zip bomb": (archive(**{"word__document.xml": b"\0" * 60_000_000}), "讲话.docx", "too_large"),
    "too many paragraphs": (archive(**{"word__document.xml": document_xml(b"<w:p/>" * 250_000)}), "讲话.docx", "too_large"),
    "too deep": (archive(**{"word__document.xml": document_xml(b"<w:p>" * 3000 + b"</w:p>" * 3000)}), "讲话.docx", "damaged"),
    "Word with no words": (word("\n\n"), "讲话.docx", "no_text"),
    "PDF of nothing": (pdf([]), "讲话.pdf", "no_text"),
    "truncated PDF": (b"%PDF-1.4\n1 0 obj\n<<", "讲话.pdf", "damaged"),
    "web page of nothing": (b"<!doctype html><html><body></body></html>", "讲话.html", "no_text"),
    "marked secret": (f"秘密★1年\n\n{TEXT}".encode(), "讲话.txt", "secret"),
    "marked secret in Word": (word(f"机密★\n{TEXT}"), "讲话.docx", "secret"),
}  # fmt: skip
