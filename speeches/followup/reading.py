"""What a reader may see of a requirement beside its own row: reports and history."""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from accounts.models import User
from speeches.models import Event, ProgressReport, Requirement

Verb = Event.Verb
WITHIN_A_UNIT = (Verb.REPORTED, Verb.SENT_BACK)  # what happens before a report is released
FOR_THE_UNITS = (
    Verb.ASSIGNED, Verb.REASSIGNED, Verb.ACKNOWLEDGED, Verb.OBJECTED, Verb.OBJECTION_SETTLED, Verb.REPORTED,
    Verb.RELEASED, Verb.SENT_BACK, Verb.ACCEPTED, Verb.RETURNED, Verb.VERIFIED, Verb.URGED, Verb.EXTENSION_ASKED,
    Verb.EXTENSION_GRANTED, Verb.EXTENSION_REFUSED, Verb.INSTRUCTED, Verb.CLOSURE_ASKED, Verb.CLOSED, Verb.REOPENED,
    Verb.CANCELLED, Verb.REPEATED,
)  # fmt: skip


def reports_visible_to(user: User) -> QuerySet[ProgressReport]:
    """Return the reports a user may see: their own unit's, and released ones on requirements they see."""
    found = ProgressReport.objects.filter(requirement__in=Requirement.objects.visible_to(user))
    released = Q(released_at__isnull=False)
    return found.filter(released | Q(unit=user.unit) if user.is_of_a_unit else released)


def history_visible_to(user: User, requirement: Requirement) -> QuerySet[Event]:
    """Return the history of a requirement that the user sees, the newest first.

    What a unit does with a report before releasing it is its own business; and how the office found and reviewed
    the requirement is not the units'. An edit counts for them once it was assigned.
    """
    events = Event.objects.filter(requirement=requirement).order_by("-at", "-id")
    if not user.is_of_a_unit:
        return events.exclude(verb__in=WITHIN_A_UNIT)
    mine = Q(actor__unit_id=user.unit_id)
    events = events.filter(~Q(verb__in=WITHIN_A_UNIT) | mine)
    assigned = Event.objects.filter(requirement=requirement, verb=Verb.ASSIGNED).values("at")[:1]
    return events.filter(Q(verb__in=FOR_THE_UNITS) | Q(verb=Verb.EDITED, at__gte=assigned))


def latest_said(requirements: Iterable[Requirement]) -> list[Requirement]:
    """Return requirements as a list, each with ``said``: the last report that a unit released on it, or None."""
    rows = list(requirements)
    released = ProgressReport.objects.filter(requirement__in=[row.pk for row in rows], released_at__isnull=False)
    last = {report.requirement_id: report for report in released.select_related("unit").order_by("released_at", "pk")}
    for row in rows:
        row.said = last.get(row.pk)  # type: ignore[attr-defined]  # for templates
    return rows
