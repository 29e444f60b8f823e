"""The tables that offices hand in, opened again and read."""

import io
from datetime import date

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn

from accounts.models import UnitGroup
from speeches.documents import breakdown, ledger
from speeches.documents.rows import breakdown as breakdown_rows
from speeches.documents.xlsx import Column, write_table
from speeches.followup.ledger import ledger_of
from speeches.models import Requirement
from speeches.models.requirement import State
from tests.factories import AssignmentFactory, RequirementFactory, SpeechFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 20)


@pytest.fixture
def speech(health, housing):
    speech = SpeechFactory()
    first = RequirementFactory(speech=speech, state=State.CONFIRMED, headings=["一、抓好项目"])
    AssignmentFactory(requirement=first, unit=health)
    AssignmentFactory(requirement=first, unit=housing, role="supporting")
    RequirementFactory(speech=speech, state=State.CONFIRMED, due_on=None, baseline_due_on=None, rrule="FREQ=MONTHLY")
    RequirementFactory(speech=speech, state=State.DISMISSED, summary="不采纳的")
    RequirementFactory(speech=speech, state=State.DRAFT, summary="草稿")
    return speech


def sheet(data: bytes):
    return openpyxl.load_workbook(io.BytesIO(data)).active


def test_the_breakdown_table_as_a_workbook(speech):
    page = sheet(breakdown.as_xlsx(speech, list(breakdown_rows(speech))))
    rows = list(page.iter_rows(values_only=True))
    assert rows[0][0] == f"{speech.title}任务分解表"
    assert "傅远舟（县委书记）" in rows[1][0]
    assert [row[0] for row in rows[3:]] == [1, 2]
    assert rows[3][4:7] == ("县卫健局", "县住建局", "2026年3月26日前")
    assert rows[4][4:7] == ("待明确", None, "每月")
    assert page.page_setup.orientation == "landscape"


def test_the_breakdown_table_as_a_document(speech):
    data = breakdown.as_docx(speech, list(breakdown_rows(speech)), office="县委督查室", on=TODAY)
    document = docx.Document(io.BytesIO(data))
    assert document.paragraphs[0].text == f"{speech.title}任务分解表"
    face = document.paragraphs[0].runs[0]._element.rPr.rFonts.get(qn("w:eastAsia"))
    assert face == "方正小标宋简体"
    (table,) = document.tables
    assert {cell.text for cell in table.rows[1].cells} == {"一、抓好项目"}, "heading by heading"
    assert [cell.text for cell in table.rows[2].cells][3:6] == ["县卫健局", "县住建局", "2026年3月26日前"]
    assert [row.cells[0].text for row in table.rows if row.cells[0].text.isdigit()] == ["1", "2"]
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (297, 210)
    assert (round(section.top_margin.mm), round(section.bottom_margin.mm)) == (28, 26)
    assert round((section.page_width - section.left_margin - section.right_margin) / 36000) == 225  # EMU
    assert document.paragraphs[-1].text == "2026年3月20日"


def test_a_limit_without_a_day_stands_in_its_own_words(speech):
    said = {"text": "接报后24小时内", "start": 0, "end": 8, "kind": "due", "due": None, "from": None, "rrule": None}
    when = {"speech": speech, "state": State.CONFIRMED, "due_on": None, "baseline_due_on": None}
    RequirementFactory(**when, deadlines=[said])
    RequirementFactory(**when, deadlines=[{**said, "text": "去年", "kind": "past"}])
    RequirementFactory(**when, deadlines=[said], no_deadline=True)
    assert [row.deadline for row in breakdown_rows(speech)][2:] == ["接报后24小时内", "待明确", ""]


def test_a_title_that_one_line_cannot_hold_is_broken_before_the_name_of_the_table():
    speech = SpeechFactory(title="在全区老旧小区改造暨物业管理提升工作会议上的讲话")
    document = docx.Document(io.BytesIO(breakdown.as_docx(speech, [], office="区委督查室", on=TODAY)))
    assert document.paragraphs[0].text == f"{speech.title}\n任务分解表"
    assert breakdown.heading(speech) == f"{speech.title}任务分解表"


def test_words_that_look_like_formulas_stay_words():
    data = write_table("表", [Column("词")], [["=1+1"], ["+cmd"], ["-2"], ["@x"], ["平常的话"]])
    cells = [cell for (cell,) in list(sheet(data).iter_rows())[2:]]
    assert [cell.value for cell in cells] == ["=1+1", "+cmd", "-2", "@x", "平常的话"]
    assert all(cell.data_type == "s" for cell in cells)


def test_the_ledger_as_a_workbook(supervisor, health, django_assert_num_queries):
    row = RequirementFactory(state=State.IN_PROGRESS, docket_number="督〔2026〕1号", docketed_on=date(2026, 3, 13))
    AssignmentFactory(requirement=row, unit=health)
    data = ledger.as_xlsx(ledger_of(supervisor, TODAY, {}), TODAY, {}, office="县委督查室")
    rows = list(sheet(data).iter_rows(values_only=True))
    head, line = rows[2], rows[3]
    assert dict(zip(head, line, strict=True)) | {
        "亮灯": "绿 正常",
        "立项编号": "督〔2026〕1号",
        "主办单位": "县卫健局",
    } == dict(zip(head, line, strict=True))
    assert len(head) == 23


def test_the_ledger_s_queries_do_not_grow(supervisor, health, housing, django_assert_max_num_queries):
    for _ in range(12):
        AssignmentFactory(requirement=RequirementFactory(state=State.IN_PROGRESS), unit=health)
    with django_assert_max_num_queries(6):
        ledger.as_xlsx(ledger_of(supervisor, TODAY, {}), TODAY, {}, office="")
    assert Requirement.objects.count() == 12


def test_a_whole_group_stands_by_its_words_and_parts_by_their_days(speech, housing, health):
    group = UnitGroup.objects.create(name="住建卫健", phrases="各责任局")
    group.members.set([housing, health])
    row = RequirementFactory(
        speech=speech,
        state=State.CONFIRMED,
        span_start=90,
        due_on=date(2026, 6, 30),
        deadlines=[{"due": "2026-06-30"}, {"due": "2026-03-31"}, {"due": None}],
    )
    for unit in (housing, health):
        AssignmentFactory(requirement=row, unit=unit, actor_text="各责任局", matched_by="group")
    told = next(one for one in breakdown_rows(speech) if one.summary == row.summary and one.deadline.count("日前") == 2)
    assert (told.lead, told.deadline) == ("各责任局", "2026年3月31日前，2026年6月30日前")
    cells = [cell.value for line in sheet(breakdown.as_xlsx(speech, [told])).iter_rows() for cell in line]
    assert "2026年3月31日前\n2026年6月30日前" in cells, "in the tables each day has its line"
    document = docx.Document(io.BytesIO(breakdown.as_docx(speech, [told], office="县委督查室", on=TODAY)))
    last = document.tables[0].rows[-1].cells
    assert [one.text for one in last[5].paragraphs] == ["2026年3月31日前", "2026年6月30日前"]
    row.assignments.get(unit=health).delete()
    row.due_on = date(2026, 7, 15)
    row.save()
    (again,) = [one for one in breakdown_rows(speech) if "7月15日" in one.deadline]
    assert (again.lead, again.deadline) == ("县住建局", "2026年7月15日前"), (
        "a part of a group by name, a moved day alone"
    )


def test_whom_the_speech_names_is_not_lost_where_no_unit_is_known(speech, housing):
    actors = [{"text": "县住建局", "role": "lead"}, {"text": "某某公司", "role": "support"}]
    row = RequirementFactory(speech=speech, state=State.CONFIRMED, actors=actors)
    AssignmentFactory(requirement=row, unit=housing, actor_text="县住建局", matched_by="name")
    assert [one.supporting for one in breakdown_rows(speech)][-1] == "某某公司（待明确）"
    row.assignments.update(matched_by="person")
    assert [one.supporting for one in breakdown_rows(speech)][-1] == ""
