"""When reports of recurring duties fall due, and when the parts of what has several days."""

import re
from datetime import date

import pytest
from django.urls import reverse

from config.conflicts import Conflict
from speeches.followup import closing, reporting
from speeches.followup.acknowledging import acknowledge
from speeches.followup.amending import Particulars, amend
from speeches.followup.assigning import Order, assign, order_as_proposed
from speeches.followup.milestones import occurrences
from speeches.followup.reporting import Account
from speeches.models import Milestone, Requirement
from tests.factories import AssignmentFactory, RequirementFactory

START = date(2026, 3, 13)  # a Friday


@pytest.mark.parametrize(
    ("rule", "first"),
    [
        ("FREQ=MONTHLY", [date(2026, 3, 25), date(2026, 4, 25)]),
        ("FREQ=MONTHLY;BYMONTHDAY=10", [date(2026, 4, 10), date(2026, 5, 10)]),
        ("FREQ=MONTHLY;BYMONTHDAY=15,-1", [date(2026, 3, 15), date(2026, 3, 31)]),
        ("FREQ=MONTHLY;INTERVAL=3", [date(2026, 3, 25), date(2026, 6, 25)]),
        ("FREQ=MONTHLY;INTERVAL=6", [date(2026, 6, 25), date(2026, 12, 25)]),
        ("FREQ=WEEKLY", [date(2026, 3, 13), date(2026, 3, 20)]),
        ("FREQ=WEEKLY;BYDAY=MO", [date(2026, 3, 16), date(2026, 3, 23)]),
        ("FREQ=DAILY", [date(2026, 3, 13), date(2026, 3, 20)]),
        ("FREQ=YEARLY", [date(2026, 12, 25)]),
        ("FREQ=MONTHLY;X-TIMES=2", [date(2026, 3, 25), date(2026, 4, 25)]),
    ],
)
def test_first_days(rule, first):
    assert occurrences(rule, START, None)[: len(first)] == first


def test_the_end_ends_it():
    assert occurrences("FREQ=MONTHLY", START, date(2026, 4, 30)) == [date(2026, 3, 25), date(2026, 4, 25)]


PART, WHOLE = date(2026, 4, 30), date(2026, 9, 30)
LIMITS = [
    {"text": "9月底前", "due": "2026-09-30"},
    {"text": "4月底前", "due": "2026-04-30"},
    {"text": "同步", "due": None},
]


@pytest.fixture
def in_parts(supervisor, liaison, health, housing) -> Requirement:
    """4月底前定下选址，9月底前建成投用: assigned as proposed and signed for."""
    row = RequirementFactory(state="confirmed", due_on=WHOLE, baseline_due_on=WHOLE, deadlines=LIMITS)
    AssignmentFactory(requirement=row, unit=health, role="lead", state="proposed")
    AssignmentFactory(requirement=row, unit=housing, role="supporting", state="proposed")
    assign(row, supervisor, order_as_proposed(row), on=START)
    acknowledge(row, liaison)
    return Requirement.objects.get(pk=row.pk)


def steps(row: Requirement) -> list[tuple[str, date, date | None]]:
    return list(row.milestones.values_list("title", "due_on", "met_on"))


def test_each_day_that_a_speech_names_is_a_step_and_the_next_one_counts(in_parts, supervisor, log_in):
    assert steps(in_parts) == [("4月底前", PART, None), ("", WHOLE, None)]
    assert (in_parts.due_on, in_parts.next_due_on) == (WHOLE, PART)
    assert Requirement.objects.overdue(date(2026, 5, 6)).exists()
    page = log_in(supervisor).get(in_parts.get_absolute_url()).content.decode()
    assert re.search("最近节点 (2026年)?4月30日", page)


def test_another_deadline_than_the_speech_s_stands_alone(supervisor, health):
    row = RequirementFactory(state="confirmed", due_on=WHOLE, deadlines=LIMITS)
    assign(row, supervisor, Order(lead=(health,), due_on=date(2026, 6, 30)), on=START)
    assert steps(row) == [("", date(2026, 6, 30), None)]


def test_a_part_is_done_when_a_released_report_says_so_and_open_again_when_that_is_returned(
    in_parts, liaison, unit_head, supervisor, log_in
):
    day = date(2026, 4, 28)
    client, path = log_in(liaison), reverse("report-create", args=[in_parts.pk])
    assert "4月底前（2026年4月30日）" in client.get(path).content.decode()
    part = in_parts.milestones.get(due_on=PART)
    assert client.post(path, {"percent": 40, "progress": "选址已定", "part": part.pk}).status_code == 302
    assert steps(in_parts)[0][2] is None, "not before the unit's head releases it"
    report = in_parts.reports.get()
    reporting.release(report, unit_head, on=day)
    in_parts.refresh_from_db()
    assert steps(in_parts) == [("4月底前", PART, day), ("", WHOLE, None)]
    assert in_parts.next_due_on == WHOLE
    page = log_in(supervisor).get(reverse("report-detail", args=[report.pk])).content.decode()
    assert "4月底前（2026年4月30日）" in page
    reporting.return_for_rework(report, supervisor, "没有批文", on=day)
    in_parts.refresh_from_db()
    assert (steps(in_parts)[0][2], in_parts.next_due_on) == (None, PART)
    assert log_in(liaison).get(path).context["form"]["part"].value() == part.pk, "filled in as before"


def test_a_report_that_names_no_part_leaves_them_open(in_parts, unit_head):
    reporting.write(in_parts, unit_head, Account("在选址", 20), on=START)
    assert {met for _title, _due, met in steps(in_parts)} == {None}


def test_only_the_lead_unit_says_that_a_part_is_done_and_only_of_this_requirement(in_parts, other_liaison, unit_head):
    acknowledge(in_parts, other_liaison)
    part = in_parts.milestones.get(due_on=PART)
    with pytest.raises(Conflict):
        reporting.write(in_parts, other_liaison, Account("选址已定", 40, part=part), on=START)
    other = Milestone.objects.create(
        requirement=RequirementFactory(), title="4月底前", baseline_due_on=PART, due_on=PART
    )
    for wrong in (other, in_parts.milestones.get(due_on=WHOLE)):
        with pytest.raises(Conflict):
            reporting.write(in_parts, unit_head, Account("选址已定", 40, part=wrong), on=START)
    assert not in_parts.reports.exists()


def test_a_deadline_that_moves_before_a_part_takes_it_along_and_closing_meets_all(in_parts, supervisor):
    values = {name: getattr(in_parts, name) for name in Particulars.__slots__} | {"due_on": date(2026, 4, 1)}
    amend(in_parts, supervisor, Particulars(**values), version=in_parts.version, why="提前", on=START)
    assert steps(in_parts) == [("", date(2026, 4, 1), None)]
    closing.close(in_parts, supervisor, on=date(2026, 3, 30))
    assert steps(in_parts) == [("", date(2026, 4, 1), date(2026, 3, 30))]
