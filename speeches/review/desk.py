"""What the review desk shows of one speech, part by part, read in a fixed number of queries."""

import itertools
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field

from speeches.models import Assignment, Requirement, Speech
from speeches.models.requirement import RequirementQuerySet, State

from . import similar
from .marking import Block, lay_out
from .overview import Line, Overview
from .similar import Similar
from .wording import limit_note


@dataclass(slots=True)
class Row:
    """One draft in the list at the right."""

    number: int
    requirement: Requirement
    heading: str  # the innermost heading, when it differs from the row before
    remark: str  # its deadline, or what is missing
    similar: Sequence[Similar] = ()  # requirements of other speeches that ask for the same, where they were looked for


@dataclass(slots=True)
class Part:
    """A part of the speech: its text, and its drafts where the page shows them already."""

    index: int
    start: int
    size: int  # characters
    listed: int  # drafts in the list
    general: int  # folded ones
    shown: bool = False
    rows: list[Row] = field(default_factory=list)
    general_rows: list[Row] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)

    @property
    def folded(self) -> str:
        """The versions of its general demands, for the page to know them by where it does not show them: 12.0_13.2."""
        return "_".join(f"{row.requirement.pk}.{row.requirement.version}" for row in self.general_rows)


@dataclass(frozen=True)
class Desk:
    """A speech on the review desk: an overview of all, and those parts and rows in full that an answer shows."""

    speech: Speech
    overview: Overview
    parts: list[Part]  # all of them, or those alone that are shown
    by_key: dict[int, Row]

    @property
    def decided(self) -> int:
        return self.overview.decided

    @property
    def total(self) -> int:
        return self.overview.total

    @property
    def undecided(self) -> int:
        return self.total - self.decided

    @property
    def general_count(self) -> int:
        return len(self.overview.lines) - self.total

    @property
    def shown(self) -> list[Part]:
        return [part for part in self.parts if part.shown]

    def look_for_similar(self, rows: Iterable[Row], visible: RequirementQuerySet) -> None:
        """Fill in what earlier speeches asked for already, for rows that can still be linked: three queries."""
        wanted = [row for row in rows if row.requirement.state in (State.DRAFT, State.CONFIRMED)]
        found = similar.find([row.requirement for row in wanted], visible) if wanted else {}
        for row in wanted:
            row.similar = found[row.requirement.pk]


def build(overview: Overview, shown: Collection[int] = (), keys: Collection[int] = (), *, frames: bool = True) -> Desk:
    """Return the desk with these parts in full, and with these rows; three queries for any number of them.

    Without ``frames`` the parts that are not shown are left out: most answers do not draw them.
    """
    speech = overview.speech
    lines = overview.within(shown)
    before = _line_before(overview, lines)
    wanted = {line.pk for line in (*lines, *before)} | set(keys)
    found = {row.pk: row for row in rows_of(speech, wanted)}
    headings = {line.pk: _innermost(found[line.pk]) for line in (*before, *lines) if line.pk in found}
    by_key = {pk: Row(overview.numbers[pk], row, "", remark(row)) for pk, row in found.items()}
    parts = {part.index: part for part in _parts(overview, shown, frames=frames)}
    for part in parts.values():
        if part.shown:
            start, end = overview.span(part.index)
            here = [found[line.pk] for line in lines if line.start < end and line.end > start and line.pk in found]
            part.blocks = lay_out(speech.text, speech.outline, here, start, end)
    heading = ""
    for line in sorted((*before, *lines), key=lambda one: overview.numbers[one.pk]):
        if line.pk not in found:
            continue
        row, place = by_key[line.pk], parts.get(overview.part_of(line.pk))
        if line.listed:
            row.heading, heading = headings[line.pk] if headings[line.pk] != heading else "", headings[line.pk]
        if place is not None:
            (place.rows if line.listed else place.general_rows).append(row)
    return Desk(speech, overview, list(parts.values()), by_key)


def rows_of(speech: Speech, keys: Collection[int]) -> list[Requirement]:
    """Return drafts and decided requirements of a speech in reading order, with their units."""
    rows = speech.requirements.filter(withdrawn=False, pk__in=keys).select_related("repeats__speech__meeting")
    rows = rows.defer(*(f"repeats__speech__{name}" for name in ("text", "segments", "outline")))
    found = list(rows.in_reading_order().prefetch_related("assignments__unit"))
    for row in found:
        row.speech = speech  # as it was read: not once more for each
    return found


def _line_before(overview: Overview, lines: Sequence[Line]) -> list[Line]:
    """Return the listed line before each run of lines: only where its heading ends, a new one is shown."""
    at = {overview.numbers[line.pk] - 1 for line in lines}
    found = []
    for first in (one for one in at if one and one - 1 not in at):
        earlier = (overview.lines[one] for one in range(first - 1, -1, -1))
        found += list(itertools.islice((line for line in earlier if line.listed), 1))
    return found


def _parts(overview: Overview, shown: Collection[int], *, frames: bool) -> list[Part]:
    listed, general = overview.sizes if frames or shown else (Counter[int](), Counter[int]())
    found = []
    for at in range(len(overview.begins)) if frames else sorted(shown):
        start, end = overview.span(at)
        found.append(Part(at, start, end - start, listed[at], general[at], shown=at in shown))
    return found


def _innermost(row: Requirement) -> str:
    return str(row.headings[-1]) if row.headings else ""


def remark(row: Requirement) -> str:
    """Return what a folded draft says at its right: date, or what is missing."""
    if row.state == State.DISMISSED:
        return "不采纳"
    if row.state != State.DRAFT:
        return "✓ 已采纳"
    if not any(one.role == Assignment.Role.LEAD for one in row.assignments.all()):
        return "主体待明确"
    if row.due_on:
        return f"{row.due_on.month}月{row.due_on.day}日"
    return limit_note({"rrule": row.rrule}) if row.rrule else "时限待明确"


def next_undecided(speech: Speech, after: Requirement | None) -> Requirement | None:
    """Return the next trackable draft in reading order, from the start again when none follows."""
    drafts = speech.requirements.drafts().filter(trackable=True).in_reading_order()
    if after is not None:
        following = drafts.filter(span_start__gte=after.span_start).exclude(pk=after.pk).first()
        if following is not None:
            return following
    return drafts.first()
