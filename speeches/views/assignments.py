"""Number and assign what was confirmed; units sign for it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from accounts.access import person, require
from accounts.roles import Right
from speeches.followup import acknowledging
from speeches.followup.assigning import assign, order_as_proposed
from speeches.forms.followup import OrderForm, ReasonForm
from speeches.models import Assignment, Requirement

A_PAGE = 50


def assignment_list(request: HttpRequest) -> HttpResponse:
    """List what waits to be assigned; POST assigns the chosen ones as proposed, all or none."""
    require(request, Right.SUPERVISE)
    user = person(request)
    waiting = (
        Requirement.objects.visible_to(user)
        .awaiting_assignment()
        .select_related("speech__meeting")
        .prefetch_related("assignments__unit")
        .in_reading_order()
    )
    if request.method == "POST":
        chosen = [int(pk) for pk in request.POST.getlist("chosen") if pk.isdigit()]
        with transaction.atomic():
            rows = list(waiting.filter(pk__in=chosen))
            for row in rows:
                assign(row, user, order_as_proposed(row), on=timezone.localdate())
        if rows:
            messages.success(
                request,
                ngettext("%(count)d requirement assigned.", "%(count)d requirements assigned.", len(rows))
                % {"count": len(rows)},
            )
        else:
            messages.warning(request, _("Choose at least one requirement that still waits to be assigned."))
        return HttpResponseRedirect(reverse("assignment-list"))
    objections = (
        Assignment.objects.filter(state=Assignment.State.OBJECTED)
        .select_related("requirement__speech", "unit")
        .order_by("objected_at")
    )
    page = Paginator(waiting, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "speeches/assignment_list.html", {"page": page, "objections": objections})


def requirement_assign(request: HttpRequest, pk: int) -> HttpResponse:
    """Look at one confirmed requirement, correct it, and assign it."""
    require(request, Right.SUPERVISE)
    user = person(request)
    found = Requirement.objects.visible_to(user).select_related("speech__meeting").prefetch_related("assignments__unit")
    row = get_object_or_404(found, pk=pk)
    form = OrderForm(request.POST or None, requirement=row)
    if request.method == "POST" and form.is_valid():
        assign(row, user, form.order(), on=timezone.localdate())
        messages.success(
            request, _("%(number)s is assigned; the units have been told.") % {"number": row.docket_number}
        )
        following = Requirement.objects.visible_to(user).awaiting_assignment().in_reading_order().first()
        if "next" in request.POST and following is not None:
            return HttpResponseRedirect(reverse("requirement-assign", args=[following.pk]))
        return HttpResponseRedirect(row.get_absolute_url())
    waiting = Requirement.objects.visible_to(user).awaiting_assignment().count()
    context = {"requirement": row, "form": form, "waiting": waiting}
    return render(request, "speeches/requirement_assign.html", context, status=422 if form.errors else 200)


@require_POST
def requirement_acknowledge(request: HttpRequest, pk: int) -> HttpResponse:
    """Sign for the own unit."""
    require(request, Right.ACKNOWLEDGE)
    user = person(request)
    row = get_object_or_404(Requirement.objects.visible_to(user).select_related("speech", "supervisor"), pk=pk)
    acknowledging.acknowledge(row, user)
    messages.success(request, _("Signed for. The supervisor has been told."))
    return HttpResponseRedirect(row.get_absolute_url())


def objection_settle(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer an objection: the unit has to sign after all. (Other units: change the units instead.)"""
    require(request, Right.SUPERVISE)
    visible = Requirement.objects.visible_to(person(request))
    found = Assignment.objects.filter(requirement__in=visible).select_related("requirement__speech", "unit")
    assignment = get_object_or_404(found, pk=pk)
    form = ReasonForm(request.POST or None, label=_("Why it stays with the unit"))
    if request.method == "POST" and form.is_valid():
        acknowledging.insist(assignment, person(request), form.cleaned_data["words"])
        messages.success(request, _("The unit has been told to sign."))
        return HttpResponseRedirect(assignment.requirement.get_absolute_url())
    context = {"assignment": assignment, "requirement": assignment.requirement, "form": form}
    return render(request, "speeches/objection_settle.html", context, status=422 if form.errors else 200)
