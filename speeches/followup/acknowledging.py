"""A unit signs for what it was given, or objects (签收、异议); a supervisor answers an objection."""

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import Right
from config.conflicts import Conflict
from speeches.lifecycle import change, hold, record
from speeches.models import Assignment, Event, Requirement
from speeches.models.requirement import UNDER_WAY, State

from . import people


@transaction.atomic
def acknowledge(requirement: Requirement, actor: User) -> Event:
    """Sign for the actor's unit; with the first lead unit the requirement is in progress."""
    people.need(actor, Right.ACKNOWLEDGE)
    hold(requirement, *UNDER_WAY)
    mine = people.own_assignment(requirement, actor)
    _claim(mine, state=Assignment.State.ACKNOWLEDGED, acknowledged_at=timezone.now(), acknowledged_by=actor)
    told = people.supervisors(requirement)
    if mine.role == Assignment.Role.LEAD and requirement.state == State.ASSIGNED:
        return change(requirement, Event.Verb.ACKNOWLEDGED, actor, notify=told)
    return record(Event.Verb.ACKNOWLEDGED, actor, requirement=requirement, notify=told)


@transaction.atomic
def object_to(requirement: Requirement, actor: User, reason: str) -> Event:
    """Say before signing why the unit thinks that it is not theirs, not clear or not possible."""
    people.need(actor, Right.ACKNOWLEDGE)
    hold(requirement, *UNDER_WAY)
    mine = people.own_assignment(requirement, actor)
    _claim(mine, state=Assignment.State.OBJECTED, objection=reason, objected_at=timezone.now())
    return record(
        Event.Verb.OBJECTED, actor, requirement=requirement, why=reason, notify=people.supervisors(requirement)
    )


@transaction.atomic
def insist(assignment: Assignment, actor: User, answer: str, *, summary: str = "") -> Event:
    """Answer an objection: the unit has to sign after all, perhaps with the requirement worded more clearly."""
    people.need(actor, Right.SUPERVISE)
    requirement = assignment.requirement
    hold(requirement, *UNDER_WAY)
    objected = Assignment.objects.filter(pk=assignment.pk, state=Assignment.State.OBJECTED)
    if not objected.update(state=Assignment.State.ASSIGNED, assigned_at=timezone.now()):
        raise Conflict(_("There is no open objection any more."))
    changes = {}
    if summary and summary != requirement.summary:
        changes["summary"] = (requirement.summary, summary)
        requirement.summary = summary
        requirement.save_over(requirement.version, ["summary"])
    return record(
        Event.Verb.OBJECTION_SETTLED,
        actor,
        requirement=requirement,
        changes=changes,
        why=answer,
        notify=people.of_requirement(requirement) if changes else people.of_units([assignment.unit_id]),
    )


def _claim(assignment: Assignment, **values: object) -> None:
    waiting = Assignment.objects.filter(pk=assignment.pk, state=Assignment.State.ASSIGNED)
    if not waiting.update(**values):
        raise Conflict(_("Your unit has answered this already. Nothing was changed."))
