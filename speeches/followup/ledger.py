"""The rows of the ledger (台账): what lists, exports and figures all start from."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Coalesce

from accounts.models import User
from speeches.models import Milestone, Requirement
from speeches.models.requirement import State

from .lights import annotate_light


def ledger_of(user: User, on: date, holidays: Mapping[date, bool]) -> Any:
    """Return every row of the ledger that the user may see, lit on the day, with ``stands_due``."""
    rows = Requirement.objects.visible_to(user).decided()
    return annotate_light(rows, on, holidays).annotate(stands_due=Coalesce("next_due_on", "due_on"))


def was_under_way(on: date) -> Q:
    """Keep what was docketed by the day and not yet closed on it."""
    return Q(docketed_on__lte=on) & (Q(closed_on__isnull=True) | Q(closed_on__gt=on)) & ~Q(state=State.CANCELLED)


def was_overdue(on: date) -> Q:
    """Keep what was under way on the day and past the deadline that holds now, or a part of it past the part's own."""
    late = Milestone.objects.parts().filter(Q(met_on__isnull=True) | Q(met_on__gt=on), due_on__lt=on)
    # Asked row by row, of the few that are under way and not late already: a list of all parts is slower.
    return was_under_way(on) & (Q(due_on__lt=on) | Q(Exists(late.filter(requirement=OuterRef("pk")))))
