"""Everything that the review desk shows of one speech, read in a fixed number of queries."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from accounts.models import Unit
from speeches.models import Assignment, Requirement, Speech
from speeches.models.requirement import State

from .marking import Block, lay_out
from .matching import Matcher
from .wording import limit_note

UNDECIDED = State.DRAFT


@dataclass(frozen=True, slots=True)
class Row:
    """One draft in the list at the right."""

    number: int
    requirement: Requirement
    heading: str  # the innermost heading, when it differs from the row before
    remark: str  # its deadline, or what is missing


@dataclass(frozen=True, slots=True)
class Pair:
    """One line of the open card: words of the speech → what they mean."""

    role: str  # "lead", "support" or ""
    phrase: str
    units: tuple[Unit, ...]
    how: str
    sure: bool
    inherited: bool


@dataclass(frozen=True, slots=True)
class Desk:
    """A speech on the review desk."""

    speech: Speech
    rows: list[Row]
    general: list[Row]
    blocks: list[Block]
    outline: list[dict[str, Any]]
    decided: int
    total: int
    numbers: dict[int, int]

    @property
    def undecided(self) -> int:
        return self.total - self.decided


def rows_of(speech: Speech) -> list[Requirement]:
    """Return all drafts and decided requirements of a speech in reading order, with their units."""
    return list(
        speech.requirements.in_reading_order().prefetch_related("assignments__unit")  # two queries for any number
    )


def build(speech: Speech) -> Desk:
    """Return the desk of a speech."""
    everything = rows_of(speech)
    numbers = {row.pk: number for number, row in enumerate(everything, 1)}
    trackable = [row for row in everything if row.trackable or row.state == State.CONFIRMED]
    general = [row for row in everything if row not in trackable]
    decided = sum(row.state != UNDECIDED for row in trackable)
    return Desk(
        speech=speech,
        rows=list(_rows(trackable, numbers)),
        general=list(_rows(general, numbers)),
        blocks=lay_out(speech.text, speech.outline, everything),
        outline=outline_counts(speech, trackable),
        decided=decided,
        total=len(trackable),
        numbers=numbers,
    )


def _rows(requirements: Iterable[Requirement], numbers: dict[int, int]) -> Iterable[Row]:
    before = None
    for row in requirements:
        heading = row.headings[-1] if row.headings else ""
        yield Row(numbers[row.pk], row, heading if heading != before else "", remark(row))
        before = heading


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


def outline_counts(speech: Speech, rows: Iterable[Requirement]) -> list[dict[str, Any]]:
    """Return the headings of a speech with decided and all drafts below each."""
    own = Counter(row.headings[-1] for row in rows if row.headings)
    done = Counter(row.headings[-1] for row in rows if row.headings and row.state != UNDECIDED)
    return [
        {**heading, "all": own[heading["text"]], "done": done[heading["text"]]}
        for heading in speech.outline
        if heading["level"] < 2
    ]


def pairs_of(row: Requirement, matcher: Matcher) -> list[Pair]:
    """Return for each actor phrase of a draft the units it means or may mean."""
    pairs = []
    for actor in row.actors:
        match = matcher.match(str(actor["text"]))
        pairs.append(
            Pair(
                role=str(actor.get("role", "")),
                phrase=match.phrase,
                units=match.units,
                how=match.how,
                sure=match.sure,
                inherited=bool(actor.get("inherited")),
            )
        )
    return pairs


def next_undecided(speech: Speech, after: Requirement | None) -> Requirement | None:
    """Return the next trackable draft in reading order, from the start again when none follows."""
    drafts = speech.requirements.drafts().filter(trackable=True).in_reading_order()
    if after is not None:
        following = drafts.filter(span_start__gte=after.span_start).exclude(pk=after.pk).first()
        if following is not None:
            return following
    return drafts.first()
