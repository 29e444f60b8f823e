"""The home pages of supervisor and leader: what waits for each."""

from typing import Any

from django.db.models import F
from django.http import HttpRequest
from django.utils import timezone

from accounts.access import person
from speeches.filters import standing_counts
from speeches.followup import waiting
from speeches.followup.ledger import ledger_of
from speeches.followup.lights import Light, with_reasons
from speeches.followup.reading import latest_said
from speeches.models import Holiday, Requirement, Speech
from speeches.models.requirement import State

PRESSING, UNDER_WAY, CLOSED = 15, 40, 10  # rows shown of each; the ledger shows all
SOONEST = F("next_due_on").asc(nulls_last=True)


def supervisor(request: HttpRequest) -> dict[str, Any]:
    """What waits for a supervisor, each number a link to its rows, and what presses."""
    user, today = person(request), timezone.localdate()
    holidays = Holiday.objects.table()
    ledger = ledger_of(user, today, holidays)
    pressing = ledger.filter(light__in=(Light.RED, Light.YELLOW)).order_by(SOONEST, "pk")
    rows = pressing.select_related("speech__meeting").prefetch_related("assignments__unit")[:PRESSING]
    return {
        "to_assign": Requirement.objects.visible_to(user).awaiting_assignment().count(),
        "objections": waiting.objections(user).count(),
        "reports": waiting.reports_to_decide(user).count(),
        "extensions": waiting.extensions_to_decide(user).count(),
        "standing": standing_counts(ledger, today, user),
        "to_review": Speech.objects.visible_to(user).awaiting_review().count(),
        "rows": latest_said(with_reasons(rows, today, holidays)),
    }


def leader(request: HttpRequest) -> dict[str, Any]:
    """What this leader asked for in speeches and what became of it; then key requirements of others."""
    user, today = person(request), timezone.localdate()
    holidays = Holiday.objects.table()
    docketed = ledger_of(user, today, holidays).docketed()
    rows = docketed.select_related("speech__meeting").prefetch_related("assignments__unit")
    mine = rows.filter(speech__speaker=user.full_name)
    key = rows.exclude(speech__speaker=user.full_name).exclude(importance=Requirement.Importance.NORMAL)
    closed = mine.filter(state=State.CLOSED).order_by("-closed_on", "-pk")
    lit = dict.fromkeys((Light.RED, Light.YELLOW, Light.GREEN, Light.GREY), 0)
    for light in mine.under_way().values_list("light", flat=True):
        lit[Light(light)] += 1
    return {
        "counts": {light.value: count for light, count in lit.items()},
        "closed_count": closed.count(),
        "rows": latest_said(with_reasons(mine.under_way().order_by(SOONEST, "pk")[:UNDER_WAY], today, holidays)),
        "key_rows": latest_said(with_reasons(key.under_way().order_by(SOONEST, "pk")[:PRESSING], today, holidays)),
        "closed": latest_said(with_reasons(closed[:CLOSED], today, holidays)),
    }
