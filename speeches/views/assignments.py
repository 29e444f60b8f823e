"""Number and assign what was confirmed; units sign for it."""

from collections.abc import Sequence

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from accounts.access import person, require
from accounts.roles import Right
from config.editing import kept_on_conflict
from config.numbers import whole, wholes
from speeches.followup import acknowledging, waiting
from speeches.followup.assigning import assign, assign_as_proposed
from speeches.followup.joining import doubled, join, running
from speeches.forms.assigning import OrderForm
from speeches.forms.deciding import SettleForm
from speeches.models import Assignment, Requirement
from speeches.models.requirement import State
from speeches.review import similar
from speeches.review.matching import Matcher
from speeches.review.unmatched import unmatched

A_PAGE = 50


def assignment_list(request: HttpRequest) -> HttpResponse:
    """List what waits to be assigned; POST assigns the chosen ones as proposed, all or none."""
    require(request, Right.SUPERVISE)
    user = person(request)
    to_assign = (
        Requirement.objects.visible_to(user)
        .awaiting_assignment()
        .select_related("speech__meeting")
        .prefetch_related("assignments__unit")
        .in_reading_order()
    )
    if request.method == "POST":
        chosen = list(to_assign.filter(pk__in=wholes(request.POST.getlist("chosen"))))
        twice, partly = doubled(chosen), _partly_known(chosen)
        ready = [row for row in chosen if row.pk not in twice and row.pk not in partly]
        done = assign_as_proposed(ready, user, on=timezone.localdate())
        if twice:
            left = ngettext(
                "%(count)d was left: it is already under way. Open it to join it or to register it all the same.",
                "%(count)d were left: they are already under way. Open them to join or to register them all the same.",
                len(twice),
            )
            messages.warning(request, left % {"count": len(twice)})
        if partly := partly - twice:
            left = ngettext(
                "%(count)d was left: besides its units the speech names somebody who is no known unit. Open it to"
                " settle who that is.",
                "%(count)d were left: besides their units the speech names somebody who is no known unit. Open them to"
                " settle who that is.",
                len(partly),
            )
            messages.warning(request, left % {"count": len(partly)})
        if done:
            messages.success(
                request,
                ngettext("%(count)d requirement assigned.", "%(count)d requirements assigned.", done) % {"count": done},
            )
        elif not twice and not partly:
            messages.warning(request, _("Choose at least one requirement that still waits to be assigned."))
        return HttpResponseRedirect(reverse("assignment-list"))
    objections = waiting.objections(user).select_related("requirement__speech", "unit")
    page = Paginator(to_assign, A_PAGE).get_page(request.GET.get("page"))
    rows = list(page.object_list)
    twice, near = doubled(rows), similar.find(rows, Requirement.objects.visible_to(user).under_way())
    matcher = Matcher()
    for row in rows:
        proposed = row.assignments.all()
        row.leads = [one for one in proposed if one.role == Assignment.Role.LEAD]  # type: ignore[attr-defined]
        row.supporting = [one for one in proposed if one.role != Assignment.Role.LEAD]  # type: ignore[attr-defined]
        row.unknown_leads = unmatched(row, Assignment.Role.LEAD, matcher)  # type: ignore[attr-defined]
        row.unknown_supporting = unmatched(row, Assignment.Role.SUPPORTING, matcher)  # type: ignore[attr-defined]
        row.twice, row.near = row.pk in twice, bool(near[row.pk])  # type: ignore[attr-defined]  # for the page
    page.object_list = rows
    return render(request, "speeches/assignment_list.html", {"page": page, "objections": objections})


def _partly_known(rows: Sequence[Requirement]) -> set[int]:
    """Return those with units beside which somebody is named who is no known unit: nobody would be told of that.

    Where no unit is known at all the requirement is counted as unsettled, and so not forgotten.
    """
    matcher = Matcher()
    return {
        row.pk
        for row in rows
        if row.assignments.all() and any(unmatched(row, role, matcher) for role in Assignment.Role)
    }


def requirement_assign(request: HttpRequest, pk: int) -> HttpResponse:
    """Look at one confirmed requirement, correct it, and assign it."""
    require(request, Right.SUPERVISE)
    user = person(request)
    found = Requirement.objects.visible_to(user).select_related("speech__meeting").prefetch_related("assignments__unit")
    row = get_object_or_404(found, pk=pk)
    under_way = Requirement.objects.visible_to(user).under_way()
    if request.method == "POST" and (joined := whole(request.POST.get("join", ""))) is not None:
        earlier = get_object_or_404(under_way.select_related("speech"), pk=joined)
        join(row, earlier, user)
        messages.success(
            request, _("Joined to %(number)s; its units have been told.") % {"number": earlier.docket_number}
        )
        return HttpResponseRedirect(earlier.get_absolute_url())
    form = OrderForm(request.POST or None, requirement=row, on=timezone.localdate())
    if request.method == "POST" and form.is_valid():
        with kept_on_conflict(form):
            assign(row, user, form.order(), on=timezone.localdate())
        messages.success(
            request, _("%(number)s is assigned; the units have been told.") % {"number": row.docket_number}
        )
        following = Requirement.objects.visible_to(user).awaiting_assignment().in_reading_order().first()
        if "next" in request.POST and following is not None:
            return HttpResponseRedirect(reverse("requirement-assign", args=[following.pk]))
        return HttpResponseRedirect(row.get_absolute_url())
    if row.state != State.CONFIRMED:
        return HttpResponseRedirect(row.get_absolute_url())
    others = Requirement.objects.visible_to(user).awaiting_assignment().exclude(pk=row.pk).count()
    linked = list(running(row).select_related("speech__meeting").prefetch_related("assignments__unit"))
    alike = [one.requirement for one in similar.find([row], under_way)[row.pk]]
    context = {
        "requirement": row,
        "form": form,
        "others": others,
        "linked": linked,
        "alike": [one for one in alike if one not in linked],
    }
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
    requirement = assignment.requirement
    form = SettleForm(request.POST or None, initial={"summary": requirement.summary})
    if request.method == "POST" and form.is_valid():
        entered = form.cleaned_data
        acknowledging.insist(assignment, person(request), entered["words"], summary=entered["summary"])
        messages.success(request, _("The unit has been told to sign."))
        return HttpResponseRedirect(requirement.get_absolute_url())
    context = {"assignment": assignment, "requirement": requirement, "form": form}
    return render(request, "speeches/objection_settle.html", context, status=422 if form.errors else 200)
