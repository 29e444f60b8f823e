"""A file with a secrecy marking was stopped: who must know is told, and nothing of the file is kept."""

from django.db import transaction

from accounts.models import User
from accounts.roles import RIGHTS, Right
from speeches.models import Event

from .transitions import record

_TOLD = tuple(role for role, rights in RIGHTS.items() if Right.MANAGE_RIGHTS in rights)


@transaction.atomic
def record_stopped(user: User | None, *, name: str, size: int, sha256: str) -> Event:
    """Write down that a file was stopped, and put it behind the bells of the security administrators.

    What is written is who sent it and when, its name, its size in bytes and its SHA-256: enough to find the file where
    it came from, nothing of what is in it. The caller's own transaction must not be undone afterwards.
    """
    told = User.objects.filter(role__in=_TOLD, is_active=True)
    about = {"name": (None, name), "size": (None, size), "sha256": (None, sha256)}
    return record(Event.Verb.STOPPED, user, changes=about, notify=told)
