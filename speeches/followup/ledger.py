"""The rows of the ledger (台账): what lists, exports and figures all start from."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models.functions import Coalesce

from accounts.models import User
from speeches.models import Requirement

from .lights import annotate_light


def ledger_of(user: User, on: date, holidays: Mapping[date, bool]) -> Any:
    """Return every row of the ledger that the user may see, lit on the day, with ``stands_due``."""
    rows = Requirement.objects.visible_to(user).decided()
    return annotate_light(rows, on, holidays).annotate(stands_due=Coalesce("next_due_on", "due_on"))
