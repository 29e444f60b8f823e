"""Language by the user's choice alone, and one answer for every edit conflict."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation

from .conflicts import Conflict

Handler = Callable[[HttpRequest], HttpResponse]


class ChosenLanguageMiddleware:
    """Speak Chinese unless the user chose otherwise.

    Django's own middleware follows the browser's Accept-Language, which on office machines is often English
    by accident; only the cookie that the language switch sets counts here.
    """

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        language = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", language)
        return response


class ConflictMiddleware:
    """Answer 409 with a page that keeps what was typed when a view raises Conflict."""

    def __init__(self, get_response: Handler) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        if not isinstance(exception, Conflict):
            return None
        typed = exception.typed if exception.typed is not None else _written(request)
        return render(request, "409.html", {"message": exception.message, "typed": typed}, status=409)


def _written(request: HttpRequest) -> list[tuple[str, str]]:
    """Return what a person wrote into a form in words or as a day; marks and keys of choices say nothing to anybody."""
    entered = (
        value
        for key, values in request.POST.lists()
        if key not in ("csrfmiddlewaretoken", "version", "once")
        for value in values
    )
    return [("", value) for value in entered if not value.isascii() or len(value.split("-")) == 3]
