"""What the open card of a draft shows beside its fields: who its words mean, and why it was found."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from accounts.models import Unit
from speeches.models import Assignment, Requirement

from .matching import Matcher

ROLE_NOTES = {Assignment.Role.LEAD.value: "主办", Assignment.Role.SUPPORTING.value: "协办"}
AROUND = 80  # characters of the speech shown on each side of a quotation


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
