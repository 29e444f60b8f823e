"""Read the cells of a workbook as text: what an office has as a ledger of old items.

The door is `read_table`; it is called in a confined child only (`table_reading.read_table_safely`). Workbooks are
opened whole rather than streamed, because only so merged cells are known; what may be opened is bounded before.
"""

import io
import zipfile
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from speeches.intake import wordlists
from speeches.intake.document import Unreadable
from speeches.intake.limits import Limits
from speeches.intake.readers.archive import open_archive
from speeches.intake.secrecy import has_marking

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
XML = 24 * 1024 * 1024  # bytes of sheets and strings: what opening a workbook costs grows with them
CELLS = 200_000
SHEETS = 30
LONGEST = 4_000  # characters of a cell
OTHERS = ((b"\xd0\xcf\x11\xe0", "xls"), (b"%PDF-", "pdf"))


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: rows of equal length, every cell as text; the words of merged cells stand in each row they span."""

    name: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A workbook's sheets that hold something."""

    sheets: tuple[Sheet, ...]


def read_table(data: bytes, name: str, *, limits: Limits) -> Table:
    """Return the sheets of an .xlsx workbook. Raises `Unreadable` for anything else, and for too much of it."""
    if not data:
        raise Unreadable("empty")
    if not data.startswith(b"PK\x03\x04"):
        raise Unreadable("not_a_table", next((kind for magic, kind in OTHERS if data.startswith(magic)), ""))
    with open_archive(data, limits) as archive:
        entries = {entry.filename: entry.file_size for entry in archive.infolist()}
        properties = _properties(archive)
    if "xl/workbook.xml" not in entries:
        raise Unreadable("not_a_table", "zip")
    size = sum(size for path, size in entries.items() if path.startswith(("xl/worksheets/", "xl/sharedStrings")))
    if size > XML:
        raise Unreadable("too_large", f"{size} bytes of cells")
    table = Table(tuple(sheet for sheet in _sheets(data) if sheet.rows))
    if not table.sheets:
        raise Unreadable("no_text", "xlsx")
    text = "\n".join(cell for sheet in table.sheets for row in sheet.rows for cell in row if cell)
    if has_marking(text, (name, properties, *(sheet.name for sheet in table.sheets))):
        raise Unreadable("secret")
    return table


def warm_up() -> None:
    """Load what opening a workbook loads: once confined, no file can be opened."""
    from openpyxl import Workbook  # noqa: PLC0415 - only the child that reads tables needs it

    wordlists.load_all()
    stream = io.BytesIO()
    book = Workbook()
    book.active.append([date(2026, 3, 1), 0.5, "字"])
    book.save(stream)
    list(_sheets(stream.getvalue()))


def _sheets(data: bytes) -> list[Sheet]:
    from openpyxl import load_workbook  # noqa: PLC0415 - as above

    try:
        book = load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
        sheets, left = [], CELLS
        for page in book.worksheets[:SHEETS]:
            left -= page.max_row * page.max_column
            if left < 0:
                raise Unreadable("too_large", f"more than {CELLS} cells")
            sheets.append(Sheet(str(page.title), _rows(page)))
    except (Unreadable, MemoryError, RecursionError):
        raise
    except Exception as error:  # the library lets through whatever a broken file makes it do
        raise Unreadable("damaged", type(error).__name__) from error
    return sheets


def _rows(page: Any) -> tuple[tuple[str, ...], ...]:
    rows = [[_words(cell) for cell in row] for row in page.iter_rows()]
    for span in page.merged_cells.ranges:
        words = rows[span.min_row - 1][span.min_col - 1]
        for row in rows[span.min_row - 1 : span.max_row]:
            row[span.min_col - 1] = words  # across rows: one source for many items; across columns it is a title
    while rows and not any(rows[-1]):
        rows.pop()
    width = max((index + 1 for row in rows for index, words in enumerate(row) if words), default=0)
    return tuple(tuple(row[:width]) for row in rows)


def _words(cell: Any) -> str:
    """Return a cell as one would read it: days as 2026-03-01, percentages with their sign, whole numbers whole."""
    value = cell.value
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, int | float):
        if "%" in str(cell.number_format):
            return f"{round(value * 100, 2):g}%"
        return str(int(value)) if float(value).is_integer() else f"{value:.10g}"
    return "" if value is None else str(value).strip()[:LONGEST]


def _properties(archive: zipfile.ZipFile) -> str:
    try:
        return archive.read("docProps/core.xml").decode("utf-8", "replace")[:20_000].replace(">", ">\n")
    except (KeyError, OSError, zipfile.BadZipFile, NotImplementedError, EOFError):
        return ""
