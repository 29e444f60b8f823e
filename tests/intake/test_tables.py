"""Workbooks are read in the confined child, merged cells and all; what attacks gets its refusal."""

import io
import zipfile

import openpyxl
import pytest

from speeches.intake.document import Unreadable
from speeches.intake.limits import Limits
from speeches.intake.table_reading import read_table_safely
from speeches.intake.tables import CELLS, read_table
from tests.followup.old_ledgers import GOOD, HEAD, merged, workbook
from tests.intake.files import TEXT, word


def changed(data: bytes, **entries: bytes) -> bytes:
    """Return the workbook with parts of its archive replaced."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for entry in old.infolist():
            stem = entry.filename.rsplit("/", 1)[-1].partition(".")[0]
            new.writestr(entry.filename, entries.get(stem) or old.read(entry))
    return stream.getvalue()


def empty_book() -> bytes:
    stream = io.BytesIO()
    openpyxl.Workbook().save(stream)
    return stream.getvalue()


def test_cells_are_read_as_one_sees_them():
    (sheet,) = read_table_safely(workbook(), "台账.xlsx").sheets
    assert sheet.name == "2025年"
    assert sheet.rows[1] == HEAD
    first = dict(zip(HEAD, sheet.rows[2], strict=True))
    assert first["来源日期"] == "2025-02-10"
    assert first["序号"] == "1"
    assert first["进度%"] == "0.8"
    assert len(sheet.rows) == len(GOOD) + 3


def test_words_of_merged_cells_stand_in_every_row():
    data = merged(workbook(), "C3:C4", "E3:E4")
    (sheet,) = read_table_safely(data, "台账.xlsx").sheets
    assert [row[2] for row in sheet.rows[2:4]] == ["全县项目推进会"] * 2
    assert sheet.rows[0][1] == ""  # the title stays in its own cell


def test_percentages_keep_their_sign():
    book = openpyxl.Workbook()
    book.active["A1"] = 0.805
    book.active["A1"].number_format = "0.0%"
    stream = io.BytesIO()
    book.save(stream)
    assert read_table(stream.getvalue(), "a.xlsx", limits=Limits()).sheets[0].rows == (("80.5%",),)


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (TEXT.encode(), "not_a_table"),
        (word(), "not_a_table"),
        (b"\xd0\xcf\x11\xe0" + b"\0" * 600, "not_a_table"),
        (b"PK\x03\x04" + b"\0" * 300, "damaged"),
        (workbook()[:-300], "damaged"),
        (empty_book(), "no_text"),
    ],
    ids=["empty", "text", "word", "xls", "broken", "truncated", "no cells"],
)
def test_what_is_no_workbook_is_refused(data, code):
    with pytest.raises(Unreadable) as refused:
        read_table_safely(data, "台账.xlsx")
    assert refused.value.code == code


def test_bombs_and_entities_are_refused_before_they_go_off():
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 40 if n else "ha"}">' for n in range(9))
    laughs = (
        f'<?xml version="1.0"?><!DOCTYPE worksheet [{entities}]>'
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row>'
        '<c t="inlineStr"><is><t>&e8;</t></is></c></row></sheetData></worksheet>'
    ).encode()
    with pytest.raises(Unreadable) as refused:
        read_table_safely(changed(workbook(), sheet1=laughs), "台账.xlsx")
    assert refused.value.code in {"damaged", "too_large"}
    swollen = changed(workbook(), sheet1=b" " * (30 * 1024 * 1024))
    with pytest.raises(Unreadable) as refused:
        read_table_safely(swollen, "台账.xlsx")
    assert refused.value.code == "too_large"


def test_a_cell_at_the_end_of_the_world_does_not_fill_the_memory():
    book, stream = openpyxl.Workbook(), io.BytesIO()
    book.active["XFD1048576"] = "字"
    book.save(stream)
    with pytest.raises(Unreadable) as refused:
        read_table_safely(stream.getvalue(), "台账.xlsx")
    assert refused.value.code == "too_large"
    assert CELLS < 1_000_000


def test_a_marking_in_a_cell_or_a_property_stops_the_file():
    for data in (workbook(title="机密★10年"), changed(workbook(), core=_core("秘密★"))):
        with pytest.raises(Unreadable) as refused:
            read_table_safely(data, "台账.xlsx")
        assert refused.value.code == "secret"


def _core(title: str) -> bytes:
    return (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{title}</dc:title></cp:coreProperties>'
    ).encode()
