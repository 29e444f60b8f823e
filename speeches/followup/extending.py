"""Ask for a later deadline, grant or refuse it (延期); the original deadline is never overwritten."""

from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import Right
from config.conflicts import Conflict
from config.templatetags.luoshi import full_day
from speeches.lifecycle import hold, record
from speeches.models import Assignment, Event, ExtensionRequest, Requirement
from speeches.models.requirement import UNDER_WAY

from . import milestones, people


@transaction.atomic
def ask(
    requirement: Requirement, actor: User, *, to_due_on: date, reason: str, progress: str, on: date
) -> ExtensionRequest:
    """Ask for the lead unit, before the deadline passes, with reason, new date and progress."""
    people.need(actor, Right.REPORT)
    hold(requirement)
    mine = people.own_assignment(requirement, actor)
    due = requirement.due_on
    if not requirement.under_way or due is None:
        raise Conflict(_("There is no running deadline that could be extended."))
    if mine.role != Assignment.Role.LEAD:
        raise Conflict(_("The lead unit asks for an extension for all; agree on it with them."))
    if due < on:
        raise Conflict(_("The deadline has passed; an extension is asked for before that."))
    if to_due_on <= due:
        raise Conflict(_("The new deadline has to be later than the present one."))
    try:
        with transaction.atomic():
            request = ExtensionRequest.objects.create(
                requirement=requirement,
                unit=mine.unit,
                reason=reason,
                progress=progress,
                from_due_on=due,
                to_due_on=to_due_on,
                asked_by=actor,
            )
    except IntegrityError:
        raise Conflict(_("An extension has been asked for already; wait for its decision.")) from None
    record(
        Event.Verb.EXTENSION_ASKED,
        actor,
        requirement=requirement,
        changes={"due_on": (due, to_due_on)},
        why=reason,
        notify=people.supervisors(requirement),
    )
    return request


@transaction.atomic
def grant(request: ExtensionRequest, actor: User, note: str = "", *, on: date) -> Event:
    """Move the current deadline and its milestone; the original one stays.

    Raises ``Conflict`` when the deadline was moved meanwhile: what was asked for was to be later than another day.
    """
    requirement = request.requirement
    _decide(request, actor, ExtensionRequest.State.GRANTED, note)
    before = requirement.due_on
    if before != request.from_due_on:
        told = _("The deadline was moved after this was asked for, from %(then)s to %(now)s. Nothing was changed.")
        refuse = _("Refuse the request; the unit can ask again from the new day.")
        days = {"then": full_day(request.from_due_on), "now": full_day(before) or _("none")}
        raise Conflict(f"{told % days} {refuse}")
    requirement.due_on = request.to_due_on
    requirement.save_over(requirement.version, ["due_on"])
    milestones.replan(requirement, on, before=before, rhythm_changed=False)
    return record(
        Event.Verb.EXTENSION_GRANTED,
        actor,
        requirement=requirement,
        changes={"due_on": (before, request.to_due_on)},
        why=note,
        notify=people.of_requirement(requirement),
    )


@transaction.atomic
def refuse(request: ExtensionRequest, actor: User, note: str) -> Event:
    """Leave the deadline where it is."""
    _decide(request, actor, ExtensionRequest.State.REFUSED, note)
    return record(
        Event.Verb.EXTENSION_REFUSED,
        actor,
        requirement=request.requirement,
        why=note,
        notify=people.of_units([request.unit_id]),
    )


def _decide(request: ExtensionRequest, actor: User, state: str, note: str) -> None:
    people.need(actor, Right.SUPERVISE)
    hold(request.requirement, *UNDER_WAY)
    open_one = ExtensionRequest.objects.filter(pk=request.pk, state=ExtensionRequest.State.ASKED)
    if not open_one.update(state=state, decided_by=actor, decided_at=timezone.now(), decision_note=note):
        raise Conflict(_("This request has been decided on already. Nothing was changed."))
    for name, value in (("state", state), ("decision_note", note)):
        setattr(request, name, value)
