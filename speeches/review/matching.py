"""From the words of a speech to units: 县发改局 → 青岩县发展和改革局, 各乡镇 → all of them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.conf import settings

from accounts.models import Unit, UnitAlias, UnitGroup

from . import customs
from .lexicon import words
from .names import Names
from .readings import SHORTEST, Reading, abbreviates, readings, tidy, without_post, without_quantifier, without_tail
from .spelling import spelt_out

TAILS = "局委办厅"  # 县发改委 was renamed 县发改局: worth offering, not worth deciding


@dataclass(frozen=True, slots=True)
class Match:
    """Units that a phrase means (``sure``: all of them), or may mean: candidates to choose from."""

    phrase: str
    units: tuple[Unit, ...] = ()
    how: str = ""  # "name", "alias", "abbreviation", "group", "trade", "post", "list" or "" when nothing was found
    sure: bool = False
    group: str = ""  # the group's name, where it was one


class Matcher:
    """Everything that units are called, read once (four queries) and asked many times."""

    def __init__(self, place: str | None = None) -> None:
        self.place = settings.PLACE_NAME if place is None else place
        self.units = {unit.pk: unit for unit in Unit.objects.active()}
        aliases = [(alias.name, alias.unit_id) for alias in UnitAlias.objects.all() if alias.unit_id in self.units]
        self.names = Names(self.place, self.units, aliases, list(UnitGroup.objects.prefetch_related("members")))
        self._known: dict[str, Match] = {}

    def match(self, phrase: str) -> Match:
        """Return the units a phrase means: the surest reading first found, else candidates, else nothing.

        In this order: a name or alias, a group, an abbreviation, a trade (公安部门), the unit of a person, a list.
        """
        found = self._known.get(phrase)
        if found is None:
            found = self._known[phrase] = replace(self._find(tidy(phrase)), phrase=phrase)
        return found

    def members(self, group: UnitGroup) -> tuple[Unit, ...]:
        """Return the units in use that a group stands for, without a query."""
        return tuple(group.units_among(self.units.values()))

    def _find(self, name: str) -> Match:
        one, abbreviated = self._one(name), self._abbreviated(name)
        if one.units and not one.sure and abbreviated.units:  # a name of one unit that abbreviates another's
            both = {unit.pk for unit in (*one.units, *abbreviated.units)}
            one, abbreviated = replace(one, units=self._pick(both)), Match(name)
        chances = [one, self._group(name), abbreviated, self._trade(name), self._person(name), self._list(name)]
        if not any(match.units for match in chances):
            chances.append(self._by_custom(name))
        for match in chances:
            if match.sure:
                return match
        return next((match for match in chances if match.units or match.group), Match(name))

    def _one(self, name: str) -> Match:
        """Look among names and aliases: first as they are written, then a core at the level that was said.

        Where no level was said, one of another level than our own is offered, not chosen.
        """
        for how, table in (("name", self.names.written), ("alias", self.names.written_aliases)):
            if name in table:
                return Match(name, self._pick({table[name]}), how, sure=True)
        offered = Match(name)
        for reading in readings(name, self.place):
            named, aliased = self.names.named.get(reading.core, set()), self.names.aliased.get(reading.core, set())
            ids = named | aliased
            fitting = {pk for pk in ids if self._fits(reading, pk)}
            how = "name" if fitting & named or (not fitting and named) else "alias"
            if len(fitting) == 1 and (reading.level or self._near(*fitting)):
                return Match(name, self._pick(fitting), how, sure=True)
            if ids and not offered.units:
                offered = Match(name, self._pick(fitting or ids), how)
        return offered

    def _near(self, pk: int) -> bool:
        """Tell whether a unit is of our own level or says none; without a place of our own all are near."""
        return not self.place or self.names.levels.get(pk, self.place[-1]) == self.place[-1]

    def _fits(self, reading: Reading, pk: int) -> bool:
        """Tell whether a unit is of the level (and place) that was said; where nothing was said every unit fits."""
        return not reading.place and (not reading.level or self.names.levels.get(pk, reading.level) == reading.level)

    def _group(self, name: str) -> Match:
        for reading in readings(name, self.place):
            if reading.place:
                continue
            found = self.names.phrases.get((reading.core, reading.level)) or self.names.phrases.get((reading.core, ""))
            if found is None and not reading.level:  # 安委会成员单位 for 县安委会成员单位
                found = self.names.phrases.get((reading.core, self.place[-1:]))
            bare = without_quantifier(reading.core)
            if found is None and bare not in words("vague"):
                found = self.names.bare_phrases.get(bare)
            if found is not None:
                units = self.members(found)
                return Match(name, units, "group", sure=bool(units), group=found.name)
        return Match(name)

    def _abbreviated(self, name: str) -> Match:
        """Offer units of whose name the phrase is an abbreviation; the only one that ends alike is meant."""
        alike: set[int] = set()
        others: set[int] = set()
        for reading in readings(name, self.place):
            for pk, core in self.names.cores:
                if abbreviates(reading.core, core) and self._fits(reading, pk):
                    if core[-1] == reading.core[-1]:
                        alike.add(pk)
                    elif core[-1] in TAILS and reading.core[-1] in TAILS:
                        others.add(pk)
        return Match(name, self._pick(alike or others), "abbreviation", sure=len(alike) == 1)

    def _by_custom(self, name: str) -> Match:
        """Look for what an office calls a unit or group beside its names: 县环保局, 县防指, 县城投, 县级各单位."""
        for form in customs.group_forms(name):
            match = self._group(form)
            if match.sure:
                return replace(match, phrase=name)
        found = list(readings(name, self.place))
        for reading in [one for one in found if one.level] or found:
            level = reading.level or self.place[-1:]
            if reading.place or len(reading.core) < SHORTEST:
                continue
            for meant in self.names.by_custom(reading):
                ids = {pk for pk in meant if self.names.levels.get(pk, level) == level}
                if len(ids) == 1:
                    return Match(name, self._pick(ids), "abbreviation", sure=True)
        return Match(name)

    def _person(self, name: str) -> Match:
        unit = without_post(name)
        if not unit:
            return Match(name)
        match = self._one(unit)
        match = match if match.sure else self._group(unit)
        return Match(name, match.units, "post", match.sure, match.group)

    def _trade(self, name: str) -> Match:
        """Look for the unit of a trade at our own level, or the level said: 公安部门, 审计机关 → 县公安局, 县审计局."""
        for reading in readings(name, self.place):
            stem = without_tail(reading.core, "trade_tails")
            level = reading.level or self.place[-1:]
            ids = {pk for pk in self.names.trades.get(stem, set()) if self.names.levels.get(pk, level) == level}
            if stem and ids and not reading.place:
                return Match(name, self._pick(ids), "trade", sure=len(ids) == 1)
        return Match(name)

    def _list(self, name: str) -> Match:
        """Read 县财政局、审计局, 公安、交通等部门, 石牛、柳泉两镇, 两办: every part a unit or a group, or nothing."""
        for parts in spelt_out(name, self.place[-1:]):
            found = [self._part(part) for part in parts]
            if all(match.sure for match in found):
                ids = {unit.pk for match in found for unit in match.units}
                return Match(name, self._pick(ids), "list", sure=True)
        return Match(name)

    def _part(self, name: str) -> Match:
        chances = (self._one(name), self._group(name), self._trade(name), self._person(name))
        return next((match for match in chances if match.sure), chances[0])

    def _pick(self, ids: Iterable[int]) -> tuple[Unit, ...]:
        return tuple(sorted((self.units[pk] for pk in ids), key=lambda unit: (unit.order, unit.pk)))
