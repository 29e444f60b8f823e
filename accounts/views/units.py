"""Units: list, page, edit, aliases."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Count, Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.access import person, require
from accounts.filters import UnitFilter
from accounts.forms import AliasForm, UnitForm
from accounts.models import Unit, UnitAlias, UnitGroup, User
from accounts.roles import Right
from accounts.tree import Branch, arranged

PAGE = 50


def unit_list(request: HttpRequest) -> HttpResponse:
    """Show units as a tree, or flat once they are searched or filtered."""
    require(request, Right.SEE_UNITS)
    counted = Unit.objects.select_related("parent").prefetch_related("aliases")
    found = UnitFilter(request.GET, counted.annotate(people_count=Count("people", distinct=True)))
    narrowed = any(request.GET.get(name) for name in ("q", "kind", "level"))
    units = list(found.qs)
    branches = [Branch(unit, 0) for unit in units] if narrowed else arranged(units)
    page = Paginator(branches, PAGE).get_page(request.GET.get("page"))
    kinds = dict(Unit.objects.active().order_by().values_list("kind").annotate(Count("pk")))
    query = request.GET.copy()
    query.pop("page", None)
    without_kind = query.copy()
    without_kind.pop("kind", None)
    return render(
        request,
        "accounts/unit_list.html",
        {
            "filter": found,
            "page": page,
            "narrowed": narrowed,
            "kinds": [(value, label, kinds.get(value, 0)) for value, label in Unit.Kind.choices],
            "kind": request.GET.get("kind", ""),
            "total": sum(kinds.values()),
            "group_count": UnitGroup.objects.count(),
            "query": query.urlencode(),
            "query_without_kind": without_kind.urlencode(),
        },
    )


def unit_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show one unit: names, place in the tree, groups, people."""
    require(request, Right.SEE_UNITS)
    return _unit_page(request, pk, AliasForm())


def _unit_page(request: HttpRequest, pk: int, alias_form: AliasForm, status: int = 200) -> HttpResponse:
    people = User.objects.filter(is_active=True).order_by("role", "pk")
    units = Unit.objects.select_related("parent").prefetch_related(
        "aliases", Prefetch("people", people), Prefetch("children", Unit.objects.active())
    )
    unit = get_object_or_404(units, pk=pk)
    context = {"unit": unit, "groups": UnitGroup.objects.including(unit), "alias_form": alias_form}
    return render(request, "accounts/unit_detail.html", context, status=status)


def unit_create(request: HttpRequest) -> HttpResponse:
    """Add a unit."""
    require(request, Right.EDIT_UNITS)
    form = UnitForm(request.POST or None, initial={"parent": request.GET.get("parent")})
    if request.method == "POST" and form.is_valid():
        unit = form.save()
        messages.success(request, _("Unit added: %(name)s.") % {"name": unit.name})
        return redirect(unit)
    return render(request, "accounts/unit_edit.html", {"form": form})


def unit_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a unit; a stale form gets 409."""
    require(request, Right.EDIT_UNITS)
    unit = get_object_or_404(Unit, pk=pk)
    form = UnitForm(request.POST or None, instance=unit)
    if request.method == "POST" and form.is_valid():
        form.save_over()
        messages.success(request, _("Saved: %(name)s.") % {"name": unit.name})
        return redirect(unit)
    return render(request, "accounts/unit_edit.html", {"form": form, "unit": unit})


@require_POST
def alias_create(request: HttpRequest, pk: int) -> HttpResponse:
    """Give a unit another name; a name that is taken comes back with whose it is."""
    require(request, Right.EDIT_UNITS)
    unit = get_object_or_404(Unit, pk=pk)
    form = AliasForm(request.POST, instance=UnitAlias(unit=unit, added_by=person(request)))
    if not form.is_valid():
        return _unit_page(request, pk, form, status=422)
    alias = form.save()
    messages.success(request, _("From now on “%(alias)s” means %(unit)s.") % {"alias": alias.name, "unit": unit.name})
    return redirect(unit)


@require_POST
def alias_delete(request: HttpRequest, pk: int) -> HttpResponse:
    """Take a name away from its unit; what was assigned by it stays."""
    require(request, Right.EDIT_UNITS)
    alias = get_object_or_404(UnitAlias.objects.select_related("unit"), pk=pk)
    alias.delete()
    messages.success(request, _("“%(alias)s” is no alias any more.") % {"alias": alias.name})
    return redirect(alias.unit)
