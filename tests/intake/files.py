"""Good files of every kind, made on the spot; the bad ones are in `bad`."""

import io
import random
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
# A text that does not pack well: a break in it falls inside it, not after it.
_numbers = random.Random(11)
LONG = "".join(
    TEXT.replace("县水利局", f"第{_numbers.getrandbits(60)}水利局").replace("200", f"{_numbers.getrandbits(60)}")
    for _ in range(60)
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
    return pdf_of(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%b\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    )


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


def archive(**entries: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, content in entries.items():
            bundle.writestr(name.replace("__", "/"), content)
    return buffer.getvalue()


def with_entries(*entries: tuple[str | zipfile.ZipInfo, bytes], base: bytes = b"") -> bytes:
    """Return an archive of these entries, or ``base`` with them added."""
    buffer = io.BytesIO(base)
    with zipfile.ZipFile(buffer, "a" if base else "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, content in entries:
            bundle.writestr(name, content)
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
