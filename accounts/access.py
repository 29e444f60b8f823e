"""Who may call a view: a missing right on a function is 403."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest

from .models import User
from .roles import Right


def require(request: HttpRequest, *rights: Right) -> None:
    """Raise 403 unless the user's role holds at least one of the rights."""
    user = request.user
    if not (user.is_authenticated and any(user.may(right) for right in rights)):
        raise PermissionDenied


def person(request: HttpRequest) -> User:
    """Return the user, known to be logged in: every page behind LoginRequiredMiddleware."""
    assert isinstance(request.user, User)
    return request.user
