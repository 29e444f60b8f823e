"""The four lights on a given day, in SQL and in words."""

from datetime import date

import pytest

from speeches.followup.lights import annotate_light, light_reason
from speeches.models import Assignment, Requirement
from tests.factories import AssignmentFactory, RequirementFactory

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 13)  # a Friday
State = Requirement.State


@pytest.mark.parametrize(
    ("values", "lead", "light", "words"),
    [
        ({"state": State.DRAFT}, True, None, ""),
        ({"state": State.CONFIRMED}, True, None, ""),
        ({"state": State.CLOSED, "due_on": date(2026, 3, 1)}, True, None, ""),
        ({"state": State.IN_PROGRESS, "due_on": date(2026, 3, 12)}, True, "red", "逾期 1 天"),
        ({"state": State.ASSIGNED, "due_on": date(2026, 3, 6)}, True, "red", "逾期 7 天"),
        ({"state": State.AWAITING_CLOSURE, "due_on": date(2026, 3, 6)}, True, "red", "逾期 7 天"),
        ({"state": State.IN_PROGRESS, "due_on": date(2026, 3, 6)}, False, "red", "逾期 7 天"),
        ({"state": State.ASSIGNED, "due_on": date(2026, 3, 16)}, True, "grey", "未签收"),
        ({"state": State.IN_PROGRESS, "due_on": date(2026, 6, 30)}, False, "grey", "单位待明确"),
        ({"state": State.IN_PROGRESS, "due_on": None}, True, "grey", "时限待明确"),
        ({"state": State.IN_PROGRESS, "due_on": None, "no_deadline": True}, True, "green", "正常"),
        ({"state": State.IN_PROGRESS, "due_on": date(2026, 3, 13)}, True, "yellow", "剩 0 工作日"),
        ({"state": State.IN_PROGRESS, "due_on": date(2026, 3, 18)}, True, "yellow", "剩 3 工作日"),
        ({"state": State.IN_PROGRESS, "due_on": date(2026, 3, 19)}, True, "green", "正常"),
        (
            {"state": State.IN_PROGRESS, "due_on": None, "rrule": "FREQ=WEEKLY", "next_due_on": date(2026, 3, 6)},
            True,
            "yellow",
            "缺报",
        ),
        (
            {"state": State.IN_PROGRESS, "due_on": None, "rrule": "FREQ=WEEKLY", "next_due_on": date(2026, 3, 27)},
            True,
            "green",
            "正常",
        ),
    ],
)
def test_light(values, lead, light, words):
    values.setdefault("next_due_on", values.get("due_on", date(2026, 3, 26)))
    requirement = RequirementFactory(**values)
    AssignmentFactory(requirement=requirement, role=Assignment.Role.LEAD if lead else Assignment.Role.SUPPORTING)
    row = annotate_light(Requirement.objects.all(), TODAY).get()
    assert (row.light, light_reason(row, TODAY)) == (light, words)


def test_a_holiday_table_moves_the_yellow_light():
    requirement = RequirementFactory(state=State.IN_PROGRESS, due_on=date(2026, 3, 19))
    AssignmentFactory(requirement=requirement)
    off = {date(2026, 3, 16): False}
    assert annotate_light(Requirement.objects.all(), TODAY).get().light == "green"
    assert annotate_light(Requirement.objects.all(), TODAY, off).get().light == "yellow"
