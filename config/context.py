"""What every page needs."""

from django.conf import settings
from django.http import HttpRequest
from django.utils import timezone


def site(request: HttpRequest) -> dict[str, object]:
    """Give the templates the day and the office."""
    return {
        "today": timezone.localdate(),
        "office_name": settings.OFFICE_NAME,
        "office_phone": settings.OFFICE_PHONE,
        "demo": settings.DEMO,
    }
