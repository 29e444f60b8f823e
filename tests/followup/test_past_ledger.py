"""Old ledgers: columns guessed, days read, every line checked, all taken over or nothing."""

from datetime import date

import pytest

from config.conflicts import Conflict
from speeches.followup.past import taking_over
from speeches.followup.past.columns import FIELDS, field_of, find_head
from speeches.followup.past.days import read_day, read_rhythm
from speeches.followup.past.lexicon import FOLDER, lists, words
from speeches.followup.past.lines import check
from speeches.followup.past.taking_over import take_over
from speeches.followup.trail import tell
from speeches.intake.limits import Limits
from speeches.intake.tables import read_table
from speeches.models import Event, LedgerImport, Requirement, RequirementPair, SourceFile, Speech
from speeches.models.requirement import State
from speeches.views.past_ledger import _store

from .old_ledgers import GOOD, HEAD, merged, workbook

TODAY = date(2026, 3, 12)


def uploaded(user, data: bytes | None = None) -> LedgerImport:
    data = data or workbook()
    return _store(
        read_table(data, "台账.xlsx", limits=Limits()), data, f"{hash(data):064x}"[-64:], "2025年台账.xlsx", user
    )


def rows_of(*rows) -> list[list[str]]:
    return [list(HEAD), *[[str(cell) for cell in row] for row in rows]]


def changed(number: int, **cells) -> tuple:
    row = dict(zip(HEAD, GOOD[number], strict=True)) | cells
    return tuple(row[name] for name in HEAD)


@pytest.mark.parametrize(
    ("text", "deadline", "last"),
    [
        ("2025.3.1", date(2025, 3, 1), False),
        ("2025/3/1", date(2025, 3, 1), False),
        ("2025年3月1日前", date(2025, 3, 1), False),
        ("20250301", date(2025, 3, 1), False),
        ("2025-03-01 09:30", date(2025, 3, 1), False),
        ("45717", date(2025, 3, 1), False),
        ("2025年3月", date(2025, 3, 31), True),
        ("2025.2", date(2025, 2, 28), True),
        ("2024年2月底前", date(2024, 2, 29), True),
        ("2025年6月中旬", date(2025, 6, 20), True),
        ("2025年", date(2025, 12, 31), True),
        ("3月5日", date(2025, 3, 5), True),
        ("6月底", date(2025, 6, 30), True),
        ("三季度末", date(2025, 9, 30), True),
    ],
)
def test_days_in_the_forms_of_offices(text, deadline, last):
    found = read_day(text, year=2025, deadline=True)
    assert (found.value, found.vague, found.known) == (deadline, last, True)


def test_other_days_of_a_month_begin_it_and_open_ends_are_no_days():
    assert read_day("2025年3月").value == date(2025, 3, 1)
    assert read_day("3月5日").known is False  # which year?
    assert read_day("长期", deadline=True).open_ended
    for text in ("", "待明确", "—"):
        assert read_day(text) == read_day("")
    for text in ("尽快", "2025年13月", "2月30日", "2025.2.30"):
        assert not read_day(text, year=2025, deadline=True).known


def test_rhythms():
    assert read_rhythm("每月") == "FREQ=MONTHLY"
    assert read_rhythm("季报") == "FREQ=MONTHLY;INTERVAL=3"
    assert read_rhythm("") == ""
    assert read_rhythm("看情况") is None


def test_heads_are_known_by_their_words():
    assert [field_of(head) for head in HEAD] == [
        "", "docket_number", "source", "said_on", "speaker", "matter", "lead_leader", "lead", "supporting",
        "docketed_on", "baseline_due_on", "due_on", "rhythm", "progress", "percent", "problems", "state", "closed_on",
    ]  # fmt: skip
    assert field_of("督办 事项\n（内容）") == "matter"
    assert field_of("牵头单位及责任人") == "lead"
    head, columns = find_head([["青岩县台账"], [], list(HEAD), ["1"]])
    assert head == 2
    assert columns["5"] == "matter"
    assert find_head([["甲", "乙"], ["1", "2"]]) == (0, {})


def test_word_lists_are_in_order():
    assert set(lists("headers")) <= set(FIELDS)
    assert set(lists("states")) <= set(State.values)
    for folder in ("headers", "states"):
        every = [term for name in lists(folder) for term in words(f"{folder}/{name}")]
        assert len(every) == len(set(every)), folder
    for path in FOLDER.rglob("*.txt"):
        lines = path.read_text(encoding="utf-8").split("\n")[:-1]
        assert all(line == line.strip() and line for line in lines) and len(lines) == len(set(lines)), path


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("cells", "words_of"),
    [
        ({"督办事项": ""}, "没有督办事项"),
        ({"立项编号": ""}, "缺立项编号"),
        ({"立项编号": "十二号"}, "没有年份和序号"),
        ({"原定时限": "尽快"}, "原定时限“尽快”"),
        ({"销号": "差不多"}, "状态“差不多”"),
        ({"进度%": "很多"}, "进度“很多”"),
        ({"进度%": "180%"}, "进度“180%”"),
        ({"办结日期": "2030.1.1"}, "晚于今天"),
        ({"交办领导": "甲" * 61}, "超过 60 字"),
    ],
)
def test_each_wrong_cell_is_named(cells, words_of, health, housing):
    columns = find_head(rows_of())[1]
    (line,) = check(rows_of(changed(0, **cells)), 0, columns, {}, on=TODAY).lines
    assert any(words_of in one for one in line.problems), line.problems


@pytest.mark.django_db
def test_a_clean_ledger_has_no_problem_and_names_what_is_open(health, housing):
    columns = find_head(rows_of())[1]
    found = check(rows_of(*GOOD), 0, columns, {}, on=TODAY)
    assert not found.wrong
    assert set(found.phrases) == {"校园办"}
    assert [line.lead for line in found.lines] == [[health], [housing], []]
    chosen = check(rows_of(*GOOD), 0, columns, {"校园办": housing.pk}, on=TODAY)
    assert chosen.lines[2].lead == [housing]
    settled = check(rows_of(*GOOD), 0, columns, {"校园办": 0}, on=TODAY)
    assert settled.lines[2].lead == [] and not any("校园办" in one for one in settled.lines[2].remarks)


@pytest.mark.django_db
def test_numbers_are_unique_in_the_sheet_and_in_the_ledger(health, housing, supervisor):
    columns = find_head(rows_of())[1]
    twice = check(rows_of(GOOD[0], changed(1, 立项编号="政督〔2025〕1号")), 0, columns, {}, on=TODAY)
    assert all("出现 2 次" in line.problems[0] for line in twice.lines)
    take_over(uploaded(supervisor), supervisor, on=TODAY)
    again = check(rows_of(*GOOD), 0, columns, {}, on=TODAY)
    assert all("已有 督〔2025〕" in line.problems[0] for line in again.lines)


@pytest.mark.django_db
def test_all_lines_are_taken_over_with_their_place_in_the_file(health, housing, supervisor):
    data = workbook()
    waiting = uploaded(supervisor, data)
    waiting.units = {"校园办": housing.pk}
    waiting.save()
    assert take_over(waiting, supervisor, on=TODAY) == 3
    source = SourceFile.objects.get()
    assert source.file.read() == data
    assert Speech.objects.filter(kind="ledger").count() == 2  # one a source
    for row in Requirement.objects.select_related("speech"):
        speech = row.speech
        assert speech.text[row.span_start : row.span_end] == row.quote
        for at, start, length in speech.segments:
            assert speech.text[at : at + length] == source.raw_text[start : start + length]
        (event,) = row.events.filter(verb=Event.Verb.IMPORTED)
        assert "2025年台账.xlsx" in event.why and f"第 {row.docket_serial + 2} 行" in event.why
    first, second, third = Requirement.objects.order_by("docket_serial")
    assert (first.state, first.baseline_due_on, first.due_on) == ("in_progress", date(2025, 6, 30), date(2025, 9, 30))
    assert (first.speech.title, first.speech.speaker, first.speech.delivered_on) == (
        "全县项目推进会", "傅远舟", date(2025, 2, 10),
    )  # fmt: skip
    assert first.rrule == "FREQ=MONTHLY" and first.report_percent == 80
    assert first.reports.get().progress == "主体封顶"
    assert {(one.unit_id, one.role, one.state) for one in first.assignments.all()} == {
        (health.pk, "lead", "acknowledged"), (housing.pk, "supporting", "acknowledged"),
    }  # fmt: skip
    assert (second.state, second.closed_on, second.report_percent) == ("closed", date(2025, 3, 24), 100)
    assert second.milestones.get().met_on == date(2025, 3, 24)
    assert (third.no_deadline, third.due_on, third.state) == (True, None, "in_progress")
    assert third.speech.delivered_on == date(2025, 3, 5)
    assert RequirementPair.objects.filter(requirement=third).exists()  # what asks for the same later finds it


@pytest.mark.django_db
def test_overdue_items_are_overdue_after_taking_over(health, housing, supervisor):
    take_over(uploaded(supervisor, workbook([changed(0, 反馈周期="", 销号="逾期")])), supervisor, on=TODAY)
    row = Requirement.objects.get()
    assert row.next_due_on == date(2025, 9, 30)
    assert list(Requirement.objects.overdue(TODAY)) == [row]


@pytest.mark.django_db
def test_one_wrong_line_and_nothing_is_written(health, supervisor):
    waiting = uploaded(supervisor, workbook([GOOD[0], changed(1, 销号="差不多")]))
    with pytest.raises(Conflict, match="1 行有错"):
        take_over(waiting, supervisor, on=TODAY)
    assert not Requirement.objects.exists() and not SourceFile.objects.exists() and not Speech.objects.exists()


@pytest.mark.django_db
def test_a_failure_in_the_middle_leaves_nothing_behind(health, supervisor, monkeypatch, settings):
    waiting = uploaded(supervisor)
    monkeypatch.setattr(taking_over, "_reports", lambda *_args: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        take_over(waiting, supervisor, on=TODAY)
    assert not Requirement.objects.exists() and not SourceFile.objects.exists()
    assert not list((settings.MEDIA_ROOT / "sources").rglob("*.*")) and not [
        path for path in (settings.MEDIA_ROOT / "sources").rglob("*") if path.is_file()
    ]


@pytest.mark.django_db
def test_twice_is_once_and_only_supervisors_may(health, supervisor, clerk):
    waiting = uploaded(supervisor)
    with pytest.raises(PermissionError):
        take_over(waiting, clerk, on=TODAY)
    take_over(waiting, supervisor, on=TODAY)
    with pytest.raises(Conflict):
        take_over(waiting, supervisor, on=TODAY)
    assert Requirement.objects.count() == 3


@pytest.mark.django_db
def test_one_merged_source_is_the_source_of_all_its_items(health, housing, supervisor):
    rows = [GOOD[0], changed(1, 来源=None, 来源日期=None, 交办领导=None)]
    take_over(uploaded(supervisor, merged(workbook(rows), "C3:C4", "D3:D4", "E3:E4")), supervisor, on=TODAY)
    assert Speech.objects.get().requirements.count() == 2


@pytest.mark.django_db
def test_any_number_of_lines_asks_the_same_questions_when_checked(health, supervisor, django_assert_num_queries):
    columns = find_head(rows_of())[1]
    for count in (3, 60):
        rows = rows_of(*(changed(0, 立项编号=f"督〔2025〕{number + 1}号") for number in range(count)))
        with django_assert_num_queries(4):
            assert len(check(rows, 0, columns, {}, on=TODAY).lines) == count


@pytest.mark.django_db
def test_who_answers_for_it_and_how_often_it_was_urged_stay_in_its_history(supervisor, client, health, housing):
    head = (*HEAD, "责任人", "联系电话", "催办次数", "延期次数（次）")
    rows = [(*GOOD[0], "黄志强", "0871-6543210", 2, "1次"), (*GOOD[1], "", "", "", 0)]
    waiting = uploaded(supervisor, workbook(rows, head))
    assert take_over(waiting, supervisor, on=TODAY) == 2
    first, second = Requirement.objects.order_by("docket_serial")
    (step,) = [step for step in tell(first.events.all()) if step.event.verb == Event.Verb.IMPORTED]
    assert [(change.label, change.before, change.after) for change in step.changes] == [
        ("责任人", "", "黄志强"), ("电话", "", "0871-6543210"), ("催办次数", "", "2"), ("延期次数", "", "1次"),
    ]  # fmt: skip
    # Nobody is said to have urged or extended on a day that nobody knows.
    assert not first.reminders.exists() and not first.extensions.exists()
    (bare,) = [step for step in tell(second.events.all()) if step.event.verb == Event.Verb.IMPORTED]
    assert [(change.label, change.after) for change in bare.changes] == [("延期次数", "0")]
    client.force_login(supervisor)
    page = client.get(first.get_absolute_url()).content.decode()
    assert "电话：0871-6543210" in page
