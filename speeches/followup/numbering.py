"""Docket numbers (立项编号): unique in their year, without gaps to speak of, never used again."""

from typing import Any

from django.conf import settings
from django.db.models import Max

from speeches.models import Requirement


def next_number(year: int) -> dict[str, Any]:
    """Return the fields of the next docket number of a year.

    Two who ask at once get the same one; the unique constraint lets one of them through and the caller asks
    again (see ``assigning.assign``).
    """
    highest = Requirement.objects.filter(docket_year=year).aggregate(top=Max("docket_serial"))["top"] or 0
    serial = highest + 1
    return {
        "docket_year": year,
        "docket_serial": serial,
        "docket_number": settings.DOCKET_PATTERN.format(year=year, serial=serial),
    }
