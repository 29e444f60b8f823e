"""A report from both sides: the unit writes and releases it, the supervisor accepts or returns it."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.access import person, require
from accounts.models import User
from accounts.roles import Right
from config.editing import kept_on_conflict
from speeches.followup import reporting, targets
from speeches.followup.reading import reports_visible_to
from speeches.forms.deciding import DecisionForm, ReleaseForm
from speeches.forms.reporting import ReportForm
from speeches.models import Assignment, Attachment, ProgressReport, Requirement

from .once import already_done, form_token, remember_result

Status = ProgressReport.State
FILLED_IN = ("percent", "progress", "problems", "delay_reasons", "next_steps")  # with what the unit said last time
SENT_AGAIN = (Status.RETURNED, Status.SENT_BACK)


def report_create(request: HttpRequest, pk: int) -> HttpResponse:
    """Write a report on a requirement; last time's answer is filled in, a returned one's files are kept."""
    require(request, Right.REPORT)
    user = person(request)
    row = get_object_or_404(Requirement.objects.visible_to(user).select_related("speech", "supervisor"), pk=pk)
    mine = row.assignments.of_unit(user).first()
    last = row.reports.filter(unit=user.unit).first()
    again = last is not None and last.state in SENT_AGAIN
    leads = mine is not None and mine.role == Assignment.Role.LEAD
    initial = {name: getattr(last, name) for name in FILLED_IN} if last else {}
    form = ReportForm(
        request.POST or None,
        request.FILES or None,
        initial={**initial, "part": last.milestone_id if last and again else None},
        may_ask_closure=leads,
        targets=targets.of(row, last),
        earlier=Attachment.objects.filter(report=last).select_related("report") if again else None,
        parts=row.milestones.open().parts() if leads else None,
    )
    if request.method == "POST" and form.is_valid():
        with kept_on_conflict(form), transaction.atomic():
            first_answer = already_done(request)
            if first_answer is not None:
                return first_answer
            reporting.write(
                row,
                user,
                form.account(),
                form.cleaned_data["attachments"],
                kept=form.cleaned_data.get("kept", ()),
                on=timezone.localdate(),
            )
            remember_result(request, row.get_absolute_url())
        messages.success(
            request,
            _("Reported to the supervisor.")
            if user.may(Right.RELEASE)
            else _("Handed to your unit's head for release."),
        )
        return HttpResponseRedirect(row.get_absolute_url())
    context = {
        "requirement": row,
        "form": form,
        "last": last,
        "again": again,
        "head": heads(user),
        "once": request.POST.get("once") or form_token(),
    }
    return render(request, "speeches/report_create.html", context, status=422 if form.errors else 200)


def heads(user: User) -> str:
    """Return who releases the reports of the user's unit."""
    people = User.objects.filter(unit=user.unit, is_active=True).order_by("pk")
    return "、".join(str(one) for one in people if one.may(Right.RELEASE))


@require_safe
def report_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one report, with what the viewer can do about it."""
    return _page(request, _found(person(request), pk))


@require_POST
def report_release(request: HttpRequest, pk: int) -> HttpResponse:
    """Release a report, or send it back inside the unit (``action``)."""
    require(request, Right.RELEASE)
    user = person(request)
    report = _found(user, pk, unit=user.unit)
    form = ReleaseForm(request.POST)
    if not form.is_valid():
        return _page(request, report, form, status=422)
    if form.sends_back:
        reporting.send_back(report, user, form.cleaned_data["words"])
        messages.success(request, _("Sent back to %(name)s.") % {"name": report.written_by})
    else:
        reporting.release(report, user, on=timezone.localdate())
        messages.success(request, _("Released; the supervisor has been told."))
    return HttpResponseRedirect(report.requirement.get_absolute_url())


@require_POST
def report_decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept a report, or return it for rework with the reason (``action``)."""
    require(request, Right.SUPERVISE)
    user, today = person(request), timezone.localdate()
    report = _found(user, pk)
    form = DecisionForm(request.POST, asks_closure=report.asks_closure)
    if not form.is_valid():
        return _page(request, report, form, status=422)
    words, found = form.cleaned_data["words"], form.cleaned_data["verification"]
    if form.returns:
        reporting.return_for_rework(report, user, words, on=today, verification=found)
        messages.success(request, _("Returned to %(unit)s.") % {"unit": report.unit})
    else:
        reporting.accept(report, user, on=today, note=words, verification=found)
        messages.success(request, _("Accepted and closed.") if report.asks_closure else _("Accepted."))
    return HttpResponseRedirect(reverse("decision-list"))


def _found(user: User, pk: int, **narrowed: Any) -> ProgressReport:
    found = reports_visible_to(user).filter(**narrowed)
    related = ("requirement__speech__meeting", "requirement__supervisor", "unit", "written_by", "released_by")
    return get_object_or_404(
        found.select_related(*related, "decided_by", "milestone").prefetch_related("attachments"), pk=pk
    )


def _page(
    request: HttpRequest, report: ProgressReport, form: DecisionForm | ReleaseForm | None = None, *, status: int = 200
) -> HttpResponse:
    user = person(request)
    requirement = report.requirement
    under_way = requirement.under_way
    own = user.is_of_a_unit and report.unit_id == user.unit_id
    may_release = own and under_way and user.may(Right.RELEASE) and report.state == Status.WRITTEN
    may_decide = under_way and user.may(Right.SUPERVISE) and report.state == Status.RELEASED
    again = own and under_way and user.may(Right.REPORT) and report.state == Status.RETURNED
    if form is None and may_release:
        form = ReleaseForm()
    elif form is None and may_decide:
        form = DecisionForm(asks_closure=report.asks_closure)
    others = requirement.assignments.lead().exclude(unit=report.unit).select_related("unit") if may_decide else []
    context = {
        "report": report,
        "requirement": requirement,
        "form": form,
        "may_release": may_release,
        "may_decide": may_decide,
        "may_report_again": again and not requirement.reports.filter(unit=report.unit, pk__gt=report.pk).exists(),
        "other_leads": list(others),
    }
    return render(request, "speeches/report_detail.html", context, status=status)
