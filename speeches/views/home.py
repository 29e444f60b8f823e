"""The home page: what waits for the one who logged in, a template and a builder for each role."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.access import person
from accounts.roles import Role

Builder = Callable[[HttpRequest], dict[str, Any]]
HOMES: dict[Role, tuple[str, Builder]] = {}


def home(request: HttpRequest) -> HttpResponse:
    """Show the home page of the user's role."""
    template, build = HOMES.get(Role(person(request).role), ("speeches/home_plain.html", lambda _: {}))
    return render(request, template, build(request))
