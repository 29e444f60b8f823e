"""Everything that the review desk shows of one speech, read in a fixed number of queries."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from accounts.models import Unit
from speeches.models import Assignment, Requirement, Speech
from speeches.models.requirement import RequirementQuerySet, State

from . import similar
from .marking import Block, lay_out
from .matching import Matcher
from .similar import Similar
from .wording import limit_note

UNDECIDED = State.DRAFT
ROLE_NOTES = {Assignment.Role.LEAD.value: "主办", Assignment.Role.SUPPORTING.value: "协办"}
AROUND = 80  # characters of the speech shown on each side of a quotation


@dataclass(slots=True)
class Row:
    """One draft in the list at the right."""

    number: int
    requirement: Requirement
    heading: str  # the innermost heading, when it differs from the row before
    remark: str  # its deadline, or what is missing
    similar: Sequence[Similar] = ()  # requirements of other speeches that ask for the same, where they were looked for


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
class Why:
    """What spoke for a draft and against it, what was read in it, and the words around it."""

    before: str
    after: str
    pro: list[dict[str, Any]]
    contra: list[dict[str, Any]]
    read: list[dict[str, Any]]  # who and when: they do not count for or against


@dataclass(frozen=True)
class Desk:
    """A speech on the review desk."""

    speech: Speech
    rows: list[Row]
    general: list[Row]
    outline: list[dict[str, Any]]
    decided: int
    total: int
    numbers: dict[int, int]
    everything: list[Requirement] = field(repr=False)

    @property
    def undecided(self) -> int:
        return self.total - self.decided

    @cached_property
    def blocks(self) -> list[Block]:
        """The text with its marks; laid out when it is drawn, which most answers do not."""
        return lay_out(self.speech.text, self.speech.outline, self.everything)

    @cached_property
    def by_key(self) -> dict[int, Row]:
        return {row.requirement.pk: row for row in (*self.rows, *self.general)}

    @property
    def general_keys(self) -> set[int]:
        return {row.requirement.pk for row in self.general}

    @property
    def versions(self) -> str:
        """Which rows there are and in which version, for the page to ask later what has changed since."""
        return signature({row.pk: row.version for row in self.everything})

    def look_for_similar(self, rows: Iterable[Row], visible: RequirementQuerySet) -> None:
        """Fill in what earlier speeches asked for already, for rows that can still be linked: three queries."""
        wanted = [row for row in rows if row.requirement.state in (State.DRAFT, State.CONFIRMED)]
        found = similar.find([row.requirement for row in wanted], visible) if wanted else {}
        for row in wanted:
            row.similar = found[row.requirement.pk]


def signature(versions: Mapping[int, int]) -> str:
    """Return keys and versions as one word for an address: 12.0_13.2."""
    return "_".join(f"{pk}.{version}" for pk, version in sorted(versions.items()))


def rows_of(speech: Speech) -> list[Requirement]:
    """Return all drafts and decided requirements of a speech in reading order, with their units."""
    rows = speech.requirements.filter(withdrawn=False).select_related("repeats__speech__meeting")
    rows = rows.defer("repeats__speech__text", "repeats__speech__segments", "repeats__speech__outline")
    return list(rows.in_reading_order().prefetch_related("assignments__unit"))  # three queries for any number


def build(speech: Speech) -> Desk:
    """Return the desk of a speech."""
    everything = rows_of(speech)
    numbers = {row.pk: number for number, row in enumerate(everything, 1)}
    trackable = [row for row in everything if row.trackable or row.state == State.CONFIRMED]
    general = [row for row in everything if not (row.trackable or row.state == State.CONFIRMED)]
    decided = sum(row.state != UNDECIDED for row in trackable)
    return Desk(
        speech=speech,
        rows=list(_rows(trackable, numbers)),
        general=list(_rows(general, numbers)),
        outline=outline_counts(speech, trackable),
        decided=decided,
        total=len(trackable),
        numbers=numbers,
        everything=everything,
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


def units_now(row: Requirement, pairs: Sequence[Pair]) -> str:
    """Return the draft's units as one line where they are others than its phrases mean, else ""."""
    given = list(row.assignments.all())
    meant = {unit.pk for pair in pairs if pair.sure for unit in pair.units}
    if not pairs or {one.unit_id for one in given} == meant:
        return ""
    return "、".join(f"{one.unit}（{ROLE_NOTES[one.role]}）" for one in given) or "—"


def why(row: Requirement) -> Why:
    """Return why a draft was found, the strongest first, with the words of the speech around it."""
    text = row.speech.text
    weighed = sorted(row.reasons, key=lambda one: -abs(one["weight"]))
    return Why(
        before=text[max(row.span_start - AROUND, 0) : row.span_start].rpartition("\n")[2],
        after=text[row.span_end : row.span_end + AROUND].partition("\n")[0],
        pro=[one for one in weighed if one["weight"] > 0],
        contra=[one for one in weighed if one["weight"] < 0],
        read=[one for one in weighed if not one["weight"]],
    )


def next_undecided(speech: Speech, after: Requirement | None) -> Requirement | None:
    """Return the next trackable draft in reading order, from the start again when none follows."""
    drafts = speech.requirements.drafts().filter(trackable=True).in_reading_order()
    if after is not None:
        following = drafts.filter(span_start__gte=after.span_start).exclude(pk=after.pk).first()
        if following is not None:
            return following
    return drafts.first()
