"""Rows first, format second: what stands in a table, as plain values."""

from collections.abc import Iterator
from dataclasses import dataclass

from accounts.models import Unit
from speeches.models import Assignment, Requirement, Speech
from speeches.models.requirement import State
from speeches.review.matching import Matcher
from speeches.review.unmatched import unmatched
from speeches.review.wording import repeat_words

UNSETTLED = "待明确"


@dataclass(frozen=True, slots=True)
class BreakdownRow:
    """One line of the task breakdown table (任务分解表)."""

    number: int
    part: str
    summary: str
    quote: str
    lead: str
    supporting: str
    deadline: str
    remark: str


def breakdown(speech: Speech) -> Iterator[BreakdownRow]:
    """Yield what was confirmed of a speech in the order in which it was said, heading by heading (seven queries)."""
    rows = (
        speech.requirements.decided()
        .exclude(state=State.CANCELLED)
        .in_reading_order()
        .prefetch_related("assignments__unit")
    )
    matcher = Matcher()
    for number, row in enumerate(rows, 1):
        yield BreakdownRow(
            number=number,
            part="\n".join(row.headings),
            summary=row.summary,
            quote=row.quote,
            lead=_units(row, Assignment.Role.LEAD, matcher) or UNSETTLED,
            supporting=_units(row, Assignment.Role.SUPPORTING, matcher),
            deadline=deadline_words(row),
            remark=row.docket_number,
        )


def deadline_words(row: Requirement) -> str:
    """Return the deadlines for a table: a recurrence, full dates, the words of what has no day yet, or 待明确."""
    parts: list[str] = []
    if row.rrule:
        parts.append(repeat_words(row.rrule))
    parts += [f"{day.year}年{day.month}月{day.day}日前" for day in row.due_days]
    if not parts:
        return "" if row.no_deadline else row.open_limit or UNSETTLED
    return "，".join(parts)


def _units(row: Requirement, role: str, matcher: Matcher) -> str:
    """Return the units as an office writes them: a group that stands whole by its words, 各乡镇（街道）."""
    groups: dict[str, list[Unit]] = {}
    for one in row.assignments.all():
        if one.role == role:
            groups.setdefault(one.actor_text if one.matched_by == "group" else "", []).append(one.unit)
    told: list[str] = []
    for phrase, units in groups.items():
        whole = bool(phrase) and set(units) == set(matcher.match(phrase).units)
        told += [phrase] if whole else map(str, units)
    return "、".join([*told, *(f"{phrase}（{UNSETTLED}）" for phrase in unmatched(row, role, matcher))])
