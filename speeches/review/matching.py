"""From the words of a speech to units: 县发改局 → 青岩县发展和改革局, 各乡镇 → all of them."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.conf import settings

from accounts.models import Unit, UnitAlias, UnitGroup

LEVEL = re.compile(r"^(?:[\u4e00-\u9fff]{1,6}?(?:省|市|县|区|旗))?(?=[\u4e00-\u9fff]{2})")
OWN = re.compile(r"^[本全我]?[县市区省]")
BRACKETS = str.maketrans({"(": "（", ")": "）"})


@dataclass(frozen=True, slots=True)
class Match:
    """Units that a phrase may mean: one candidate a unit, or all members of a group together."""

    phrase: str
    units: tuple[Unit, ...]
    how: str  # "name", "alias", "abbreviation", "group" or "" when nothing was found
    sure: bool  # all of ``units`` are meant; else they are candidates to choose from


class Matcher:
    """Everything that units are called, read once (four queries) and asked many times."""

    def __init__(self, place: str | None = None) -> None:
        self.place = settings.PLACE_NAME if place is None else place
        self.units = {unit.pk: unit for unit in Unit.objects.active()}
        self.aliases = [(alias.name, alias.unit_id) for alias in UnitAlias.objects.all() if alias.unit_id in self.units]
        self.groups = list(UnitGroup.objects.prefetch_related("members"))

    def match(self, phrase: str) -> Match:
        """Return the units a phrase means, the surest reading first found: name, alias, group, abbreviation."""
        words = phrase.strip().translate(BRACKETS)
        for how, table in (("name", self._names), ("alias", self._alias_names)):
            for form in self._forms(words):
                if form in table:
                    found = self._pick(table[form])
                    return Match(phrase, found, how, sure=len(found) == 1)
        for form in self._forms(words):
            if form in self._phrases:
                return Match(phrase, self._members(self._phrases[form]), "group", sure=True)
        found = self._abbreviated(words)
        return Match(phrase, found, "abbreviation" if found else "", sure=len(found) == 1)

    @cached_property
    def _names(self) -> dict[str, set[int]]:
        table: dict[str, set[int]] = defaultdict(set)
        for unit in self.units.values():
            for name in filter(None, (unit.name, unit.short_name)):
                for form in self._forms(name):
                    table[form].add(unit.pk)
        return table

    @cached_property
    def _alias_names(self) -> dict[str, set[int]]:
        table: dict[str, set[int]] = defaultdict(set)
        for name, unit_id in self.aliases:
            for form in self._forms(name):
                table[form].add(unit_id)
        return table

    @cached_property
    def _phrases(self) -> dict[str, UnitGroup]:
        return {form: group for group in self.groups for name in group.phrase_list() for form in self._forms(name)}

    def _forms(self, words: str) -> Iterable[str]:
        """Yield the ways to write a name: as it is, without the place, without the level, without brackets."""
        words = words.translate(BRACKETS)
        bare = words.removeprefix(self.place) if self.place else words
        forms = [words, bare, OWN.sub("", bare, count=1)]
        if self.place and not words.startswith(self.place):
            forms.append(LEVEL.sub("", words, count=1))
        forms += [form.replace("（", "").replace("）", "") for form in forms]
        return dict.fromkeys(form for form in forms if len(form) > 1)

    def _pick(self, ids: set[int]) -> tuple[Unit, ...]:
        return tuple(sorted((self.units[pk] for pk in ids), key=lambda unit: (unit.order, unit.pk)))

    def _members(self, group: UnitGroup) -> tuple[Unit, ...]:
        """Return the group's units without a query each: the rule is read here as in ``UnitGroup.units``."""
        ids = {unit.pk for unit in group.members.all() if unit.pk in self.units}
        if group.rule_kind or group.rule_level:
            ids |= {
                unit.pk
                for unit in self.units.values()
                if group.rule_kind in ("", unit.kind) and group.rule_level in ("", unit.level)
            }
        return self._pick(ids)

    def _abbreviated(self, words: str) -> tuple[Unit, ...]:
        """Return units of whose name the phrase is an abbreviation: its characters in order, first and last kept."""
        short = min(self._forms(words), key=len)
        if len(short) < 3:
            return ()
        found = set()
        for unit in self.units.values():
            full = min(self._forms(unit.name), key=len)
            if len(full) > len(short) and full[0] == short[0] and full[-1] == short[-1] and _in_order(short, full):
                found.add(unit.pk)
        return self._pick(found)


def _in_order(short: str, full: str) -> bool:
    rest = iter(full)
    return all(character in rest for character in short)
