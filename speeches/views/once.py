"""A form sent twice does its work once."""

import uuid

from django.db import IntegrityError, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from accounts.access import person
from speeches.models import Submission


def form_token() -> str:
    """Return a fresh token for a hidden field named ``once``."""
    return str(uuid.uuid4())


def already_done(request: HttpRequest) -> HttpResponse | None:
    """Claim the form's token inside the caller's transaction.

    Return a redirect to the first sending's result when the same form was sent before, else None. A form
    without a valid token is let through: the token guards against doubled clicks, not against people.
    """
    token = _token(request)
    if token is None:
        return None
    try:
        with transaction.atomic():
            Submission.objects.create(token=token, user=person(request))
    except IntegrityError:
        first = Submission.objects.filter(token=token, user=person(request)).first()
        return HttpResponseRedirect((first and first.result_url) or reverse("home"))
    return None


def remember_result(request: HttpRequest, url: str) -> None:
    """Note where the result of this form is to be seen."""
    token = _token(request)
    if token is not None:
        Submission.objects.filter(token=token, user=person(request)).update(result_url=url[:500])


def _token(request: HttpRequest) -> uuid.UUID | None:
    try:
        return uuid.UUID(request.POST.get("once", ""))
    except ValueError:
        return None
