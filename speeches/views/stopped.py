"""Files that were stopped for a secrecy marking: who sent them and when, never what is in them."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.access import person, require
from accounts.roles import Right
from speeches.models import Event

A_PAGE = 50


@require_safe
def stopped_file_list(request: HttpRequest) -> HttpResponse:
    """List the stopped files, the latest first."""
    require(request, Right.SEE_STOPPED)
    rows = Event.objects.stopped_files(person(request)).select_related("actor__unit")
    page = Paginator(rows, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "speeches/stopped_file_list.html", {"page": page})
