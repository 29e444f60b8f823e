"""Verify, close, reopen, cancel: the supervisor's acts (核实、办结、重新督办、撤销)."""

from datetime import date

from django.db import transaction

from accounts.models import User
from accounts.roles import Right
from speeches.lifecycle import change, record
from speeches.models import Event, Requirement

from . import people
from .assigning import refresh_next_due


@transaction.atomic
def verify(requirement: Requirement, actor: User, verification: str, note: str, *, on: date) -> Event:
    """Write down what the supervisor found, apart from what the unit says."""
    people.need(actor, Right.SUPERVISE)
    locked = requirement.claim()
    Requirement.objects.filter(pk=requirement.pk).update(
        verification=verification, verification_note=note, verified_by=actor, verified_on=on
    )
    return record(
        Event.Verb.VERIFIED,
        actor,
        requirement=requirement,
        changes={"verification": (locked.verification, verification)},
        why=note,
        notify=people.of_requirement(requirement),
    )


@transaction.atomic
def close(requirement: Requirement, actor: User, *, on: date, note: str = "", verification: str = "") -> Event:
    """Close a requirement: its open milestones are met as of the day."""
    found = (
        {"verification": verification, "verification_note": note, "verified_by": actor, "verified_on": on}
        if verification
        else {}
    )
    event = change(
        requirement,
        Event.Verb.CLOSED,
        actor,
        why=note,
        notify=people.of_requirement(requirement),
        closed_on=on,
        next_due_on=None,
        **found,
    )
    requirement.milestones.open().update(met_on=on)
    return event


@transaction.atomic
def reopen(requirement: Requirement, actor: User, why: str) -> Event:
    """Take a closed or cancelled requirement up again (回头看); its last milestone is open once more."""
    event = change(
        requirement,
        Event.Verb.REOPENED,
        actor,
        why=why,
        notify=people.of_requirement(requirement),
        closed_on=None,
        verification=Requirement.Verification.NONE,
        verification_note="",
        verified_by=None,
        verified_on=None,
    )
    last = requirement.milestones.last()
    if last is not None:
        last.met_on = None
        last.save(update_fields=["met_on"])
    refresh_next_due(requirement)
    return event


@transaction.atomic
def cancel(requirement: Requirement, actor: User, why: str) -> Event:
    """Drop a requirement; the number stays used."""
    return change(
        requirement,
        Event.Verb.CANCELLED,
        actor,
        why=why,
        notify=people.of_requirement(requirement),
        next_due_on=None,
    )
