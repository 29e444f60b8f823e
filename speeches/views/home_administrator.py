"""The home pages of the three administrators: figures of their own work, never of the business."""

from datetime import datetime, timedelta
from typing import Any, NamedTuple
from urllib.parse import quote

from axes.models import AccessAttempt, AccessFailureLog, AccessLog
from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.access import person
from accounts.models import Unit, User
from accounts.roles import ADMINISTRATORS, Role

RECENT_DAYS = 7


class Figure(NamedTuple):
    """A number of the home page and the page that lists what it counts."""

    label: str
    number: int
    href: str


def administrator(request: HttpRequest) -> dict[str, Any]:
    """What an administrator has to look at; the rest of the page says what the office does."""
    midnight = timezone.localtime().replace(hour=0, minute=0, second=0, microsecond=0)
    since = midnight - timedelta(days=RECENT_DAYS)
    match person(request).role:
        case Role.SYSTEM_ADMIN:
            return {"figures": _accounts_and_units()}
        case Role.SECURITY_ADMIN:
            return {"figures": _rights(since)}
        case _:
            return {"figures": _trail(since)}


def _accounts_and_units() -> list[Figure]:
    limit = settings.AXES_FAILURE_LIMIT
    locked = AccessAttempt.objects.filter(failures_since_start__gte=limit)
    return [
        Figure(_("Accounts in use"), User.objects.filter(is_active=True).count(), _listed(User, "is_active__exact=1")),
        Figure(_("Locked now"), locked.count(), _listed(AccessAttempt, f"failures_since_start__gte={limit}")),
        Figure(_("Units in use"), Unit.objects.active().count(), reverse("unit-list")),
    ]


def _rights(since: datetime) -> list[Figure]:
    opened = User.objects.filter(date_joined__gte=since)
    administrators = User.objects.filter(is_active=True, role__in=ADMINISTRATORS)
    return [
        Figure(
            _("Accounts opened in 7 days"),
            opened.count(),
            _listed(User, f"date_joined__gte={quote(since.isoformat())}"),
        ),
        Figure(
            _("Administrators"),
            administrators.count(),
            _listed(User, "role__in=system_admin,security_admin,audit_admin"),
        ),
    ]


def _trail(since: datetime) -> list[Figure]:
    failed, logged = AccessFailureLog.objects, AccessLog.objects
    day = f"attempt_time__gte={quote(since.isoformat())}"
    return [
        Figure(
            _("Failed log-ins in 7 days"),
            failed.filter(attempt_time__gte=since).count(),
            _listed(AccessFailureLog, day),
        ),
        Figure(_("Log-ins in 7 days"), logged.filter(attempt_time__gte=since).count(), _listed(AccessLog, day)),
        Figure(
            _("Administrative changes in 7 days"),
            LogEntry.objects.filter(action_time__gte=since).count(),
            _listed(LogEntry, f"action_time__gte={quote(since.isoformat())}"),
        ),
    ]


def _listed(model: Any, query: str = "") -> str:
    """Return the address of a model's list in the administration, narrowed."""
    path = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")
    return f"{path}?{query}" if query else path
