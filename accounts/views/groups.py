"""Groups of units: list, page, edit."""

from django.contrib import messages
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from accounts.access import require
from accounts.forms import GroupForm
from accounts.models import Unit, UnitGroup
from accounts.roles import Right


def group_list(request: HttpRequest) -> HttpResponse:
    """Show the groups with how many units each stands for today."""
    require(request, Right.SEE_UNITS)
    groups = UnitGroup.objects.prefetch_related(Prefetch("members", Unit.objects.active()))
    units = list(Unit.objects.active())
    rows = [(group, group.units_among(units)) for group in groups]
    return render(request, "accounts/unit_group_list.html", {"rows": rows})


def group_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what speeches call the group and the units it stands for today."""
    require(request, Right.SEE_UNITS)
    group = get_object_or_404(UnitGroup, pk=pk)
    return render(request, "accounts/unit_group_detail.html", {"group": group, "units": list(group.units())})


def group_create(request: HttpRequest) -> HttpResponse:
    """Add a group."""
    require(request, Right.EDIT_UNITS)
    form = GroupForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        group = form.save()
        messages.success(request, _("Group added: %(name)s.") % {"name": group.name})
        return redirect(group)
    return render(request, "accounts/unit_group_edit.html", {"form": form})


def group_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a group and its members; a stale form gets 409."""
    require(request, Right.EDIT_UNITS)
    group = get_object_or_404(UnitGroup, pk=pk)
    form = GroupForm(request.POST or None, instance=group)
    if request.method == "POST" and form.is_valid():
        form.save_over()
        messages.success(request, _("Saved: %(name)s.") % {"name": group.name})
        return redirect(group)
    return render(request, "accounts/unit_group_edit.html", {"form": form, "group": group})
