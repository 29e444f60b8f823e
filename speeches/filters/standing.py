"""The views of the ledger that everybody has: a name and what it keeps, as data."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import User
from accounts.roles import Right
from speeches.followup.lights import Light
from speeches.models import Assignment, Requirement
from speeches.models.requirement import UNDER_WAY, RequirementQuerySet, State


@dataclass(frozen=True)
class StandingView:
    """One view: ``keeps`` takes the day and the reader and returns what the view shows of a lit queryset."""

    key: str
    label: Any
    keeps: Callable[[date, User], Q]


def _unsigned(on: date, user: User) -> Q:
    """Keep what waits for a signature: of the reader's own unit, or of any lead unit."""
    if user.is_of_a_unit:
        own = Assignment.objects.of_unit(user).unacknowledged().filter(requirement=OuterRef("pk"))
        return Q(Exists(own), state__in=UNDER_WAY)
    return Q(state=State.ASSIGNED)


def _this_week(on: date, user: User) -> Q:
    sunday = on + timedelta(days=6 - on.weekday())
    return Q(state__in=UNDER_WAY, next_due_on__range=(on, sunday))


def _unsettled(on: date, user: User) -> Q:
    undated = Q(due_on__isnull=True, rrule="", no_deadline=False)
    return Q(state__in=UNDER_WAY) & (Q(has_lead=False) | undated)


def _again(on: date, user: User) -> Q:
    """Keep what was asked for more than once and is not done; to those who see all of it."""
    if not user.may(Right.SEE_LEDGER):
        return Q(pk__in=[])
    later = Requirement.objects.decided().filter(repeats=OuterRef("pk"))
    return Q(state__in=UNDER_WAY) & (Q(repeats__isnull=False) | Q(Exists(later)))


STANDING_VIEWS = {
    view.key: view
    for view in (
        StandingView("open", _("All under way"), lambda on, user: Q(state__in=UNDER_WAY)),
        StandingView("overdue", _("Overdue"), lambda on, user: Q(light=Light.RED)),
        StandingView("week", _("Due this week"), _this_week),
        StandingView("unsigned", _("To be acknowledged"), _unsigned),
        StandingView("unsettled", _("To be settled"), _unsettled),
        StandingView("again", _("Asked again, not done"), _again),
        StandingView("closed", pgettext_lazy("ledger", "Closed"), lambda on, user: Q(state=State.CLOSED)),
        StandingView("all", pgettext_lazy("ledger", "All"), lambda on, user: Q()),
    )
}


def standing_counts(rows: RequirementQuerySet, on: date, user: User) -> dict[str, int]:
    """Return how many rows each view shows, in four queries; ``rows`` come lit and visible to the user."""
    by_state = dict(rows.order_by().values_list("state").annotate(count=Count("pk")))
    narrow = [STANDING_VIEWS[key] for key in ("overdue", "week", "unsettled")]
    counts: dict[str, int] = rows.under_way().aggregate(
        **{view.key: Count("pk", filter=view.keeps(on, user)) for view in narrow}
    )
    return {
        **counts,
        # Asks for the reader's own assignments in a subquery, which an aggregate over annotations cannot carry.
        "again": rows.filter(STANDING_VIEWS["again"].keeps(on, user)).count(),
        "unsigned": rows.filter(STANDING_VIEWS["unsigned"].keeps(on, user)).count(),
        "open": sum(by_state.get(state, 0) for state in UNDER_WAY),
        "closed": by_state.get(State.CLOSED, 0),
        "all": sum(by_state.values()),
    }
