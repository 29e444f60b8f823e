"""One requirement, whole: three axes, where it was said, reports, milestones, units, history."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import person
from accounts.models import User
from accounts.roles import Right
from speeches.followup.lights import Light, annotate_light, light_reason
from speeches.models import Assignment, Holiday, Requirement
from speeches.models.requirement import State

AROUND = 90  # characters of the speech shown before and after the quotation


@require_safe
def requirement_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a requirement to those who may see it."""
    user, today = person(request), timezone.localdate()
    holidays = Holiday.objects.table()
    rows = annotate_light(Requirement.objects.visible_to(user), today, holidays)
    row = get_object_or_404(
        rows.select_related("speech__meeting", "supervisor", "verified_by", "confirmed_by").prefetch_related(
            "assignments__unit__people", "assignments__acknowledged_by", "milestones", "instructions__leader"
        ),
        pk=pk,
    )
    reports = list(
        row.reports.select_related("unit", "written_by", "released_by", "decided_by").prefetch_related("attachments")
    )
    if user.is_of_a_unit:  # what other units write for themselves is theirs until it is released
        reports = [one for one in reports if one.unit_id == user.unit_id or one.released_at]
    else:
        reports = [one for one in reports if one.released_at]
    assignments = list(row.assignments.all())
    mine = next((one for one in assignments if user.unit_id and one.unit_id == user.unit_id), None)
    context: dict[str, Any] = {
        "requirement": row,
        "reason": light_reason(row, today, holidays),
        "context": quotation(row),
        "reports": reports,
        "last": reports[0] if reports else None,
        "assignments": assignments,
        "mine": mine,
        "milestones": list(row.milestones.all()),
        "extensions": list(row.extensions.select_related("unit", "asked_by", "decided_by")),
        "reminders": row.reminders.filter(kind="urged").values("sent_at").distinct().count(),
        "events": list(row.events.select_related("actor").order_by("-at", "-id")[:60]),
        "clash": clash(row),
        "may": may(user, row, mine),
        "in_brief": user.is_of_a_unit,
        "Light": Light,
    }
    return render(request, "speeches/requirement_detail.html", context)


def quotation(row: Requirement) -> dict[str, str]:
    """Return the sentence with what stands before and after it in its line."""
    text = row.speech.text
    line_start = text.rfind("\n", 0, row.span_start) + 1
    line_end = text.find("\n", row.span_end)
    line_end = len(text) if line_end < 0 else line_end
    start, end = max(line_start, row.span_start - AROUND), min(line_end, row.span_end + AROUND)
    return {
        "before": ("……" if start > line_start else "") + text[start : row.span_start].lstrip(),
        "quote": row.quote,
        "after": text[row.span_end : end].rstrip() + ("……" if end < line_end else ""),
    }


def clash(row: Requirement) -> bool:
    """Tell whether the unit says done and the supervisor found otherwise."""
    found = row.verification in (Requirement.Verification.FALSE, Requirement.Verification.PARTIAL)
    return found and row.report_percent == 100 and row.under_way


def may(user: User, row: Requirement, mine: Assignment | None) -> dict[str, bool]:
    """Return what the user can do here now, for the buttons."""
    supervises = user.may(Right.SUPERVISE)
    open_report = any(one.unit_id == user.unit_id and one.state in ("written", "released") for one in row.reports.all())
    return {
        "assign": supervises and row.state == State.CONFIRMED,
        "close": supervises and row.under_way,
        "urge": supervises and row.under_way,
        "verify": supervises and row.under_way,
        "reassign": supervises and row.under_way,
        "cancel": supervises and (row.under_way or row.state == State.CONFIRMED),
        "reopen": supervises and row.state in (State.CLOSED, State.CANCELLED),
        "instruct": user.may(Right.INSTRUCT) and row.under_way,
        "acknowledge": bool(mine and mine.state == Assignment.State.ASSIGNED and user.may(Right.ACKNOWLEDGE)),
        "report": bool(
            mine
            and user.may(Right.REPORT)
            and row.under_way
            and row.state != State.AWAITING_CLOSURE
            and not open_report
        ),
        "extend": bool(mine and user.may(Right.REPORT) and row.under_way and row.due_on),
    }
