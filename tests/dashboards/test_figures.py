"""How long steps take is counted in days of the office, not of Greenwich."""

from datetime import UTC, date, datetime

import pytest

from speeches.dashboards.figures import spans
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
