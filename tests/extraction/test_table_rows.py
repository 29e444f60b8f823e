"""Rows of tables of tasks, as Word files and web pages have them: tabs between the cells."""

import io
import itertools
from datetime import date

import docx
import pytest

from speeches.extraction import Context, extract
from speeches.intake import read

HEAD = ("序号", "重点任务", "牵头单位", "配合单位", "责任人", "完成时限")
ROWS = (
    ("1", "修订森林防火预案。组织一次县级演练", "县林业局", "县应急局、各乡镇", "周明", "9月底前"),
    ("2", "采购灭火水车6辆", "县应急局", "县财政局", "吴迪", "10月15日前"),
    ("3", "为每个林区村配齐护林员", "", "", "", "长期"),
)
CONTEXT = Context(held_on=date(2026, 3, 12))


def table(*rows):
    return "同志们：\n一、任务分工\n" + "\n".join("\t".join(row) for row in rows) + "\n要认真抓好落实。\n"


def rows_of(text, context=CONTEXT):
    return [draft for draft in extract(text, context).drafts if any(why.name == "rule:row" for why in draft.reasons)]


def test_each_row_is_a_task_with_its_units_and_its_day():
    text = table(HEAD, *ROWS)
    first, second, third = rows_of(text)
    assert first.text.startswith("修订森林防火预案。组织一次县级演练\t县林业局")
    assert [(one.text, one.role) for one in first.actors] == [
        ("县林业局", "lead"),
        ("县应急局", "support"),
        ("各乡镇", "support"),
    ]
    assert [one.due for one in first.deadlines] == [date(2026, 9, 30)]
    assert [one.due for one in second.deadlines] == [date(2026, 10, 15)]
    assert [(one.number, one.unit) for one in second.quantities] == [(6, "辆")]
    assert [(one.text, one.inherited) for one in third.actors] == [("县应急局", True), ("县财政局", True)]
    for draft in (first, second, third):
        assert draft.trackable
        assert draft.headings == ("一、任务分工",)
        assert text[draft.start : draft.end] == draft.text
        assert "\t" not in draft.summary
        assert all(text[one.start : one.end] == one.text for one in draft.actors)


def test_the_sentences_of_a_row_are_no_drafts_beside_it():
    drafts = extract(table(HEAD, *ROWS), CONTEXT).drafts
    assert all(one.end <= other.start for one, other in itertools.pairwise(drafts))


@pytest.mark.parametrize(
    "head",
    [
        ("序号", "重点任务", "牵头单位", "配合单位", "责任人", "完成情况"),
        ("序号", "姓名", "职务", "电话", "备注", "住址"),
    ],
)
def test_tables_of_results_and_of_people_hold_no_tasks(head):
    assert not rows_of(table(head, *ROWS))


def test_a_report_tells_what_was_done():
    assert not rows_of(table(HEAD, *ROWS), Context(held_on=date(2026, 3, 12), kind="report"))


def test_a_table_in_a_word_file_comes_through():
    document = docx.Document()
    document.add_paragraph("同志们：")
    grid = document.add_table(0, len(HEAD))
    for row in (HEAD, *ROWS):
        for cell, words in zip(grid.add_row().cells, row, strict=True):
            cell.text = words
    buffer = io.BytesIO()
    document.save(buffer)
    text = read(buffer.getvalue(), "分工.docx").speeches[0].text
    assert [len(draft.actors) for draft in rows_of(text)] == [3, 2, 2]


BARE = (
    ("县交通局", "完成桥梁检测", "8月底前"),
    ("县教育局、县住建局", "新建食堂3个", "9月15日前完成"),
    ("县民政局", "走访特困户", "每季度"),
)


@pytest.mark.parametrize("between", ["\t", " ", "\u3000", "    "])
@pytest.mark.parametrize("opening", ["", "任务分解如下：\n"])
def test_lines_without_a_head_are_rows_where_unit_task_and_limit_stand(between, opening):
    found = rows_of(opening + "\n".join(between.join(row) for row in BARE) + "\n")
    assert [one.text.split(between) for one in found] == [list(row) for row in BARE]
    assert [{actor.text for actor in one.actors} for one in found] == [
        {"县交通局"},
        {"县教育局", "县住建局"},
        {"县民政局"},
    ]
    assert [[limit.due for limit in one.deadlines] for one in found] == [
        [date(2026, 8, 31)],
        [date(2026, 9, 15)],
        [None],
    ]


@pytest.mark.parametrize("number", ["", "1 ", "1", "（一）", "3、 "])
def test_a_limit_at_the_end_of_the_task_will_do(number):
    (found,) = rows_of(f"{number}县交通局 完成桥梁检测8月底前\n")
    assert [actor.text for actor in found.actors] == ["县交通局"]
    assert [limit.due for limit in found.deadlines] == [date(2026, 8, 31)]


@pytest.mark.parametrize(
    "line",
    [
        "县交通局 张伟 13800000000",
        "县交通局 已完成桥梁检测 去年8月底前",
        "县交通局 桥梁养护中心 8月底前",
        "县交通局 完成桥梁检测",
        "同志们 大家好 8月底前完成检测",
        "县交通局 完成桥梁检测 进展顺利 8月底前",
    ],
)
def test_other_lines_with_blanks_are_none(line):
    assert not rows_of(line + "\n")
