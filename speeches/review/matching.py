"""From the words of a speech to units: 县发改局 → 青岩县发展和改革局, 各乡镇 → all of them."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property

from django.conf import settings

from accounts.models import Unit, UnitAlias, UnitGroup

from .lexicon import words
from .readings import Reading, abbreviates, readings, tidy, without_post, without_quantifier

JOINTS = re.compile(r"[、，和及与]")
TAILS = "局委办厅"  # 县发改委 was renamed 县发改局: worth offering, not worth deciding


@dataclass(frozen=True, slots=True)
class Match:
    """Units that a phrase means (``sure``: all of them), or may mean: candidates to choose from."""

    phrase: str
    units: tuple[Unit, ...] = ()
    how: str = ""  # "name", "alias", "abbreviation", "group", "post", "list" or "" when nothing was found
    sure: bool = False
    group: str = ""  # the group's name, where it was one


Table = dict[str, set[int]]  # core or whole name → units


class Matcher:
    """Everything that units are called, read once (four queries) and asked many times."""

    def __init__(self, place: str | None = None) -> None:
        self.place = settings.PLACE_NAME if place is None else place
        self.units = {unit.pk: unit for unit in Unit.objects.active()}
        self.aliases = [(alias.name, alias.unit_id) for alias in UnitAlias.objects.all() if alias.unit_id in self.units]
        self.groups = list(UnitGroup.objects.prefetch_related("members"))
        self._known: dict[str, Match] = {}

    def match(self, phrase: str) -> Match:
        """Return the units a phrase means: the surest reading first found, else candidates, else nothing.

        In this order: a unit's name, its alias, a group, an abbreviation, the unit of a person, a list of units.
        """
        found = self._known.get(phrase)
        if found is None:
            found = self._known[phrase] = replace(self._find(tidy(phrase)), phrase=phrase)
        return found

    def members(self, group: UnitGroup) -> tuple[Unit, ...]:
        """Return the units in use that a group stands for, without a query."""
        return tuple(group.units_among(self.units.values()))

    def _find(self, name: str) -> Match:
        chances = [self._one(name), self._group(name), self._abbreviated(name), self._person(name), self._list(name)]
        for match in chances:
            if match.sure:
                return match
        return next((match for match in chances if match.units or match.group), Match(name))

    def _one(self, name: str) -> Match:
        """Look among names, then aliases: a whole name, then a core at the level that was said."""
        offered = Match(name)
        for how, table in (("name", self._names), ("alias", self._alias_names)):
            for reading in readings(name, self.place):
                ids = table.get(reading.core, set())
                fitting = {pk for pk in ids if self._fits(reading, pk)}
                if len(fitting) == 1:
                    return Match(name, self._pick(fitting), how, sure=True)
                if ids and not offered.units:
                    offered = Match(name, self._pick(fitting or ids), how)
        return offered

    def _fits(self, reading: Reading, pk: int) -> bool:
        """Tell whether a unit is of the level (and place) that was said; where nothing was said every unit fits."""
        return not reading.place and (not reading.level or self._levels.get(pk, reading.level) == reading.level)

    def _group(self, name: str) -> Match:
        for reading in readings(name, self.place):
            if reading.place:
                continue
            found = self._phrases.get((reading.core, reading.level)) or self._phrases.get((reading.core, ""))
            bare = without_quantifier(reading.core)
            if found is None and bare not in words("vague"):
                found = self._bare_phrases.get(bare)
            if found is not None:
                units = self.members(found)
                return Match(name, units, "group", sure=bool(units), group=found.name)
        return Match(name)

    def _abbreviated(self, name: str) -> Match:
        """Offer units of whose name the phrase is an abbreviation; the only one that ends alike is meant."""
        alike: set[int] = set()
        others: set[int] = set()
        for reading in readings(name, self.place):
            for pk, core in self._cores:
                if abbreviates(reading.core, core) and self._fits(reading, pk):
                    if core[-1] == reading.core[-1]:
                        alike.add(pk)
                    elif core[-1] in TAILS and reading.core[-1] in TAILS:
                        others.add(pk)
        return Match(name, self._pick(alike or others), "abbreviation", sure=len(alike) == 1)

    def _person(self, name: str) -> Match:
        unit = without_post(name)
        if not unit:
            return Match(name)
        match = self._one(unit)
        match = match if match.sure else self._group(unit)
        return Match(name, match.units, "post", match.sure, match.group)

    def _list(self, name: str) -> Match:
        parts = [part for part in JOINTS.split(name) if part]
        if len(parts) < 2:
            return Match(name)
        found = [match if (match := self._one(part)).sure else self._group(part) for part in parts]
        ids = {unit.pk for match in found for unit in match.units}
        return Match(name, self._pick(ids), "list", sure=True) if all(match.sure for match in found) else Match(name)

    @cached_property
    def _names(self) -> Table:
        return self._table((name, unit.pk) for unit in self.units.values() for name in (unit.name, unit.short_name))

    @cached_property
    def _alias_names(self) -> Table:
        return self._table(self.aliases)

    def _table(self, names: Iterable[tuple[str, int]]) -> Table:
        table: Table = defaultdict(set)
        for name, pk in names:
            for reading in readings(name, self.place):
                if reading.core:
                    table[reading.core].add(pk)
        return dict(table)

    @cached_property
    def _levels(self) -> dict[int, str]:
        """Return the level that a unit's own name says: 县 for 青岩县财政局; units that say none are left out."""
        return {
            unit.pk: reading.level
            for unit in self.units.values()
            for name in (unit.short_name, unit.name)
            for reading in readings(name, self.place)
            if reading.level
        }

    @cached_property
    def _cores(self) -> list[tuple[int, str]]:
        """Return each unit's full name without place and level."""
        return [
            (unit.pk, min((reading.core for reading in readings(unit.name, self.place)), key=len))
            for unit in self.units.values()
        ]

    @cached_property
    def _phrases(self) -> dict[tuple[str, str], UnitGroup]:
        return {
            (reading.core, reading.level): group
            for group in self.groups
            for phrase in group.phrase_list()
            for reading in readings(phrase, self.place)
        }

    @cached_property
    def _bare_phrases(self) -> dict[str, UnitGroup]:
        return {
            without_quantifier(form): group
            for group in self.groups
            for phrase in group.phrase_list()
            for form in (reading.core for reading in readings(phrase, self.place) if not reading.level)
        }

    def _pick(self, ids: Iterable[int]) -> tuple[Unit, ...]:
        return tuple(sorted((self.units[pk] for pk in ids), key=lambda unit: (unit.order, unit.pk)))
