"""A leader's remark on a requirement (批示)."""

from django.db import transaction

from accounts.models import User
from accounts.roles import Right
from speeches.lifecycle import hold, record
from speeches.models import Event, Instruction, Requirement
from speeches.models.requirement import DOCKETED, State

from . import people


@transaction.atomic
def instruct(requirement: Requirement, actor: User, text: str) -> Instruction:
    """Leave a leader's remark on what was confirmed, closed or not; the supervisor and the units are told."""
    people.need(actor, Right.INSTRUCT)
    hold(requirement, State.CONFIRMED, *DOCKETED)
    instruction = Instruction.objects.create(requirement=requirement, leader=actor, text=text)
    told = [*people.supervisors(requirement), *people.of_requirement(requirement)]
    record(Event.Verb.INSTRUCTED, actor, requirement=requirement, why=text, notify=told)
    return instruction
