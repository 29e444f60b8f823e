"""The history of a requirement in words: what happened, and which fields changed from what to what (经过)."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import FieldDoesNotExist

from config.templatetags.luoshi import full_day
from speeches.models import Event, Requirement
from speeches.templatetags.requirements import repeat_words

from .past.columns import NOTED

TOLD = ("summary", "quote", "due_on", "rrule", "targets", "importance", "lead_leader", "verification", "supervisor")


@dataclass(frozen=True, slots=True)
class Change:
    """One field that changed, in words; ``before`` is empty for what was only noted."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Step:
    """One event as it is told. ``weight`` is "key" where the state changed, else empty."""

    event: Event
    weight: str
    units: str = ""
    changes: list[Change] = field(default_factory=list)


def tell(events: Iterable[Event]) -> list[Step]:
    """Return events with their changes in words; the first values that assigning sets are particulars, not changes."""
    steps = []
    for event in events:
        units = event.changes.get("units") or ["", ""]
        told = [] if event.verb == Event.Verb.ASSIGNED else [name for name in TOLD if name in event.changes]
        changes = [_change(name, *event.changes[name]) for name in told]
        changes += [Change(str(NOTED[name]), "", event.changes[name][1]) for name in NOTED if name in event.changes]
        weight = "key" if event.to_state and event.to_state != event.from_state else ""
        steps.append(Step(event, weight, units[1] or "", changes))
    return steps


def _change(name: str, before: Any, after: Any) -> Change:
    try:
        label = str(Requirement._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
    except FieldDoesNotExist:
        label = name
    return Change(label, _words(name, before), _words(name, after))


def _words(name: str, value: Any) -> str:
    if value in (None, "", "None"):
        return "—"
    if name == "due_on":
        return full_day(date.fromisoformat(value))
    if name == "rrule":
        return repeat_words(value) or str(value)
    choices = {"importance": Requirement.Importance, "verification": Requirement.Verification}.get(name)
    return str(choices(value).label) if choices and value in choices.values else str(value)
