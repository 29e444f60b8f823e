"""The home page of a unit's liaison and head: to sign, to release, to report again, due, waiting, the rest."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import person
from accounts.roles import Right
from speeches.followup import waiting
from speeches.followup.ledger import ledger_of
from speeches.followup.lights import Light, with_reasons
from speeches.models import Assignment, Holiday, ProgressReport, Requirement
from speeches.models.requirement import State

LATELY = timedelta(days=60)
SHOWN = 100  # requirements under way; the list of all is one link away
Status = ProgressReport.State


@dataclass(frozen=True, slots=True)
class Work:
    """One requirement as its unit sees it: the unit's own assignment and its latest report."""

    row: Requirement
    mine: Assignment
    latest: ProgressReport | None

    @property
    def group(self) -> str:
        """Name what the unit has to do about it now."""
        if self.mine.state == Assignment.State.ASSIGNED:
            return "sign"
        if self.latest is not None and self.latest.state in (Status.RETURNED, Status.SENT_BACK):
            return "again"
        reported = self.latest is not None and self.latest.state in (Status.WRITTEN, Status.RELEASED)
        if reported or self.mine.state == Assignment.State.OBJECTED:
            return "waiting"
        return "due" if self.row.light in (Light.RED, Light.YELLOW) else "rest"  # type: ignore[attr-defined]


GROUPS = (
    ("sign", _("To sign for"), _("within one working day")),
    ("again", _("Returned: report again"), _("the reason stands with the report")),
    ("due", _("To report on"), _("overdue, due soon or a report missing")),
    ("waiting", _("Waits for others"), _("for your head or the supervisor")),
    ("rest", _("Under way"), _("by deadline")),
)


def unit(request: HttpRequest) -> dict[str, Any]:
    """What waits for a unit, group by group, each by deadline."""
    user, today = person(request), timezone.localdate()
    holidays = Holiday.objects.table()
    ledger = ledger_of(user, today, holidays)
    under_way = ledger.under_way()
    rows = with_reasons(under_way.order_by(F("next_due_on").asc(nulls_last=True), "pk")[:SHOWN], today, holidays)
    keys = [row.pk for row in rows]
    mine = {one.requirement_id: one for one in Assignment.objects.of_unit(user).filter(requirement__in=keys)}
    reports = ProgressReport.objects.filter(unit=user.unit, requirement__in=keys).order_by("written_at", "pk")
    latest = {report.requirement_id: report for report in reports}
    work = [Work(row, mine[row.pk], latest.get(row.pk)) for row in rows]
    groups = [(key, name, hint, [one for one in work if one.group == key]) for key, name, hint in GROUPS]
    releasing = waiting.reports_to_release(user).select_related("requirement", "written_by")
    return {
        "groups": [group for group in groups if group[3]],
        "to_release": list(releasing) if user.may(Right.RELEASE) else [],
        "all_count": under_way.count(),
        "to_sign": sum(one.group == "sign" for one in work),
        "closed_lately": ledger.filter(state=State.CLOSED, closed_on__gte=today - LATELY).order_by("-closed_on")[:6],
    }
