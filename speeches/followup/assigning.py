"""Number a confirmed requirement and give it to units (立项、交办); give it to others later (调整单位)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from accounts.models import Unit, User
from accounts.roles import Right
from speeches.lifecycle import change, hold, record
from speeches.models import Assignment, Event, Requirement
from speeches.models.requirement import State
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
    hold(requirement, State.CONFIRMED)
    set_units(requirement, order.lead, order.supporting)
    for attempt in range(TRIES):
        try:
            with transaction.atomic():
                event = change(
                    requirement,
                    Event.Verb.ASSIGNED,
                    actor,
                    notify=people.of_units(unit.pk for unit in (*order.lead, *order.supporting)),
                    note={"units": ("", _names(requirement))},
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
    milestones.refresh_next_due(requirement)
    return event


@transaction.atomic
def assign_as_proposed(requirements: Iterable[Requirement], actor: User, *, on: date) -> int:
    """Assign several as review proposed them, all or none; return how many."""
    rows = list(requirements)
    for row in rows:
        assign(row, actor, order_as_proposed(row), on=on)
    return len(rows)


@transaction.atomic
def reassign(
    requirement: Requirement, actor: User, *, lead: Iterable[Unit], supporting: Iterable[Unit], why: str
) -> Event:
    """Change the units of a requirement under way.

    New units have to sign, and so do units that objected or that lead from now on. When no lead unit has signed
    any more the requirement counts as assigned again. Units that are let go are told too.
    """
    people.need(actor, Right.SUPERVISE)
    hold(requirement, State.ASSIGNED, State.IN_PROGRESS)
    before, roles = _names(requirement), dict(requirement.assignments.values_list("unit_id", "role"))
    set_units(requirement, lead, supporting)
    now = list(requirement.assignments.all())
    to_sign = [
        one
        for one in now
        if one.state in (Assignment.State.PROPOSED, Assignment.State.OBJECTED)
        or (one.role == Assignment.Role.LEAD and roles.get(one.unit_id) == Assignment.Role.SUPPORTING)
    ]
    requirement.assignments.filter(pk__in=[one.pk for one in to_sign]).update(
        state=Assignment.State.ASSIGNED, assigned_at=timezone.now(), acknowledged_at=None, acknowledged_by=None
    )
    let_go = roles.keys() - {one.unit_id for one in now}
    told = list(people.of_units({one.unit_id for one in to_sign} | let_go))
    units = {"units": (before, _names(requirement))}
    leads = requirement.assignments.lead()
    if requirement.state == State.IN_PROGRESS and leads.exists() and not leads.acknowledged().exists():
        return change(requirement, Event.Verb.REASSIGNED, actor, why=why, notify=told, note=units)
    return record(Event.Verb.REASSIGNED, actor, requirement=requirement, changes=units, why=why, notify=told)


def _names(requirement: Requirement) -> str:
    """Return the units as one line for the history: lead units first, supporting ones in brackets."""
    given = list(requirement.assignments.select_related("unit"))
    lead = "、".join(str(one.unit) for one in given if one.role == Assignment.Role.LEAD)
    supporting = "、".join(str(one.unit) for one in given if one.role == Assignment.Role.SUPPORTING)
    return f"{lead}（{supporting}）" if supporting else lead
