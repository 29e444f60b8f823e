"""Figures are of the day asked for, counted in days of the office, and lead to just the rows they count."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from speeches.dashboards.figures import gather, spans
from speeches.followup.milestones import refresh_next_due
from speeches.models import ProgressReport, Requirement

from ..factories import AssignmentFactory, RequirementFactory

pytestmark = pytest.mark.django_db


def test_a_report_released_after_midnight_is_of_the_new_day(supervisor, liaison):
    row = RequirementFactory(state=Requirement.State.IN_PROGRESS, docketed_on=date(2026, 3, 13), docket_serial=1)
    unit = AssignmentFactory(requirement=row).unit
    ProgressReport.objects.create(
        requirement=row,
        unit=unit,
        progress="已挂网。",
        percent=50,
        written_by=liaison,
        written_at=datetime(2026, 3, 12, 17, 0, tzinfo=UTC),
        released_at=datetime(2026, 3, 12, 17, 0, tzinfo=UTC),  # one in the morning of the 13th in China
    )
    found = {span.name: span.days for span in spans(supervisor, date(2026, 3, 20))}
    assert found["report"] == 0


def test_what_changed_against_a_week_ago(supervisor, log_in):
    on = timezone.localdate()

    def given(days_ago: int, **more) -> None:
        since = on - timedelta(days=days_ago)
        serial = Requirement.objects.count() + 1
        RequirementFactory(docketed_on=since, docket_year=since.year, docket_serial=serial, **more)

    running = Requirement.State.IN_PROGRESS
    given(30, state=running, due_on=on - timedelta(days=20))
    given(20, state=Requirement.State.CLOSED, closed_on=on - timedelta(days=3), due_on=on)
    given(3, state=running, due_on=on + timedelta(days=9))
    given(2, state=running, due_on=on - timedelta(days=1))
    given(9, state=running, due_on=on - timedelta(days=2))
    found = gather(supervisor, on, {})
    assert len(found.weeks) == 12
    assert (found.week_ago.open.count, found.more_open) == (3, 1)
    assert (found.week_ago.overdue.count, found.more_overdue) == (1, 2)
    client = log_in(supervisor)
    page = client.get(reverse("dashboard")).content.decode()
    words = re.sub(r"<[^>]+>", "", page)
    assert "较上周：3 +1，逾期 1 +2" in words
    for figure in (found.week_ago.open, found.week_ago.overdue):
        rows = client.get(f"{reverse('requirement-list')}?{figure.query}").context["page"].paginator
        assert rows.count == figure.count


def test_a_part_past_its_own_day_is_overdue_in_the_week_as_it_is_red_in_the_lights(supervisor, log_in):
    on = timezone.localdate()
    since = on - timedelta(days=30)
    late, met = (
        RequirementFactory(
            state=Requirement.State.IN_PROGRESS,
            docketed_on=since,
            docket_year=since.year,
            docket_serial=serial,
            due_on=on + timedelta(days=40),
        )
        for serial in (1, 2)
    )
    for row, met_on in ((late, None), (met, on - timedelta(days=1))):
        due = on - timedelta(days=9)
        row.milestones.create(title="第一批", baseline_due_on=due, due_on=due, met_on=met_on)
        row.milestones.create(baseline_due_on=row.due_on, due_on=row.due_on)
        refresh_next_due(row)
    found = gather(supervisor, on, {})
    assert found.weeks[-1].overdue.count == found.lights["red"].count == 1
    assert found.week_ago.overdue.count == 2  # the part that was met since was late then
    client = log_in(supervisor)
    for figure, pks in ((found.weeks[-1].overdue, {late.pk}), (found.week_ago.overdue, {late.pk, met.pk})):
        page = client.get(f"{reverse('requirement-list')}?{figure.query}").context["page"]
        assert {row.pk for row in page} == pks
