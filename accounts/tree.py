"""Units in the order of their tree."""

from collections.abc import Iterable
from dataclasses import dataclass

from .models import Unit


@dataclass(frozen=True)
class Branch:
    """A unit and how deep it stands below the top."""

    unit: Unit
    depth: int


def arranged(units: Iterable[Unit]) -> list[Branch]:
    """Return the units parents first, each followed by its children, in the order they came.

    A unit whose parent is not among them stands at the top; so does, once, a unit in a ring of parents, which
    the form refuses but an import might bring.
    """
    every = list(units)
    among = {unit.pk for unit in every}
    below: dict[int | None, list[Unit]] = {}
    for unit in every:
        below.setdefault(unit.parent_id if unit.parent_id in among else None, []).append(unit)
    found: list[Branch] = []
    seen: set[int] = set()

    def walk(unit: Unit, depth: int) -> None:
        if unit.pk in seen:
            return
        seen.add(unit.pk)
        found.append(Branch(unit, depth))
        for child in below.get(unit.pk, []):
            walk(child, depth + 1)

    for unit in [*below.get(None, []), *every]:
        walk(unit, 0)
    return found
