"""Reports from both sides: the unit writes and releases, the supervisor accepts or returns."""

from django.contrib import messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.access import person, require
from accounts.models import User
from accounts.roles import Right
from speeches.followup import extending, reporting
from speeches.forms.followup import ReportForm
from speeches.models import Attachment, ExtensionRequest, ProgressReport, Requirement

from .download import stored_attachment
from .once import already_done, form_token, remember_result

Status = ProgressReport.State


def reports_visible_to(user: User) -> QuerySet[ProgressReport]:
    """Return the reports a user may see: their own unit's, and released ones on requirements they see."""
    found = ProgressReport.objects.filter(requirement__in=Requirement.objects.visible_to(user))
    if user.is_of_a_unit:
        return found.filter(unit=user.unit) | found.filter(released_at__isnull=False)
    return found.filter(released_at__isnull=False)


def report_create(request: HttpRequest, pk: int) -> HttpResponse:
    """Write a report on a requirement; last time's answer is filled in."""
    require(request, Right.REPORT)
    user = person(request)
    row = get_object_or_404(Requirement.objects.visible_to(user).select_related("speech", "supervisor"), pk=pk)
    mine = row.assignments.of_unit(user).first()
    last = row.reports.filter(unit=user.unit).first()
    initial = {name: getattr(last, name) for name in ("percent", "progress", "problems", "next_steps")} if last else {}
    form = ReportForm(
        request.POST or None,
        request.FILES or None,
        initial=initial,
        may_ask_closure=bool(mine and mine.role == "lead"),
    )
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            first_answer = already_done(request)
            if first_answer is not None:
                return first_answer
            reporting.write(row, user, form.account(), form.cleaned_data["attachments"], on=timezone.localdate())
            remember_result(request, row.get_absolute_url())
        messages.success(
            request,
            _("Reported to the supervisor.")
            if user.may(Right.RELEASE)
            else _("Handed to your unit's head for release."),
        )
        return HttpResponseRedirect(row.get_absolute_url())
    context = {"requirement": row, "form": form, "last": last, "once": request.POST.get("once") or form_token()}
    return render(request, "speeches/report_create.html", context, status=422 if form.errors else 200)


@require_safe
def report_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one report, with what the viewer can do about it."""
    user = person(request)
    found = reports_visible_to(user).select_related(
        "requirement__speech__meeting", "unit", "written_by", "released_by", "decided_by"
    )
    report = get_object_or_404(found.prefetch_related("attachments"), pk=pk)
    own = user.is_of_a_unit and report.unit_id == user.unit_id
    context = {
        "report": report,
        "requirement": report.requirement,
        "may_release": own and user.may(Right.RELEASE) and report.state == Status.WRITTEN,
        "may_decide": user.may(Right.SUPERVISE) and report.state == Status.RELEASED,
        "verifications": [one for one in Requirement.Verification.choices if one[0] in ("partial", "false")],
    }
    return render(request, "speeches/report_detail.html", context)


@require_POST
def report_release(request: HttpRequest, pk: int) -> HttpResponse:
    """Release a report, or send it back inside the unit (``action``)."""
    require(request, Right.RELEASE)
    user = person(request)
    report = get_object_or_404(reports_visible_to(user).filter(unit=user.unit), pk=pk)
    if request.POST.get("action") == "send_back":
        reason = request.POST.get("words", "").strip()
        if not reason:
            messages.warning(request, _("Say what should be changed, then send it back."))
            return HttpResponseRedirect(reverse("report-detail", args=[report.pk]))
        reporting.send_back(report, user, reason)
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
    found = reports_visible_to(user).select_related("requirement__speech", "requirement__supervisor")
    report = get_object_or_404(found, pk=pk)
    words = request.POST.get("words", "").strip()
    if request.POST.get("action") == "return":
        if not words:
            messages.warning(request, _("Say what is missing, then return it."))
            return HttpResponseRedirect(reverse("report-detail", args=[report.pk]))
        found_out = request.POST.get("verification", "")
        reporting.return_for_rework(
            report, user, words, on=today, verification=found_out if found_out in ("partial", "false") else ""
        )
        messages.success(request, _("Returned to %(unit)s.") % {"unit": report.unit})
    else:
        reporting.accept(report, user, on=today, note=words)
        messages.success(request, _("Accepted and closed.") if report.asks_closure else _("Accepted."))
    return HttpResponseRedirect(reverse("decision-list"))


@require_safe
def decision_list(request: HttpRequest) -> HttpResponse:
    """List the reports and extension requests that wait for a supervisor."""
    require(request, Right.SUPERVISE)
    user = person(request)
    visible = Requirement.objects.visible_to(user)
    reports = (
        ProgressReport.objects.filter(state=Status.RELEASED, requirement__in=visible)
        .select_related("requirement__speech", "unit", "released_by")
        .order_by("-asks_closure", "released_at")
    )
    extensions = (
        ExtensionRequest.objects.filter(state=ExtensionRequest.State.ASKED, requirement__in=visible)
        .select_related("requirement__speech", "unit", "asked_by")
        .order_by("asked_at")
    )
    return render(request, "speeches/decision_list.html", {"reports": reports, "extensions": extensions})


@require_POST
def extension_decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Grant or refuse a later deadline (``action``)."""
    require(request, Right.SUPERVISE)
    user = person(request)
    visible = Requirement.objects.visible_to(user)
    found = ExtensionRequest.objects.filter(requirement__in=visible).select_related("requirement__speech")
    asked = get_object_or_404(found, pk=pk)
    words = request.POST.get("words", "").strip()
    if request.POST.get("action") == "refuse":
        if not words:
            messages.warning(request, _("Say why the deadline stays, then refuse."))
        else:
            extending.refuse(asked, user, words)
            messages.success(request, _("Refused; the unit has been told."))
    else:
        extending.grant(asked, user, words)
        messages.success(request, _("Granted; the unit has been told."))
    return HttpResponseRedirect(reverse("decision-list"))


@require_safe
def attachment_download(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Hand out an attached file to those who may see its report."""
    found = Attachment.objects.filter(report__in=reports_visible_to(person(request)))
    attached = get_object_or_404(found, pk=pk)
    return stored_attachment(attached.file.open("rb"), attached.name)
