"""Documents as an office lays them out (GB/T 9704): title, headings numbered by Word, page numbers, running head."""

import io
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from .writing import RUNNING_HEAD, paragraphs

_DIGITS = "一二三四五六七八九十"
_LEVELS = (("一、", "chineseCounting", "%1、"), ("（一）", "chineseCounting", "（%2）"), ("1.", "decimal", "%3."))
_HEADS = (rf"([{_DIGITS}]{{1,3}})、", rf"（([{_DIGITS}]{{1,3}})）", r"(\d{1,2})\.(?!\d)")
_TITLE = 40  # characters; what stands before the salutation and is shorter is set as a title


def official(text: str, *, numbered: bool = False, columns: int = 1) -> bytes:
    """Return a Word file of the text; with ``numbered`` the numbers of its headings are left to Word."""
    document = docx.Document()
    _page(document, columns)
    count = _Count(document) if numbered else None
    lines = paragraphs(text)
    title = next((at for at, line in enumerate(lines) if line.endswith("：")), 0)
    for number, line in enumerate(lines):
        if count is not None and count.add(line):
            continue
        paragraph = document.add_paragraph(line)
        if number < title and len(line) < _TITLE:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            paragraph.runs[0].font.size = Pt(22)
        elif not line.endswith("："):
            paragraph.paragraph_format.first_line_indent = Pt(32)
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _page(document: Document, columns: int) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin, section.left_margin, section.right_margin = (
        Mm(37),
        Mm(35),
        Mm(28),
        Mm(26),
    )
    section.header.paragraphs[0].text = RUNNING_HEAD
    document.styles["Header"].font.size = document.styles["Footer"].font.size = Pt(9)  # as Word has them
    footer = section.footer.paragraphs[0]
    footer.add_run("— ")
    for kind, code in (("begin", ""), ("", "PAGE"), ("end", "")):
        part = OxmlElement("w:fldChar" if kind else "w:instrText")
        part.set(qn("w:fldCharType"), kind) if kind else setattr(part, "text", code)
        footer.add_run()._r.append(part)
    footer.add_run(" —")
    if columns > 1:
        section._sectPr.append(parse_xml(f'<w:cols {nsdecls("w")} w:num="{columns}" w:space="425"/>'))
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = "Times New Roman", Pt(16 if columns == 1 else 11)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), "Noto Serif CJK SC")
    normal.paragraph_format.line_spacing, normal.paragraph_format.space_after = Pt(28 if columns == 1 else 18), Pt(0)
    normal.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY


class _Count:
    """Leave the number of a heading to Word where Word's count comes to the same number."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._counts = [0, 0, 0]
        part = document.part.numbering_part.element
        self._name = str(90)
        levels = "".join(
            f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{shape}"/><w:suff w:val="nothing"/>'
            f'<w:lvlText w:val="{pattern}"/></w:lvl>'
            for depth, (_, shape, pattern) in enumerate(_LEVELS)
        )
        abstract = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="90">{levels}</w:abstractNum>'
        part.insert(0, parse_xml(abstract))
        part.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{self._name}"><w:abstractNumId w:val="90"/></w:num>'))

    def add(self, line: str) -> Paragraph | None:
        """Add a line as a numbered paragraph, or return None."""
        for depth, pattern in enumerate(_HEADS):
            found = re.match(pattern, line)
            if found and _value(found[1]) == self._counts[depth] + 1:
                self._counts[depth] += 1
                self._counts[depth + 1 :] = [0] * (2 - depth)
                paragraph = self._document.add_paragraph(line[found.end() :])
                properties = paragraph._p.get_or_add_pPr()
                properties.append(
                    parse_xml(
                        f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/><w:numId w:val="{self._name}"/></w:numPr>'
                    )
                )
                return paragraph
        return None


def _value(written: str) -> int:
    if written.isdigit():
        return int(written)
    tens, _, ones = written.rpartition("十")
    if "十" not in written:
        return _DIGITS.index(written) + 1
    return 10 * (_DIGITS.index(tens) + 1 if tens else 1) + (_DIGITS.index(ones) + 1 if ones else 0)


def converted(documents: Sequence[bytes], ending: str, folder: Path, filter_name: str = "") -> list[bytes]:
    """Return Word files as LibreOffice writes them in another format, all in one run of it."""
    program = shutil.which("soffice")
    assert program, "LibreOffice is not installed"
    (folder / "out").mkdir(parents=True)
    for number, data in enumerate(documents):
        (folder / f"{number}.docx").write_bytes(data)
    subprocess.run(  # noqa: S603 - a fixed program, paths of our own
        [
            *(program, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore"),
            *("--convert-to", f"{ending}:{filter_name}" if filter_name else ending, "--outdir", str(folder / "out")),
            *(str(folder / f"{number}.docx") for number in range(len(documents))),
        ],
        check=True,
        capture_output=True,
        timeout=60 + 10 * len(documents),
    )
    return [(folder / "out" / f"{number}.{ending}").read_bytes() for number in range(len(documents))]
