"""The home pages of supervisor, leader, unit people and administrators: what waits for each."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone

from accounts.access import person
from speeches.followup.lights import annotate_light, with_reasons
from speeches.models import Assignment, ExtensionRequest, Holiday, ProgressReport, Requirement, Speech
from speeches.models.requirement import State

SHOWN = 12
SOONEST = F("next_due_on").asc(nulls_last=True)


@dataclass(frozen=True, slots=True)
class Work:
    """One requirement as its unit sees it: the unit's own assignment and its latest report."""

    row: Requirement
    mine: Assignment | None
    latest: ProgressReport | None

    @property
    def unsigned(self) -> bool:
        return self.mine is not None and self.mine.state == Assignment.State.ASSIGNED


def supervisor(request: HttpRequest) -> dict[str, Any]:
    """What waits for a supervisor, each number a link, and what burns."""
    user, today = person(request), timezone.localdate()
    visible = Requirement.objects.visible_to(user)
    holidays = Holiday.objects.table()
    pressing = annotate_light(visible.under_way(), today, holidays).filter(light__in=("red", "yellow"))
    rows = pressing.select_related("speech__meeting").prefetch_related("assignments__unit").order_by(SOONEST, "pk")
    return {
        "to_assign": visible.awaiting_assignment().count(),
        "objections": Assignment.objects.filter(state=Assignment.State.OBJECTED).count(),
        "to_decide": ProgressReport.objects.filter(state=ProgressReport.State.RELEASED).count(),
        "extensions": ExtensionRequest.objects.filter(state=ExtensionRequest.State.ASKED).count(),
        "overdue": annotate_light(visible, today, holidays).filter(light="red").count(),
        "rows": with_reasons(rows[:SHOWN], today, holidays),
        "to_review": Speech.objects.visible_to(user).awaiting_review().count(),
    }


def leader(request: HttpRequest) -> dict[str, Any]:
    """What this leader asked for in speeches, and what became of it."""
    user, today = person(request), timezone.localdate()
    holidays = Holiday.objects.table()
    mine = Requirement.objects.visible_to(user).docketed().filter(speech__speaker=user.full_name)
    lit = annotate_light(mine, today, holidays)
    rows = lit.select_related("speech__meeting").prefetch_related("assignments__unit")
    open_rows = rows.filter(state__in=("assigned", "in_progress", "awaiting_closure")).order_by(SOONEST, "pk")
    closed = rows.filter(state=State.CLOSED).order_by("-closed_on", "-pk")
    return {
        "counts": {light: lit.filter(light=light).count() for light in ("red", "yellow", "green", "grey")},
        "closed_count": closed.count(),
        "rows": with_reasons(open_rows[:40], today, holidays),
        "closed": with_reasons(closed[:SHOWN], today, holidays),
    }


def unit(request: HttpRequest) -> dict[str, Any]:
    """What waits for a unit: to sign, to release, returned, due; then everything under way."""
    user, today = person(request), timezone.localdate()
    holidays = Holiday.objects.table()
    visible = Requirement.objects.visible_to(user)
    lit = annotate_light(visible.under_way(), today, holidays)
    own = {
        one.requirement_id: one for one in Assignment.objects.of_unit(user).filter(requirement__in=visible.under_way())
    }
    reports = ProgressReport.objects.filter(unit=user.unit, requirement__in=visible.under_way())
    latest: dict[int, ProgressReport] = {}
    for report in reports.order_by("written_at", "pk"):
        latest[report.requirement_id] = report
    rows = with_reasons(lit.select_related("speech__meeting").order_by(SOONEST, "pk"), today, holidays)
    work = [Work(row, own.get(row.pk), latest.get(row.pk)) for row in rows]
    return {
        "to_sign": [one for one in work if one.unsigned],
        "to_release": [one for one in work if one.latest and one.latest.state == ProgressReport.State.WRITTEN],
        "work": [one for one in work if not one.unsigned],
        "closed_lately": visible.filter(state=State.CLOSED, closed_on__gte=today - timedelta(days=60)).order_by(
            "-closed_on"
        )[:6],
    }


def administrator(request: HttpRequest) -> dict[str, Any]:
    """Nothing of the business: administrators are shown where their own work is."""
    return {}
