"""One requirement, whole: three axes, where it was said, reports, milestones, units, history; and correcting it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.access import person, require
from accounts.models import User
from accounts.roles import Right
from config.conflicts import Conflict
from config.editing import kept_on_conflict
from speeches.followup import quoting, reading, targets, trail
from speeches.followup.amending import amend
from speeches.followup.lights import annotate_light, light_reason
from speeches.forms.assigning import AmendForm
from speeches.models import Assignment, ExtensionRequest, Holiday, Milestone, ProgressReport, Reminder, Requirement
from speeches.models.requirement import State
from speeches.review import similar

STEPS_AHEAD = 2  # open milestones shown after the next one; a weekly duty has fifty of them
UNITS_SHOWN = 8  # the others are folded away
Found = Requirement.Verification
Report = ProgressReport.State


@require_safe
def requirement_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a requirement to those who may see it."""
    user, today = person(request), timezone.localdate()
    holidays = Holiday.objects.table()
    rows = annotate_light(Requirement.objects.visible_to(user), today, holidays)
    row = get_object_or_404(
        rows.select_related("speech__meeting", "supervisor", "verified_by", "confirmed_by").prefetch_related(
            "assignments__unit__people", "assignments__acknowledged_by", "milestones__reports", "instructions__leader"
        ),
        pk=pk,
    )
    reports = list(
        reading.reports_visible_to(user)
        .filter(requirement=row)
        .select_related("unit", "written_by", "released_by", "decided_by", "milestone")
        .prefetch_related("attachments")
    )
    said = [one for one in reports if one.released_at]  # what the unit says to others; the rest is still its own
    assignments = sorted(row.assignments.all(), key=lambda one: one.unit_id != user.unit_id)  # the own unit first
    mine = next((one for one in assignments if user.unit_id and one.unit_id == user.unit_id), None)
    extensions = list(row.extensions.select_related("unit", "asked_by", "decided_by"))
    milestones = list(row.milestones.all())
    shown = steps_shown(milestones)
    context: dict[str, Any] = {
        "requirement": row,
        "reason": light_reason(row, today, holidays),
        "quotation": quoting.in_context(row, in_brief=user.is_of_a_unit),
        "reports": reports,
        "last": reports[0] if reports else None,
        "said": said[0] if said else None,
        "assignments": assignments[:UNITS_SHOWN],
        "more_assignments": assignments[UNITS_SHOWN:],
        "mine": mine,
        "milestones": shown,
        "milestones_more": len(milestones) - len(shown),
        "milestones_until": milestones[-1].due_on if milestones else None,
        "extensions": extensions,
        "granted": sum(one.state == ExtensionRequest.State.GRANTED for one in extensions),
        "urged": row.reminders.filter(kind=Reminder.Kind.URGED).values("sent_at").distinct().count(),
        "steps": trail.tell(reading.history_visible_to(user, row).select_related("actor")[:60]),
        "asked": asked_before_and_after(row, user),
        "clash": clash(row),
        "targets": targets.of(row, said[0] if said else None),
        "may": may(user, row, mine, reports, extensions, today),
        "in_brief": user.is_of_a_unit,
    }
    return render(request, "speeches/requirement_detail.html", context)


def requirement_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct what is under way, or settle its deadline; the first deadline stays beside a later one."""
    require(request, Right.SUPERVISE)
    user = person(request)
    visible = Requirement.objects.visible_to(user).select_related("speech", "supervisor")
    row = get_object_or_404(visible, pk=pk)
    if not row.under_way:
        raise Conflict(_("Only what is under way can be corrected here."))
    form = AmendForm(request.POST or None, requirement=row)
    if request.method == "POST" and form.is_valid():
        entered = form.cleaned_data
        with kept_on_conflict(form):
            written = amend(
                row, user, form.particulars(), version=entered["version"], why=entered["why"], on=timezone.localdate()
            )
        messages.success(request, _("Changed; it stands in the history.") if written else _("Nothing was changed."))
        return HttpResponseRedirect(row.get_absolute_url())
    context = {"requirement": row, "form": form}
    return render(request, "speeches/requirement_edit.html", context, status=422 if form.errors else 200)


def asked_before_and_after(row: Requirement, user: User) -> list[Requirement]:
    """Return every time the same was asked for, the first first; nothing where it was once, or for a unit's people."""
    if not user.may(Right.SEE_LEDGER):
        return []
    group = list(similar.group_of(row).select_related("speech__meeting").defer(*similar.HEAVY))
    return group if len(group) > 1 else []


def steps_shown(milestones: Sequence[Milestone]) -> list[Milestone]:
    """Return what was met or missed, and the next few of what is to come."""
    coming = [step for step in milestones if step.met_on is None]
    ahead = {step.pk for step in coming[: STEPS_AHEAD + 1]}
    return [step for step in milestones if step.met_on or step.pk in ahead]


def clash(row: Requirement) -> bool:
    """Tell whether the unit says done and the supervisor found otherwise."""
    return row.verification in (Found.FALSE, Found.PARTIAL) and row.report_percent == 100 and row.under_way


def may(
    user: User,
    row: Requirement,
    mine: Assignment | None,
    reports: Sequence[ProgressReport],
    extensions: Sequence[ExtensionRequest],
    on: date,
) -> dict[str, Any]:
    """Return what the user can do here now, for the buttons; ``decide`` and ``release`` are the report in question."""
    supervises = user.may(Right.SUPERVISE)
    under_way = row.under_way
    signed = mine is not None and mine.state == Assignment.State.ACKNOWLEDGED
    own = [one for one in reports if mine and one.unit_id == mine.unit_id]
    waits = any(one.state in (Report.WRITTEN, Report.RELEASED) for one in own)
    reports_now = signed and user.may(Right.REPORT) and row.state in (State.ASSIGNED, State.IN_PROGRESS)
    asked = any(one.state == ExtensionRequest.State.ASKED for one in extensions)
    to_decide = [one for one in reversed(reports) if one.state == Report.RELEASED]
    to_release = [one for one in own if one.state == Report.WRITTEN]
    return {
        "assign": supervises and row.state == State.CONFIRMED,
        "decide": to_decide[0] if supervises and under_way and to_decide else None,
        "close": supervises and under_way,
        "urge": supervises and under_way and bool(row.assignments.all()),
        "verify": supervises and under_way,
        "edit": supervises and under_way,
        "reassign": supervises and row.state in (State.ASSIGNED, State.IN_PROGRESS),
        "cancel": supervises and (under_way or row.state == State.CONFIRMED),
        "reopen": supervises and row.state in (State.CLOSED, State.CANCELLED),
        "instruct": user.may(Right.INSTRUCT) and row.state not in (State.DRAFT, State.DISMISSED),
        "acknowledge": bool(
            mine and under_way and mine.state == Assignment.State.ASSIGNED and user.may(Right.ACKNOWLEDGE)
        ),
        "release": to_release[0] if under_way and to_release and user.may(Right.RELEASE) else None,
        "report": reports_now and not waits,
        "extend": bool(
            reports_now and mine and mine.role == Assignment.Role.LEAD and row.due_on and row.due_on >= on and not asked
        ),
    }
