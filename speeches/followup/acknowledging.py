"""A unit signs for what it was given, or objects (签收、异议)."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import Right
from config.conflicts import Conflict
from speeches.lifecycle import change, record
from speeches.models import Assignment, Event, Requirement
from speeches.models.requirement import State

from . import people


@transaction.atomic
def acknowledge(requirement: Requirement, actor: User) -> Event:
    """Sign for the actor's unit; with the first lead unit the requirement is in progress."""
    people.need(actor, Right.ACKNOWLEDGE)
    mine = people.own_assignment(requirement, actor)
    _claim(mine, state=Assignment.State.ACKNOWLEDGED, acknowledged_at=timezone.now(), acknowledged_by=actor)
    if mine.role == Assignment.Role.LEAD and requirement.state == State.ASSIGNED:
        return change(requirement, Event.Verb.ACKNOWLEDGED, actor, notify=people.supervisors(requirement))
    return record(Event.Verb.ACKNOWLEDGED, actor, requirement=requirement, notify=people.supervisors(requirement))


@transaction.atomic
def object_to(requirement: Requirement, actor: User, reason: str) -> Event:
    """Say before signing why the unit thinks that it is not theirs, not clear or not possible."""
    people.need(actor, Right.ACKNOWLEDGE)
    mine = people.own_assignment(requirement, actor)
    _claim(mine, state=Assignment.State.OBJECTED, objection=reason, objected_at=timezone.now())
    return record(
        Event.Verb.OBJECTED, actor, requirement=requirement, why=reason, notify=people.supervisors(requirement)
    )


@transaction.atomic
def insist(assignment: Assignment, actor: User, answer: str) -> Event:
    """Answer an objection: the unit has to sign after all."""
    people.need(actor, Right.SUPERVISE)
    if not Assignment.objects.filter(pk=assignment.pk, state=Assignment.State.OBJECTED).update(
        state=Assignment.State.ASSIGNED
    ):
        raise Conflict(_("There is no open objection any more."))
    return record(
        Event.Verb.OBJECTION_SETTLED,
        actor,
        requirement=assignment.requirement,
        why=answer,
        notify=people.of_units([assignment.unit_id]),
    )


def _claim(assignment: Assignment, **values: object) -> None:
    waiting = Assignment.objects.filter(pk=assignment.pk, state=Assignment.State.ASSIGNED)
    if not waiting.update(**values):
        raise Conflict(_("Your unit has answered this already. Nothing was changed."))
