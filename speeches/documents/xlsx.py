"""Rows to an .xlsx sheet that an office can print: title, head, borders, page numbers."""

import io
import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

Cell = str | int | float | date | datetime | None
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

LINE, LOWEST, HIGHEST = 14.5, 22, 400  # points; Excel allows 409
LONGEST = 32_000  # characters; Excel refuses a cell of 32,768
UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")
SHEET_NAME_FORBIDS = re.compile(r"[\[\]:*?/\\]")

FACES = {"title": "方正小标宋简体", "head": "黑体", "body": "宋体"}
NUMBER_FORMATS = {"date": "yyyy-mm-dd", "moment": "yyyy-mm-dd hh:mm", "percent": '0"%"', "number": "0"}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its head, its width in characters, and how its cells stand."""

    title: str
    width: float = 12
    kind: Literal["text", "date", "moment", "number", "percent"] = "text"
    centred: bool = False  # text only; dates and numbers always are


def write_table(
    title: str,
    columns: Sequence[Column],
    rows: Iterable[Sequence[Cell]],
    *,
    sheet: str = "",
    subtitle: str = "",
    landscape: bool = True,
    paper: Literal["A3", "A4"] = "A4",
) -> bytes:
    """Write one sheet and return the file's bytes.

    ``rows`` is read once, row by row, and each row leaves memory as it is written, so a queryset's iterator will do.
    Text is always written as text: what begins like a formula is stored with Excel's own mark for quoted text, so
    that it stays text when it is edited or saved as .csv.
    """
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(
        buffer,
        {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "remove_timezone": True},
    )
    book.set_properties({"title": title})
    page: Worksheet = book.add_worksheet(SHEET_NAME_FORBIDS.sub("", sheet or title)[:31])
    head = _write_head(book, page, title, subtitle, columns)
    formats = [_body_format(book, column) for column in columns]
    quoted = [_body_format(book, column, quote_prefix=True) for column in columns]
    last = head
    for last, row in enumerate(rows, start=head + 1):
        page.set_row(last, _height(row, columns))
        for place, value in enumerate(row):
            _write_cell(page, last, place, value, formats[place], quoted[place])
    _set_page(page, head, last, len(columns), landscape=landscape, paper=paper)
    book.close()
    return buffer.getvalue()


def _write_head(book: Any, page: Worksheet, title: str, subtitle: str, columns: Sequence[Column]) -> int:
    """Write title, subtitle and column heads; return the row of the heads."""
    for place, column in enumerate(columns):
        page.set_column(place, place, column.width)
    last = max(len(columns) - 1, 0)
    title_format = book.add_format(
        {"font_name": FACES["title"], "font_size": 20, "align": "center", "valign": "vcenter"}
    )
    page.set_row(0, 36)
    _across(page, 0, last, title, title_format)
    head = 1
    if subtitle:
        note = book.add_format({"font_name": FACES["body"], "font_size": 10.5, "align": "right", "valign": "vcenter"})
        page.set_row(1, 20)
        _across(page, 1, last, subtitle, note)
        head = 2
    head_format = book.add_format(
        {"font_name": FACES["head"], "font_size": 10.5, "align": "center", "valign": "vcenter", "text_wrap": True}
        | {"border": 1, "bg_color": "#F1EEE6"}
    )
    page.set_row(head, 32)
    for place, column in enumerate(columns):
        page.write_string(head, place, column.title, head_format)
    return head


def _across(page: Worksheet, row: int, last: int, text: str, style: Format) -> None:
    if last:
        page.merge_range(row, 0, row, last, "", style)
    page.write_string(row, 0, _clean(text), style)


def _body_format(book: Any, column: Column, **more: object) -> Format:
    style: dict[str, object] = {"font_name": FACES["body"], "font_size": 10.5, "valign": "vcenter", "border": 1}
    if column.kind == "text":
        style |= {"text_wrap": True, "align": "center" if column.centred else "left", "num_format": "@"}
    else:
        style |= {"align": "center", "num_format": NUMBER_FORMATS[column.kind]}
    return book.add_format(style | more)


def _height(row: Sequence[Cell], columns: Sequence[Column]) -> float:
    """Return the height in points that the longest cell needs; office programs do not all work it out themselves."""
    lines = 1
    for value, column in zip(row, columns, strict=True):
        if isinstance(value, str) and column.kind == "text":
            room = max(column.width - 1, 1)
            parts = [sum(1 if character.isascii() else 2 for character in part) for part in value.split("\n")]
            lines = max(lines, sum(max(1, math.ceil(units / room)) for units in parts))
    return float(min(max(LOWEST, lines * LINE + 6), HIGHEST))


def _write_cell(page: Worksheet, row: int, place: int, value: Cell, style: Format, quoted: Format) -> None:
    if value is None or value == "":
        page.write_blank(row, place, None, style)
    elif isinstance(value, date | datetime):
        page.write_datetime(row, place, value, style)
    elif isinstance(value, int | float):
        page.write_number(row, place, value, style)
    else:
        text = _clean(value)
        page.write_string(row, place, text, quoted if text.startswith(FORMULA_STARTS) else style)


def _clean(text: str) -> str:
    text = UNPRINTABLE.sub("", text.replace("\r\n", "\n"))
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def _set_page(page: Worksheet, head: int, last: int, width: int, *, landscape: bool, paper: str) -> None:
    if landscape:
        page.set_landscape()
    page.set_paper({"A3": 8, "A4": 9}[paper])
    page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
    page.fit_to_pages(1, 0)
    page.repeat_rows(head)
    page.set_footer('&C&"宋体,Regular"&10— &P —')
    page.freeze_panes(head + 1, 0)
    page.print_area(0, 0, last, max(width - 1, 0))
    if last > head:
        page.autofilter(head, 0, last, width - 1)
