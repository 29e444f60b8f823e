"""Number a confirmed requirement and give it to units (立项、交办)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import Unit, User
from accounts.roles import Right
from speeches.lifecycle import change, record
from speeches.models import Assignment, Event, Requirement
from speeches.review.units import set_units

from . import milestones, people
from .numbering import next_number

TRIES = 20


@dataclass(frozen=True, slots=True)
class Order:
    """What a supervisor decides when assigning. Units or deadline may be unknown still: 待明确."""

    lead: tuple[Unit, ...] = ()
    supporting: tuple[Unit, ...] = ()
    due_on: date | None = None
    rrule: str = ""
    no_deadline: bool = False
    importance: str = Requirement.Importance.NORMAL
    lead_leader: str = ""
    summary: str = ""
    extra: dict[str, Any] = field(default_factory=dict)


def order_as_proposed(requirement: Requirement) -> Order:
    """Return the order that review proposed: its units, its dates."""
    given = list(requirement.assignments.select_related("unit"))
    return Order(
        lead=tuple(one.unit for one in given if one.role == Assignment.Role.LEAD),
        supporting=tuple(one.unit for one in given if one.role == Assignment.Role.SUPPORTING),
        due_on=requirement.due_on,
        rrule=requirement.rrule,
        no_deadline=requirement.no_deadline,
        importance=requirement.importance,
        lead_leader=requirement.lead_leader,
        summary=requirement.summary,
    )


@transaction.atomic
def assign(requirement: Requirement, actor: User, order: Order, *, on: date) -> Event:
    """Give the requirement a docket number, hand it to its units, plan its milestones and tell the units."""
    people.need(actor, Right.SUPERVISE)
    set_units(requirement, order.lead, order.supporting)
    for attempt in range(TRIES):
        try:
            with transaction.atomic():
                event = change(
                    requirement,
                    Event.Verb.ASSIGNED,
                    actor,
                    notify=people.of_units(unit.pk for unit in (*order.lead, *order.supporting)),
                    **next_number(on.year),
                    docketed_on=on,
                    due_on=order.due_on,
                    baseline_due_on=order.due_on,
                    rrule=order.rrule,
                    no_deadline=order.no_deadline,
                    importance=order.importance,
                    lead_leader=order.lead_leader,
                    supervisor=actor,
                    summary=order.summary or requirement.summary,
                )
            break
        except IntegrityError:  # somebody took the number a moment ago
            if attempt == TRIES - 1:
                raise
    requirement.assignments.update(state=Assignment.State.ASSIGNED, assigned_at=timezone.now())
    milestones.plan(requirement, on)
    refresh_next_due(requirement)
    return event


@transaction.atomic
def reassign(
    requirement: Requirement, actor: User, *, lead: Iterable[Unit], supporting: Iterable[Unit], why: str
) -> Event:
    """Change the units of a requirement under way; new units have to acknowledge."""
    people.need(actor, Right.SUPERVISE)
    locked = requirement.claim(state=requirement.state)
    before = "、".join(str(one.unit) for one in locked.assignments.select_related("unit"))
    set_units(requirement, lead, supporting)
    fresh = requirement.assignments.filter(state=Assignment.State.PROPOSED)
    new_ids = list(fresh.values_list("unit_id", flat=True))
    fresh.update(state=Assignment.State.ASSIGNED, assigned_at=timezone.now())
    after = "、".join(str(one.unit) for one in requirement.assignments.select_related("unit"))
    return record(
        Event.Verb.REASSIGNED,
        actor,
        requirement=requirement,
        changes={"units": (before, after)},
        why=why,
        notify=people.of_units(new_ids),
    )


def refresh_next_due(requirement: Requirement) -> None:
    """Keep ``next_due_on`` equal to the earliest open milestone."""
    requirement.next_due_on = milestones.next_due(requirement)
    Requirement.objects.filter(pk=requirement.pk).update(next_due_on=requirement.next_due_on)
