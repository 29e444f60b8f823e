"""The demo accounts: one password for all, shown on the log-in page in demo mode only."""

from django.conf import settings

from .models import User
from .roles import Role

DEMO_PASSWORD = "luoshi-demo"  # noqa: S105 - printed on the log-in page; config/checks.py refuses demo mode on a deployed site


def demo_accounts() -> list[User]:
    """Return the oldest account of each role in the order of the roles; nothing outside demo mode."""
    if not settings.DEMO:
        return []
    oldest: dict[str, User] = {}
    for user in User.objects.filter(is_active=True).select_related("unit").order_by("pk"):
        oldest.setdefault(user.role, user)
    return [oldest[role] for role in Role if role in oldest]
