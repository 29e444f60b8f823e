"""Check an old ledger line by line before anything of it is written: what each row comes to, and what is wrong."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from accounts.models import Unit
from speeches.models import Requirement
from speeches.models.requirement import State
from speeches.review.matching import Match, Matcher

from .columns import FIELDS
from .days import Day, read_day, read_rhythm
from .lexicon import list_with, words

LONGEST = {"docket_number": 40, "source": 200, "speaker": 60, "lead_leader": 60}
UNSETTLED = 0  # what is chosen for a phrase that stands for no unit: 待明确
_NUMBER = re.compile(r"((?:19|20)\d{2})\D+?0*(\d{1,7})\D*$")
_JOINTS = re.compile(r"[、，,；;\n]+|\s{2,}")


@dataclass(slots=True)
class Line:
    """One row of the sheet. ``number`` counts as the office program does, from 1; ``index`` from 0."""

    index: int
    cells: dict[str, str]
    values: dict[str, Any] = field(default_factory=dict)
    lead: list[Unit] = field(default_factory=list)
    supporting: list[Unit] = field(default_factory=list)
    problems: list[str] = field(default_factory=list)  # while there is one nothing is taken over
    remarks: list[str] = field(default_factory=list)  # worth a look, and no hindrance

    @property
    def number(self) -> int:
        return self.index + 1

    @property
    def state_words(self) -> str:
        return str(State(self.values["state"]).label)


@dataclass(frozen=True, slots=True)
class Check:
    """What a ledger comes to by its columns and choices."""

    lines: list[Line]
    phrases: dict[str, Match]  # that surely name no unit: to be settled by a person

    @property
    def wrong(self) -> list[Line]:
        return [line for line in self.lines if line.problems]


def check(
    rows: Sequence[Sequence[str]], head: int, columns: Mapping[str, str], chosen: Mapping[str, int], *, on: date
) -> Check:
    """Return every line below the head, read (five queries at most, for any number of lines)."""
    matcher = Matcher()
    phrases: dict[str, Match] = {}
    lines = list(_lines(rows, head, columns))
    for line in lines:
        _read(line, on)
        line.lead = _units(line, "lead", matcher, chosen, phrases)
        line.supporting = [
            unit for unit in _units(line, "supporting", matcher, chosen, phrases) if unit not in line.lead
        ]
    _check_numbers(lines)
    return Check(lines, phrases)


def _lines(rows: Sequence[Sequence[str]], head: int, columns: Mapping[str, str]) -> Iterator[Line]:
    """Yield the rows that are items: empty rows, sums and signatures are left out."""
    for index, row in enumerate(rows[head + 1 :], head + 1):
        cells = {name: row[int(at)].strip() for at, name in columns.items() if name in FIELDS and int(at) < len(row)}
        first = next((cell for cell in row if cell), "")
        if not any(cells.values()) or re.split(r"[:：\s]", first)[0] in words("rows_left_out"):
            continue
        yield Line(index, dict.fromkeys(FIELDS, "") | cells)


def _read(line: Line, on: date) -> None:
    cells, values = line.cells, line.values
    if not cells["matter"]:
        line.problems.append(_("There is no requirement in this line."))
    for name, most in LONGEST.items():
        if len(cells[name]) > most:
            line.problems.append(
                _("%(field)s is longer than %(most)d characters.") % {"field": FIELDS[name], "most": most}
            )
    _read_number(line)
    year = values.get("docket_year")
    for name in ("said_on", "docketed_on", "closed_on"):
        values[name] = _day(line, name, year).value
    baseline, due = _day(line, "baseline_due_on", year), _day(line, "due_on", year)
    values["no_deadline"] = (baseline.open_ended or due.open_ended) and not (baseline.value or due.value)
    values["due_on"] = due.value or baseline.value
    values["baseline_due_on"] = baseline.value or due.value
    rhythm = read_rhythm(cells["rhythm"])
    if rhythm is None:
        line.remarks.append(_("“%(cell)s” is no rhythm that is known; it is left out.") % {"cell": cells["rhythm"]})
    values["rrule"] = rhythm or ""
    _read_state(line, on)
    _read_percent(line)
    kinds = [kind for kind in ("key", "urgent", "extra_urgent") if cells["importance"] in words(f"importance_{kind}")]
    values["importance"] = kinds[0] if kinds else Requirement.Importance.NORMAL


def _read_number(line: Line) -> None:
    number = line.cells["docket_number"]
    found = _NUMBER.search(number)
    if not number:
        line.problems.append(_("The docket number is missing."))
    elif found is None:
        line.problems.append(_("“%(cell)s” holds no year and number, as in 督〔2025〕12号.") % {"cell": number})
    else:
        line.values |= {"docket_year": int(found[1]), "docket_serial": int(found[2])}


def _day(line: Line, name: str, year: int | None) -> Day:
    cell = line.cells[name]
    day = read_day(cell, year=year, deadline=name in ("baseline_due_on", "due_on"))
    values = {"field": FIELDS[name], "cell": cell, "day": day.value}
    if not day.known:
        line.problems.append(
            _("%(field)s “%(cell)s” cannot be read. Write 2025.3.1, 2025年3月 or 长期, or leave it empty.") % values
        )
    elif day.vague and day.value:
        line.remarks.append(_("%(field)s “%(cell)s” is taken as %(day)s.") % values)
    return day


def _read_state(line: Line, on: date) -> None:
    cell, closed_on = line.cells["state"], line.values["closed_on"]
    state = list_with("states", cell) if cell and cell not in words("unknown") else ""
    if cell and not state and cell not in words("unknown"):
        line.problems.append(
            _("The state “%(cell)s” is not known. Write 在办, 已办结, 已交办, 待销号 or 已撤销.") % {"cell": cell}
        )
    line.values["state"] = state or (State.CLOSED if closed_on else State.IN_PROGRESS)
    if closed_on and closed_on > on:
        line.problems.append(_("It was closed on a day that is still to come."))
    if closed_on and line.values["state"] != State.CLOSED:
        line.remarks.append(_("It bears a day of closing and is under way: the day is left out."))
        line.values["closed_on"] = None


def _read_percent(line: Line) -> None:
    cell = line.cells["percent"].rstrip("%％ ")
    value = 100 if line.values["state"] == State.CLOSED else 0
    if cell and cell not in words("unknown"):
        try:
            read = float(cell)
        except ValueError:
            read = -1
        if 0 < read <= 1 and not line.cells["percent"].endswith(("%", "％")) and "." in cell:
            read *= 100  # Excel keeps 80 % as 0.8
        if not 0 <= read <= 100:
            line.problems.append(
                _("The progress “%(cell)s” is no number from 0 to 100.") % {"cell": line.cells["percent"]}
            )
        value = round(min(max(read, 0), 100))
    line.values["percent"] = value


def _units(line: Line, name: str, matcher: Matcher, chosen: Mapping[str, int], phrases: dict[str, Match]) -> list[Unit]:
    """Return the units of a cell: matched surely, or as a person chose; other phrases are put up for choice."""
    cell = line.cells[name]
    if not cell or cell in words("unknown"):
        return []
    whole = matcher.match(cell)
    parts = [cell] if whole.sure else [part.strip() for part in _JOINTS.split(cell) if part.strip()]
    found: dict[int, Unit] = {}
    for part in parts:
        match = matcher.match(part)
        if match.sure:
            found |= {unit.pk: unit for unit in match.units}
            continue
        phrases[part] = match
        unit = matcher.units.get(chosen.get(part, UNSETTLED))
        if unit is not None:
            found[unit.pk] = unit
        elif part not in chosen:
            line.remarks.append(_("“%(phrase)s” is no unit that is known; it stays to be settled.") % {"phrase": part})
    return list(found.values())


def _check_numbers(lines: Iterable[Line]) -> None:
    """Find numbers that stand twice in the sheet, or in the ledger already (one query)."""
    numbered = [line for line in lines if "docket_year" in line.values]
    times = Counter((line.values["docket_year"], line.values["docket_serial"]) for line in numbered)
    years = {line.values["docket_year"] for line in numbered}
    stored = {
        (year, serial): number
        for year, serial, number in Requirement.objects.docketed()
        .filter(Q(docket_year__in=years))
        .values_list("docket_year", "docket_serial", "docket_number")
    }
    for line in numbered:
        key = (line.values["docket_year"], line.values["docket_serial"])
        if times[key] > 1:
            line.problems.append(_("The docket number stands in %(count)d lines.") % {"count": times[key]})
        if key in stored:
            line.problems.append(_("%(number)s is in the ledger already.") % {"number": stored[key]})
