"""The home page: what waits for the one who logged in, a template and a builder for each role."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.access import person
from accounts.roles import Role

from . import home_administrator, home_clerk, home_office, home_unit

Builder = Callable[[HttpRequest], dict[str, Any]]
HOMES: dict[Role, tuple[str, Builder]] = {
    Role.CLERK: ("speeches/home_clerk.html", home_clerk.build),
    Role.SUPERVISOR: ("speeches/home_supervisor.html", home_office.supervisor),
    Role.LEADER: ("speeches/home_leader.html", home_office.leader),
    Role.LIAISON: ("speeches/home_unit.html", home_unit.unit),
    Role.UNIT_HEAD: ("speeches/home_unit.html", home_unit.unit),
    Role.SYSTEM_ADMIN: ("speeches/home_administrator.html", home_administrator.administrator),
    Role.SECURITY_ADMIN: ("speeches/home_administrator.html", home_administrator.administrator),
    Role.AUDIT_ADMIN: ("speeches/home_administrator.html", home_administrator.administrator),
}


def home(request: HttpRequest) -> HttpResponse:
    """Show the home page of the user's role."""
    template, build = HOMES[Role(person(request).role)]
    return render(request, template, build(request))
