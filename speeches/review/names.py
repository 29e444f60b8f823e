"""Everything that units and groups are called, in tables that a phrase is looked up in."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from accounts.models import Unit, UnitGroup

from . import customs
from .readings import SHORTEST, Reading, readings, tidy, without_quantifier, without_tail

Table = dict[str, set[int]]  # core or whole name → units
ADMINISTRATION = "管委会"
BODIES = ("委", "政府")  # 县委统战部 is 统战部 too, 县政府督查室 is 督查室


@dataclass(frozen=True)
class Names:
    """The names of the units in use, of an office of ``place`` (青岩县, or "" for one of no place)."""

    place: str
    units: dict[int, Unit]
    aliases: list[tuple[str, int]]
    groups: list[UnitGroup]

    @cached_property
    def written(self) -> dict[str, int]:
        return {tidy(name): unit.pk for unit in self.units.values() for name in (unit.name, unit.short_name) if name}

    @cached_property
    def written_aliases(self) -> dict[str, int]:
        return {tidy(name): pk for name, pk in self.aliases}

    @cached_property
    def trades(self) -> Table:
        """Return 公安 → 县公安局, 市公安局: what units do, by all their names without 局, 委, 部…"""
        trades: Table = defaultdict(set)
        for table in (self.named, self.aliased):
            for core, ids in table.items():
                stem = without_tail(core, "unit_tails")
                if stem:
                    trades[stem] |= ids
        return dict(trades)

    @cached_property
    def named(self) -> Table:
        return self._table((name, unit.pk) for unit in self.units.values() for name in (unit.name, unit.short_name))

    @cached_property
    def aliased(self) -> Table:
        return self._table(self.aliases)

    def _table(self, names: Iterable[tuple[str, int]]) -> Table:
        table: Table = defaultdict(set)
        for name, pk in names:
            for reading in readings(name, self.place):
                if reading.core:
                    table[reading.core].add(pk)
                for body in BODIES if reading.level else ():
                    if reading.core.startswith(body) and len(reading.core) - len(body) >= SHORTEST:
                        table[reading.core.removeprefix(body)].add(pk)
        return dict(table)

    def by_custom(self, reading: Reading) -> Iterator[set[int]]:
        """Yield the units that a reading may mean by custom, the surest way first; see customs.py."""
        core = reading.core
        for trade in customs.trades_of(core):
            yield self.trades.get(trade, set()) | self.offices.get(trade, set())
        if reading.level:
            body = customs.body_of(core)
            yield {pk for name, ids in self.bodies.items() if body and customs.same_body(name, body) for pk in ids}
            yield self.bare.get(customs.bare(core), set())
        stem = core.removesuffix(ADMINISTRATION)
        if stem != core and len(stem) > SHORTEST:
            yield {pk for pk, full in self.cores if full.endswith("管理委员会") and stem in full}

    @cached_property
    def bodies(self) -> Table:
        """Return 防汛抗旱, 安, 河长 → the unit where the body has its office."""
        return self._derived(customs.body_of)

    @cached_property
    def bare(self) -> Table:
        """Return 城投 → 县城投公司."""
        return self._derived(customs.bare)

    @cached_property
    def offices(self) -> Table:
        """Return 政府 → 县政府办公室: names without 办公室 alone."""
        return self._derived(lambda core: core.removesuffix("办公室") if core.endswith("办公室") else "")

    def _derived(self, what: Callable[[str], str]) -> Table:
        table: Table = defaultdict(set)
        for names in (self.named, self.aliased):
            for core, ids in names.items():
                if derived := what(core):
                    table[derived] |= ids
        return dict(table)

    @cached_property
    def levels(self) -> dict[int, str]:
        """Return the level that a unit's own name says: 县 for 青岩县财政局; units that say none are left out."""
        levels = {
            unit.pk: reading.level
            for unit in self.units.values()
            for name in (unit.short_name, unit.name)
            for reading in readings(name, self.place)
            if reading.level
        }
        if self.place:  # 市生态环境局青岩分局 is the county's
            branch = f"{self.place[:-1]}分局"
            levels |= {unit.pk: self.place[-1] for unit in self.units.values() if unit.name.endswith(branch)}
        return levels

    @cached_property
    def cores(self) -> list[tuple[int, str]]:
        """Return each unit's full name without place and level."""
        return [
            (unit.pk, min((reading.core for reading in readings(unit.name, self.place)), key=len))
            for unit in self.units.values()
        ]

    @cached_property
    def phrases(self) -> dict[tuple[str, str], UnitGroup]:
        return {
            (reading.core, reading.level): group
            for group in self.groups
            for phrase in group.phrase_list()
            for reading in readings(phrase, self.place)
        }

    @cached_property
    def bare_phrases(self) -> dict[str, UnitGroup]:
        return {
            without_quantifier(form): group
            for group in self.groups
            for phrase in group.phrase_list()
            for form in (reading.core for reading in readings(phrase, self.place) if not reading.level)
        }
