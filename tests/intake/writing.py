"""Write one text in every format that offices use, with the programs that offices use where they are installed."""

import io
import shutil
import subprocess
import zipfile
from collections.abc import Sequence
from email.message import EmailMessage
from pathlib import Path

import docx
import pypdfium2 as pdfium

RUNNING_HEAD = "县委办公室文件汇编"


def paragraphs(text: str) -> list[str]:
    return [line for line in text.splitlines() if line.strip()]


def rtf(text: str) -> bytes:
    """Return what Word writes: bytes of the code page, the font's character set unsaid for Latin."""
    body = "".join(f"\\pard\\plain\\f1 {_escaped(line)}\\par\n" for line in paragraphs(text))
    fonts = r"{\fonttbl{\f0\froman\fcharset0 Times New Roman;}{\f1\fnil\fcharset134 SimSun{\*\falt \'cb\'ce\'cc\'e5};}}"
    head = r"{\header\pard\plain\f1 " + _escaped(RUNNING_HEAD) + r"\par}"
    return ("{\\rtf1\\ansi\\ansicpg936\\deff0" + fonts + head + "\n" + body + "}").encode("ascii")


def rtf_in_unicode(text: str) -> bytes:
    """Return what WPS and LibreOffice write: code points, a question mark for programs that know none."""
    body = "".join(
        "".join(
            char if char.isascii() else f"\\u{ord(char) - (65536 if ord(char) > 32767 else 0)}\\'3f" for char in line
        )
        + "\\par\n"
        for line in paragraphs(text)
    )
    return ("{\\rtf1\\ansi\\deff0{\\fonttbl{\\f0\\fnil\\fcharset0 Arial;}}\\uc1 " + body + "}").encode("ascii")


def _escaped(text: str) -> str:
    out = []
    for char in text:
        for number, byte in enumerate(char.encode("gbk")):
            # Programs leave the second half of a character bare where it is a letter.
            bare = byte < 0x80 and (number == 0 or chr(byte).isalpha())
            out.append(chr(byte) if bare else f"\\'{byte:02x}")
    return "".join(out)


def ofd(text: str, across: int = 28, down: int = 30) -> bytes:
    """Return a file of A4 pages with one text object a line, a running head and page numbers."""
    lines: list[tuple[str, bool]] = []
    for paragraph in paragraphs(text):
        content = "\u3000\u3000" + paragraph
        pieces = [content[at : at + across] for at in range(0, len(content), across)]
        lines += [(piece, number == 0) for number, piece in enumerate(pieces)]
    pages = [lines[at : at + down] for at in range(0, len(lines), down)]
    namespace = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    listed = "".join(f'<ofd:Page ID="{n}" BaseLoc="Pages/Page_{n}/Content.xml"/>' for n in range(len(pages)))
    parts = {
        "OFD.xml": f"<ofd:OFD {namespace}><ofd:DocBody><ofd:DocInfo><ofd:DocID>1</ofd:DocID></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {namespace}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages>{listed}</ofd:Pages></ofd:Document>",
    }
    for number, page in enumerate(pages):
        objects = _run(RUNNING_HEAD, 70, 15, 4) + _run(f"- {number + 1} -", 100, 285, 4)
        for row, (line, first) in enumerate(page):
            shown = line.lstrip("\u3000") if first else line
            objects += _run(shown, 25 + (11 if first else 0), 30 + 8 * row, 5.5)
        parts[f"Doc_0/Pages/Page_{number}/Content.xml"] = (
            f"<ofd:Page {namespace}><ofd:Content><ofd:Layer>{objects}</ofd:Layer></ofd:Content></ofd:Page>"
        )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as bundle:
        for name, content in parts.items():
            bundle.writestr(name, f'<?xml version="1.0" encoding="UTF-8"?>{content}')
    return buffer.getvalue()


def _run(text: str, x: float, y: float, size: float) -> str:
    steps = f"g {len(text) - 1} {size}" if len(text) > 1 else ""
    return (
        f'<ofd:TextObject Boundary="{x} {y} 170 {size}" Font="1" Size="{size}">'
        f'<ofd:TextCode X="0" Y="{size}" DeltaX="{steps}">{text}</ofd:TextCode></ofd:TextObject>'
    )


def word_with_header(text: str) -> bytes:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = RUNNING_HEAD
    for line in paragraphs(text):
        document.add_paragraph(line)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def page(text: str, style: str = "") -> bytes:
    body = "".join(f"<p>{line}</p>" for line in paragraphs(text))
    return (
        f"<!doctype html><html><head><meta charset='utf-8'><title>{RUNNING_HEAD}</title><style>{style}</style></head>"
        f"<body><div class='menu'><ul><li><a href='/'>首页</a></li><li><a href='/a'>要闻</a></li></ul></div>"
        f"<div class='article'>{body}</div><div class='foot'>主办单位 网站地图</div></body></html>"
    ).encode()


def saved_page(text: str) -> bytes:
    mail = EmailMessage()
    mail["Snapshot-Content-Location"] = "http://example.invalid/a.html"
    mail.set_content(page(text).decode(), subtype="html", cte="quoted-printable")
    mail.make_related()
    mail.add_related(b"\x89PNG", maintype="image", subtype="png", cid="a@b")
    return mail.as_bytes()


PRINT = "@page{size:A4;margin:20mm 25mm}body{font:16pt/28pt 'Noto Serif CJK SC',serif;margin:0}p{margin:0;text-align:justify}"
INDENTED = "p{text-indent:2em}"
COLUMNS = "body{columns:2;column-gap:10mm;font-size:11pt;line-height:18pt}"


BLOCKS = "p{margin-bottom:14pt}"  # paragraphs apart, not indented
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def printed(text: str, style: str, folder: Path) -> bytes:
    """Return the PDF that the browser prints, with its own running heads and page numbers."""
    return all_printed([text], style, folder)[0]


def all_printed(texts: Sequence[str], style: str, folder: Path) -> list[bytes]:
    """Print several texts, one after the other."""
    browser = next(filter(None, map(shutil.which, BROWSERS)))
    command = [browser, "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder}/profile"]
    source, target = folder / "page.html", folder / "page.pdf"
    files = []
    for text in texts:
        body = "".join(f"<p>{line}</p>" for line in paragraphs(text))
        source.write_text(
            f"<!doctype html><meta charset=utf-8><title>{RUNNING_HEAD}</title><style>{PRINT}{style}</style>{body}",
            encoding="utf-8",
        )
        subprocess.run(
            [*command, f"--print-to-pdf={target}", source.as_uri()], capture_output=True, check=True, timeout=120
        )
        files.append(target.read_bytes())
    return files


def scanned(pdf: bytes, kind: str) -> bytes:
    """Return the first page as a scanner would hand it over: 200 dots an inch, grey, squeezed."""
    with pdfium.PdfDocument(pdf) as document:
        image = document[0].render(scale=200 / 72).to_pil().convert("L")
    buffer = io.BytesIO()
    image.save(buffer, kind, resolution=200, quality=80)
    return buffer.getvalue()
