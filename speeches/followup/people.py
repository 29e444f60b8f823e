"""Who has to be asked or told."""

from collections.abc import Iterable

from django.db.models import QuerySet

from accounts.models import User
from accounts.roles import RIGHTS, UNIT_ROLES, Right
from speeches.models import Assignment, Requirement


def need(actor: User, right: Right) -> None:
    """Raise PermissionError unless the actor holds the right (views check before and answer 403)."""
    if not actor.may(right):
        raise PermissionError(f"{actor.username} may not: {right}")


def own_assignment(requirement: Requirement, actor: User) -> Assignment:
    """Return the assignment of the actor's unit; PermissionError when the requirement is not theirs."""
    found = requirement.assignments.of_unit(actor).first()
    if found is None:
        raise PermissionError(f"requirement {requirement.pk} is not of the unit of {actor.username}")
    return found


def of_units(unit_ids: Iterable[int]) -> QuerySet[User]:
    """Return the liaisons and heads of units."""
    return User.objects.filter(unit_id__in=list(unit_ids), role__in=UNIT_ROLES, is_active=True)


def of_requirement(requirement: Requirement) -> QuerySet[User]:
    """Return the liaisons and heads of all units that a requirement was given to."""
    return of_units(requirement.assignments.given().values_list("unit_id", flat=True))


def supervisors(requirement: Requirement) -> list[User]:
    """Return the requirement's own supervisor, or all of them when it has none."""
    if requirement.supervisor is not None and requirement.supervisor.may(Right.SUPERVISE):
        return [requirement.supervisor]
    roles = [role for role, rights in RIGHTS.items() if Right.SUPERVISE in rights]
    return list(User.objects.filter(role__in=roles, is_active=True))
