"""Verify, close, reopen, cancel: the supervisor's acts (核实、办结、重新督办、撤销)."""

from datetime import date, timedelta
from typing import Any

from django.db import transaction

from accounts.models import User
from accounts.roles import Right
from speeches.lifecycle import change, hold, record
from speeches.models import Assignment, Event, Requirement
from speeches.models.requirement import UNDER_WAY, State

from . import milestones, people


def finding(actor: User, verification: str, note: str, on: date) -> dict[str, Any]:
    """Return the fields that hold what the supervisor found; none where nothing was looked at."""
    if not verification:
        return {}
    return {"verification": verification, "verification_note": note, "verified_by": actor, "verified_on": on}


@transaction.atomic
def verify(requirement: Requirement, actor: User, verification: str, note: str, *, on: date) -> Event:
    """Write down what the supervisor found, apart from what the unit says."""
    people.need(actor, Right.SUPERVISE)
    hold(requirement, *UNDER_WAY)
    before = requirement.verification
    found = finding(actor, verification, note, on)
    Requirement.objects.filter(pk=requirement.pk).update(**found)
    for name, value in found.items():
        setattr(requirement, name, value)
    return record(
        Event.Verb.VERIFIED,
        actor,
        requirement=requirement,
        changes={"verification": (before, verification)},
        why=note,
        notify=people.of_requirement(requirement),
    )


@transaction.atomic
def close(requirement: Requirement, actor: User, *, on: date, note: str = "", verification: str = "") -> Event:
    """Close a requirement: the step of its deadline is met as of the day.

    Periods of a recurring duty that nobody reported on stay as they are: closing does not make them met.
    """
    event = change(
        requirement,
        Event.Verb.CLOSED,
        actor,
        why=note,
        notify=people.of_requirement(requirement),
        closed_on=on,
        next_due_on=None,
        **finding(actor, verification, note, on),
    )
    if not requirement.rrule:
        requirement.milestones.open().update(met_on=on)
    return event


@transaction.atomic
def reopen(requirement: Requirement, actor: User, why: str, *, on: date, due_on: date | None = None) -> Event:
    """Take a closed or cancelled requirement up again (回头看), where given with a new deadline.

    It goes on where it stood: in progress, not signed for, or (cancelled before it had a number) to be assigned.
    What the supervisor had found counts no more; the history keeps it.
    """
    people.need(actor, Right.SUPERVISE)
    hold(requirement, State.CLOSED, State.CANCELLED)
    closed_on, before = requirement.closed_on, requirement.due_on
    dates: dict[str, Any] = {"due_on": due_on} if due_on else {}
    if due_on and requirement.baseline_due_on is None:
        dates["baseline_due_on"] = due_on
    event = change(
        requirement,
        Event.Verb.REOPENED,
        actor,
        to=_stands_at(requirement),
        why=why,
        notify=people.of_requirement(requirement),
        closed_on=None,
        verification=Requirement.Verification.NONE,
        verification_note="",
        verified_by=None,
        verified_on=None,
        **dates,
    )
    if closed_on:
        steps = requirement.milestones
        if requirement.rrule:  # nobody could report while it was closed
            steps.open().filter(due_on__range=(closed_on, on - timedelta(days=1))).delete()
        else:
            steps.filter(met_on=closed_on).update(met_on=None)
    if requirement.under_way:
        milestones.replan(requirement, on, before=before, rhythm_changed=False)
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


def _stands_at(requirement: Requirement) -> State:
    if requirement.docket_serial is None:
        return State.CONFIRMED
    leads = requirement.assignments.lead()
    signed = leads.filter(state=Assignment.State.ACKNOWLEDGED).exists()
    return State.IN_PROGRESS if signed or not leads.exists() else State.ASSIGNED
