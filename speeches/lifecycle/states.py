"""The transition table: which verb leads from where to where, and which right it takes.

Overdue, due soon and the lights are questions asked of dates, never states.
"""

from dataclasses import dataclass

from accounts.roles import Right
from speeches.models import Event
from speeches.models.requirement import State

Verb = Event.Verb


@dataclass(frozen=True)
class Transition:
    verb: Verb
    sources: frozenset[State]
    target: State
    right: Right


def _row(verb: Verb, sources: str, target: State, right: Right) -> Transition:
    return Transition(verb, frozenset(State(name) for name in sources.split()), target, right)


TRANSITIONS: dict[Verb, Transition] = {
    row.verb: row
    for row in (
        _row(Verb.CONFIRMED, "draft dismissed", State.CONFIRMED, Right.REVIEW),
        _row(Verb.DISMISSED, "draft confirmed", State.DISMISSED, Right.REVIEW),
        _row(Verb.RESTORED, "confirmed dismissed", State.DRAFT, Right.REVIEW),
        _row(Verb.ASSIGNED, "confirmed", State.ASSIGNED, Right.SUPERVISE),
        _row(Verb.ACKNOWLEDGED, "assigned", State.IN_PROGRESS, Right.ACKNOWLEDGE),
        _row(Verb.CLOSURE_ASKED, "assigned in_progress", State.AWAITING_CLOSURE, Right.RELEASE),
        _row(Verb.RETURNED, "awaiting_closure", State.IN_PROGRESS, Right.SUPERVISE),
        _row(Verb.CLOSED, "assigned in_progress awaiting_closure", State.CLOSED, Right.SUPERVISE),
        _row(Verb.REOPENED, "closed cancelled", State.IN_PROGRESS, Right.SUPERVISE),
        _row(Verb.CANCELLED, "confirmed assigned in_progress awaiting_closure", State.CANCELLED, Right.SUPERVISE),
    )
}
