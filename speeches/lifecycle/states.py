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
    """One step; it leads to ``target`` unless its caller names one of the ``others``."""

    verb: Verb
    sources: frozenset[State]
    target: State
    right: Right
    others: frozenset[State] = frozenset()


def _row(verb: Verb, sources: str, target: State, right: Right, *, others: str = "") -> Transition:
    return Transition(verb, _states(sources), target, right, _states(others))


def _states(names: str) -> frozenset[State]:
    return frozenset(State(name) for name in names.split())


TRANSITIONS: dict[Verb, Transition] = {
    row.verb: row
    for row in (
        _row(Verb.CONFIRMED, "draft dismissed", State.CONFIRMED, Right.REVIEW),
        _row(Verb.DISMISSED, "draft confirmed", State.DISMISSED, Right.REVIEW),
        _row(Verb.RESTORED, "confirmed dismissed", State.DRAFT, Right.REVIEW),
        _row(Verb.ASSIGNED, "confirmed", State.ASSIGNED, Right.SUPERVISE),
        _row(Verb.ACKNOWLEDGED, "assigned", State.IN_PROGRESS, Right.ACKNOWLEDGE),
        _row(Verb.REASSIGNED, "in_progress", State.ASSIGNED, Right.SUPERVISE),  # no lead unit has signed any more
        _row(Verb.CLOSURE_ASKED, "assigned in_progress", State.AWAITING_CLOSURE, Right.RELEASE),
        _row(Verb.RETURNED, "awaiting_closure", State.IN_PROGRESS, Right.SUPERVISE),
        _row(Verb.CLOSED, "assigned in_progress awaiting_closure", State.CLOSED, Right.SUPERVISE),
        # What was cancelled goes back to where it stood: not signed for, or not even docketed.
        _row(Verb.REOPENED, "closed cancelled", State.IN_PROGRESS, Right.SUPERVISE, others="assigned confirmed"),
        _row(Verb.CANCELLED, "confirmed assigned in_progress awaiting_closure", State.CANCELLED, Right.SUPERVISE),
    )
}
