"""The ledger: all requirements that one may see, narrowed and ordered by the address, and its export."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.db import IntegrityError, transaction
from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.access import person, require
from accounts.roles import Right
from config.numbers import wholes
from speeches.documents import ledger, xlsx
from speeches.filters import (
    DEFAULT_SORT,
    STANDING_VIEWS,
    RequirementFilter,
    chips,
    kept_query,
    order,
    standing_counts,
)
from speeches.followup.lights import with_reasons
from speeches.models import Assignment, Holiday, Requirement, SavedView

from .download import attachment

A_PAGE = 50
WHO = (Right.SEE_LEDGER, Right.REPORT)


@require_safe
def requirement_list(request: HttpRequest) -> HttpResponse:
    """Show a page of the ledger."""
    require(request, *WHO)
    user, today = person(request), timezone.localdate()
    holidays = Holiday.objects.table()
    found = RequirementFilter(request.GET, request, today, holidays)
    sort = request.GET.get("sort") or DEFAULT_SORT
    rows = order(found.qs, sort) if found.is_valid() else found.visible.none()
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    page.object_list = with_reasons(_for_page(page.object_list), today, holidays)
    for row in page.object_list:
        leads = [one for one in row.assignments.all() if one.role == Assignment.Role.LEAD]
        row.first_lead = leads[0].unit if leads else None  # type: ignore[attr-defined]  # for the page
        row.other_units = max(len(row.assignments.all()) - 1, 0)  # type: ignore[attr-defined]
        row.saying = saying(row)  # type: ignore[attr-defined]
    valid = found.is_valid()
    view = found.form.cleaned_data.get("view", "all") if valid else "all"
    counts = standing_counts(found.visible, today, user)
    context = {
        "filter": found,
        "page": page,
        "sort": sort,
        "view": view,
        "views": [
            (one.key, one.label, counts[one.key])
            for one in STANDING_VIEWS.values()
            if one.key != "again" or user.may(Right.SEE_LEDGER)
        ],
        "saved": list(user.saved_views.all()),
        "chips": chips(found, request.GET) if valid else [],
        "kept": kept_query(found, request.GET) if valid else "view=all",
        "columns": _columns(request.GET, sort),
        "nothing_at_all": counts["all"] == 0,
        "whole": user.may(Right.SEE_LEDGER),
        "supervises": user.may(Right.SUPERVISE),
    }
    return render(request, "speeches/requirement_list.html", context)


@require_safe
def requirement_export(request: HttpRequest) -> HttpResponse:
    """Hand out the rows of the present filter, or those chosen, as a workbook."""
    require(request, *WHO)
    today, holidays = timezone.localdate(), Holiday.objects.table()
    found = RequirementFilter(request.GET, request, today, holidays)
    rows = found.qs if found.is_valid() else found.visible.none()
    chosen = wholes(request.GET.getlist("chosen"))
    if chosen:
        rows = found.visible.filter(pk__in=chosen)
    rows = order(rows, request.GET.get("sort") or DEFAULT_SORT)
    data = ledger.as_xlsx(rows, today, holidays, office=settings.OFFICE_NAME)
    return attachment(data, f"督办台账{today:%Y%m%d}.xlsx", xlsx.MEDIA_TYPE)


@require_POST
def saved_view_create(request: HttpRequest) -> HttpResponse:
    """Keep the present filter under a name; the same name replaces it."""
    require(request, *WHO)
    name, query = request.POST.get("name", "").strip()[:30], request.POST.get("query", "")[:1000]
    if not name:
        messages.warning(request, _("Give the view a name."))
        return HttpResponseRedirect(f"{reverse('requirement-list')}?{query}")
    try:
        with transaction.atomic():
            SavedView.objects.create(user=person(request), name=name, query=query)
    except IntegrityError:
        SavedView.objects.filter(user=person(request), name=name).update(query=query)
    messages.success(request, _("View kept: %(name)s") % {"name": name})
    return HttpResponseRedirect(f"{reverse('requirement-list')}?{query}")


@require_POST
def saved_view_delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Drop a saved view; the requirements are not touched."""
    kept = get_object_or_404(SavedView, pk=pk, user=person(request))
    kept.delete()
    messages.success(request, _("View dropped: %(name)s") % {"name": kept.name})
    return HttpResponseRedirect(reverse("requirement-list"))


def saying(row: Requirement) -> str:
    """Return in two or three characters what the unit says: the first of the three axes."""
    if row.state == Requirement.State.CONFIRMED:
        return _("to be assigned")
    if row.state == Requirement.State.ASSIGNED:
        return _("not signed")
    if row.state == Requirement.State.AWAITING_CLOSURE:
        return _("asks for closure")
    if row.under_way:
        return _("in progress") if row.reported_on else _("no report")
    return str(row.get_state_display())


def _for_page(rows: Any) -> Any:
    return (
        rows.select_related("speech__meeting")
        .defer("speech__text", "speech__segments", "speech__outline", "reasons")
        .prefetch_related("assignments__unit")
        .with_times_asked()
        .annotate(
            urged=Count("reminders", filter=Q(reminders__kind="urged"), distinct=True),
            extended_times=Count("extensions", filter=Q(extensions__state="granted"), distinct=True),
        )
    )


def _columns(query: QueryDict, sort: str) -> list[dict[str, Any]]:
    """Return the sortable heads: the next press of a head turns its order round."""
    heads: list[dict[str, Any]] = []
    for name, label, classes in (
        ("light", _("Light"), ""),
        ("number", _("Docket number"), ""),
        ("", _("Requirement"), ""),
        ("said", _("Source"), ""),
        ("", _("Lead unit"), ""),
        ("due", _("Original → current deadline"), "end"),
        ("progress", _("Progress"), ""),
        ("", _("Unit says"), ""),
        ("", _("Verified"), ""),
        ("", _("Urged / extended"), "end"),
    ):
        turned = query.copy()
        turned.pop("page", None)
        turned["sort"] = f"-{name}" if sort == name else name
        direction = {name: "ascending", f"-{name}": "descending"}.get(sort, "") if name else ""
        heads.append(
            {"name": name, "label": label, "classes": classes, "query": turned.urlencode(), "sorted": direction}
        )
    return heads
