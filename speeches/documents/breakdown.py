"""The task breakdown table (任务分解表): what a clerk hands in the day after a meeting, as .xlsx and .docx."""

from collections.abc import Sequence
from datetime import date

from docx.enum.table import WD_TABLE_ALIGNMENT

from speeches.models import Speech

from .docx import layout
from .rows import BreakdownRow
from .xlsx import Column, write_table

COLUMNS = (
    Column("序号", 6, "number"),
    Column("所属部分", 20),
    Column("任务内容", 26),
    Column("讲话原文", 46),
    Column("牵头单位", 18),
    Column("配合单位", 18),
    Column("完成时限", 18, centred=True),
    Column("备注", 14),
)
PART = 1  # the column that the document leaves out: there the headings stand between the rows, as offices write it
WIDTHS_MM = (10, 36, 64, 28, 25, 39, 23)  # 225: A4 across between the margins; 39 holds 2026年10月31日前 in one line
SMALL = 10.5  # points, 五号: the usual size in tables
TABLE = "任务分解表"
LINE = 28  # characters of a title that one line holds on A4 across


def heading(speech: Speech) -> str:
    """Return the table's title."""
    return f"{speech.title}{TABLE}"


def _in_lines(title: str) -> str:
    """Break a title that one line cannot hold where its sense allows it, before 任务分解表."""
    return title if len(title) <= LINE else f"{title.removesuffix(TABLE)}\n{TABLE}"


def subtitle(speech: Speech) -> str:
    """Return who spoke, when and where, for the line below the title."""
    day = speech.delivered_on
    spoken = f"{day.year}年{day.month}月{day.day}日" if day else "日期待补"
    who = f"{speech.speaker}（{speech.post}）" if speech.speaker and speech.post else speech.speaker
    return "，".join(filter(None, (who, spoken, speech.meeting.title if speech.meeting else "")))


def _on_lines(deadlines: str) -> str:
    """Give each of several deadlines a line of its own: broken in the middle of a date they are hard to read."""
    return deadlines.replace("，", "\n")


def as_xlsx(speech: Speech, rows: Sequence[BreakdownRow]) -> bytes:
    """Return the table as a workbook."""
    cells = [
        (row.number, row.part, row.summary, row.quote, row.lead, row.supporting, _on_lines(row.deadline), row.remark)
        for row in rows
    ]
    return write_table(heading(speech), COLUMNS, cells, sheet=TABLE, subtitle=subtitle(speech))


def as_docx(speech: Speech, rows: Sequence[BreakdownRow], *, office: str, on: date) -> bytes:
    """Return the table as a document in the official layout, without a red header, on A4 across."""
    document = layout.new_document()
    layout.turn(document)
    layout.title(document, _in_lines(heading(speech)))
    layout.centred(document, subtitle(speech), face=layout.KAI)
    columns = (*COLUMNS[:PART], *COLUMNS[PART + 1 :])
    table = document.add_table(rows=1, cols=len(columns), style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    layout.fix_widths(table, WIDTHS_MM)
    for cell, column in zip(table.rows[0].cells, columns, strict=True):
        layout.fill(cell, column.title, face=layout.HEI, size=SMALL, centred=True)
    layout.repeat_head(table.rows[0])
    part = ""
    for row in rows:
        if row.part != part:
            part_row = table.add_row()
            cells = part_row.cells
            layout.fill(cells[0].merge(cells[-1]), row.part.replace("\n", "　"), face=layout.HEI, size=SMALL)
            layout.keep_with_next(part_row)
            part = row.part
        remark = row.remark.replace("〕", "〕\n", 1)  # broken here, if anywhere
        values = (str(row.number), row.summary, row.quote, row.lead, row.supporting, _on_lines(row.deadline), remark)
        for index, (cell, value) in enumerate(zip(table.add_row().cells, values, strict=True)):
            layout.fill(cell, value, size=SMALL, centred=index in (0, 5, 6))
    layout.keep_rows_whole(table)
    layout.signature(document, office, on)
    return layout.to_bytes(document)
