"""Error pages: what happened, whether anything is lost, what to do next."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "404.html", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    # No request context here: what broke may be the session, the user or a context processor. And no style sheet
    # where the manifest of static files itself is what is missing.
    try:
        page = render_to_string("500.html", {"styled": True})
    except ValueError:
        page = render_to_string("500.html", {"styled": False})
    return HttpResponse(page, status=500)
