"""Urge units (催办) and leave instructions (批示)."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import Right
from config.conflicts import Conflict
from speeches.lifecycle import record
from speeches.models import Event, Instruction, Reminder, Requirement

from . import people


@transaction.atomic
def urge(requirements: Iterable[Requirement], actor: User, text: str, *, on: date) -> list[Reminder]:
    """Remind every unit of each requirement under way; return the reminders sent."""
    people.need(actor, Right.SUPERVISE)
    sent = []
    for requirement in requirements:
        if not requirement.under_way:
            raise Conflict(_("This requirement is not under way, so there is nobody to urge."))
        units = list(requirement.assignments.given().values_list("unit_id", flat=True))
        sent += [
            Reminder(requirement=requirement, unit_id=unit_id, for_day=on, text=text, sent_by=actor)
            for unit_id in units
        ]
        record(Event.Verb.URGED, actor, requirement=requirement, why=text, notify=people.of_units(units))
    return Reminder.objects.bulk_create(sent)


@transaction.atomic
def instruct(requirement: Requirement, actor: User, text: str) -> Instruction:
    """Leave a leader's remark on a requirement; the supervisor and the units are told."""
    people.need(actor, Right.INSTRUCT)
    instruction = Instruction.objects.create(requirement=requirement, leader=actor, text=text)
    told = [*people.supervisors(requirement), *people.of_requirement(requirement)]
    record(Event.Verb.INSTRUCTED, actor, requirement=requirement, why=text, notify=told)
    return instruction
