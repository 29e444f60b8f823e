"""Rows first, format second: what stands in a table, as plain values."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from speeches.models import Assignment, Requirement, Speech
from speeches.models.requirement import State
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
    """Yield what was confirmed of a speech in the order in which it was said, heading by heading (two queries)."""
    rows = (
        speech.requirements.decided()
        .exclude(state=State.CANCELLED)
        .in_reading_order()
        .prefetch_related("assignments__unit")
    )
    for number, row in enumerate(rows, 1):
        yield BreakdownRow(
            number=number,
            part="\n".join(row.headings),
            summary=row.summary,
            quote=row.quote,
            lead=_units(row, Assignment.Role.LEAD) or UNSETTLED,
            supporting=_units(row, Assignment.Role.SUPPORTING),
            deadline=deadline_words(row),
            remark=row.docket_number,
        )


def deadline_words(row: Requirement) -> str:
    """Return a requirement's deadline for a table: a full date, a recurrence, both, or 待明确."""
    parts: list[str] = []
    if row.rrule:
        parts.append(repeat_words(row.rrule))
    if row.due_on:
        parts.append(f"{row.due_on.year}年{row.due_on.month}月{row.due_on.day}日前")
    if not parts:
        return "" if row.no_deadline else UNSETTLED
    return "，".join(parts)


def _units(row: Requirement, role: str) -> str:
    return "、".join(_names(one for one in row.assignments.all() if one.role == role))


def _names(assignments: Iterable[Assignment]) -> list[str]:
    return [str(one.unit) for one in assignments]
