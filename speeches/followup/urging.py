"""Urge units (催办)."""

from collections.abc import Iterable
from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import Right
from config.conflicts import Conflict
from speeches.lifecycle import record
from speeches.models import Event, Reminder, Requirement

from . import people


@transaction.atomic
def urge(requirements: Iterable[Requirement], actor: User, text: str, *, on: date) -> list[Reminder]:
    """Remind every unit of each requirement under way; return the reminders sent."""
    people.need(actor, Right.SUPERVISE)
    sent = []
    for requirement in requirements:
        if not Requirement.objects.under_way().filter(pk=requirement.pk).exists():
            raise Conflict(_("This requirement is not under way, so there is nobody to urge."))
        units = list(requirement.assignments.given().values_list("unit_id", flat=True))
        if not units:
            raise Conflict(_("No unit is settled yet, so there is nobody to urge. Give it to a unit first."))
        sent += [
            Reminder(requirement=requirement, unit_id=unit_id, for_day=on, text=text, sent_by=actor)
            for unit_id in units
        ]
        record(Event.Verb.URGED, actor, requirement=requirement, why=text, notify=people.of_units(units))
    return Reminder.objects.bulk_create(sent)
