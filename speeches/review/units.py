"""The units of a requirement: chosen at review, changed by a supervisor."""

from collections.abc import Iterable

from accounts.models import Unit
from speeches.models import Assignment, Requirement


def set_units(requirement: Requirement, lead: Iterable[Unit], supporting: Iterable[Unit]) -> None:
    """Make the assignments those given; a unit that stays keeps its state and the words it was matched by."""
    roles = {unit.pk: Assignment.Role.SUPPORTING for unit in supporting}
    roles |= {unit.pk: Assignment.Role.LEAD for unit in lead}
    present = {one.unit_id: one for one in requirement.assignments.all()}
    requirement.assignments.exclude(unit_id__in=roles).delete()
    for unit_id, role in roles.items():
        if unit_id not in present:
            Assignment.objects.create(requirement=requirement, unit_id=unit_id, role=role, matched_by="person")
        elif present[unit_id].role != role:
            requirement.assignments.filter(unit_id=unit_id).update(role=role)
