"""The official layout of GB/T 9704-2012: page, faces, title, page number, tables, signature.

Fonts are named, not shipped: 方正小标宋简体, 仿宋_GB2312, 黑体, 楷体_GB2312, 宋体; a machine without them falls back to
its own 宋体 or 仿宋 by the theme of the office program.
"""

import io
from collections.abc import Sequence
from datetime import date

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph
from docx.text.run import Run

TITLE, BODY, HEI, KAI, SONG = "方正小标宋简体", "仿宋_GB2312", "黑体", "楷体_GB2312", "宋体"
LATIN = "Times New Roman"
LINE = Pt(28.95)  # 22 lines on a page; 29 pt would give 21
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def new_document() -> Document:
    """Return an empty A4 document with the margins, body face and page numbers of the standard."""
    document = docx.Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.footer_distance = Mm(28)
    style = document.styles["Normal"]
    style.font.name, style.font.size = LATIN, Pt(16)
    style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), BODY)
    style.paragraph_format.space_after = style.paragraph_format.space_before = Pt(0)
    document.settings.odd_and_even_pages_header_footer = True
    _page_number(section.footer.paragraphs[0], WD_ALIGN_PARAGRAPH.RIGHT)
    _page_number(section.even_page_footer.paragraphs[0], WD_ALIGN_PARAGRAPH.LEFT)
    return document


def turn(document: Document) -> None:
    """Lay the page across for a wide table: the binding edge on top, the block of text 225 mm wide and 156 high."""
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.top_margin, section.bottom_margin = Mm(28), Mm(26)
    section.left_margin, section.right_margin = Mm(35), Mm(37)
    section.footer_distance = Mm(17)


def write(paragraph: Paragraph, text: str, *, face: str = BODY, size: float = 16) -> Run:
    """Add text in a face, Chinese and Latin each in their own."""
    run = paragraph.add_run(text)
    run.font.size, run.font.name = Pt(size), LATIN
    run._element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), face)
    return run


def title(document: Document, text: str) -> Paragraph:
    """Add the title: 22 pt 小标宋, centred, not bold."""
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    write(paragraph, text, face=TITLE, size=22)
    paragraph.paragraph_format.space_after = Pt(8)
    return paragraph


def centred(document: Document, text: str, *, face: str = BODY) -> Paragraph:
    """Add a centred line below the title, with a blank half line after it."""
    paragraph = document.add_paragraph()
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    write(paragraph, text, face=face)
    paragraph.paragraph_format.space_after = Pt(14)
    return paragraph


def body(document: Document, text: str, *, face: str = BODY) -> Paragraph:
    """Add a paragraph of the body: exact line pitch, first line indented by two characters."""
    paragraph = document.add_paragraph()
    write(paragraph, text, face=face)
    shape = paragraph.paragraph_format
    shape.line_spacing_rule, shape.line_spacing = WD_LINE_SPACING.EXACTLY, LINE
    shape.first_line_indent = Pt(32)
    return paragraph


def signature(document: Document, body_name: str, on: date) -> None:
    """Add the issuing body and, below it, the date, right-indented by four characters."""
    document.add_paragraph()
    for text in (body_name, f"{on.year}年{on.month}月{on.day}日"):
        paragraph = document.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        paragraph.paragraph_format.right_indent = Pt(64)
        paragraph.paragraph_format.keep_together = True
        write(paragraph, text)


def fill(cell: _Cell, text: str, *, face: str = BODY, size: float = 14, centred: bool = False) -> None:
    """Write into a table cell, a paragraph a line."""
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    for index, line in enumerate(text.split("\n")):
        paragraph = cell.paragraphs[0] if index == 0 else cell.add_paragraph()
        if centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        write(paragraph, line, face=face, size=size)
    cell.paragraphs[0].paragraph_format.space_before = Pt(2)  # off the rule
    cell.paragraphs[-1].paragraph_format.space_after = Pt(3)


def fix_widths(table: Table, widths_mm: Sequence[float]) -> None:
    """Give the columns fixed widths; office programs then keep them."""
    table.autofit = False
    for column, width in zip(table.columns, widths_mm, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)


def repeat_head(row: _Row) -> None:
    """Repeat a table row at the top of every page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def keep_rows_whole(table: Table) -> None:
    """Keep each row on one page."""
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def keep_with_next(row: _Row) -> None:
    """Let no page end with this row: it heads those below it."""
    for cell in row.cells:
        for paragraph in cell.paragraphs:
            paragraph.paragraph_format.keep_with_next = True


def to_bytes(document: Document) -> bytes:
    """Return the finished file."""
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _page_number(paragraph: Paragraph, alignment: WD_ALIGN_PARAGRAPH) -> None:
    """Write — 1 — in 14 pt 宋体, one character in from the edge."""
    paragraph.alignment = alignment
    paragraph.paragraph_format.right_indent = paragraph.paragraph_format.left_indent = Pt(14)
    write(paragraph, "— ", face=SONG, size=14)
    run = write(paragraph, "", face=SONG, size=14)
    for kind, words in (("begin", ""), ("", "PAGE"), ("end", "")):
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = words
        run._element.append(element)
    write(paragraph, " —", face=SONG, size=14)
