"""Who may call a view: a missing right on a function is 403."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase

from .models import User
from .roles import Right


def require(request: HttpRequest, *rights: Right) -> None:
    """Raise 403 unless the user's role holds at least one of the rights."""
    user = request.user
    if not (user.is_authenticated and any(user.may(right) for right in rights)):
        raise PermissionDenied


class RightRequiredMixin:
    """For class-based views: ``needs`` lists rights of which one is enough."""

    needs: tuple[Right, ...] = ()

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        require(request, *self.needs)
        return super().dispatch(request, *args, **kwargs)  # type: ignore[misc, no-any-return]


def person(request: HttpRequest) -> User:
    """Return the user, known to be logged in: every page behind LoginRequiredMiddleware."""
    assert isinstance(request.user, User)
    return request.user
