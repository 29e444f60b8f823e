"""One door, checked from every side."""

import itertools

import pytest

from config.conflicts import Conflict
from speeches.lifecycle import change
from speeches.lifecycle.states import TRANSITIONS
from speeches.models import Event, Notice, Requirement
from speeches.models.requirement import State
from tests.factories import RequirementFactory

pytestmark = pytest.mark.django_db
Verb = Event.Verb


def test_a_step_writes_state_history_and_notices(supervisor, liaison):
    requirement = RequirementFactory(state=State.AWAITING_CLOSURE)
    change(requirement, Verb.RETURNED, supervisor, why="只有意向公示", notify=[liaison, supervisor])
    stored = Requirement.objects.get(pk=requirement.pk)
    assert (stored.state, stored.version) == (State.IN_PROGRESS, 1)
    event = stored.events.get()
    assert (event.from_state, event.to_state, event.why, event.actor) == (
        State.AWAITING_CLOSURE,
        State.IN_PROGRESS,
        "只有意向公示",
        supervisor,
    )
    assert [notice.recipient for notice in Notice.objects.all()] == [liaison]


@pytest.mark.parametrize(("verb", "state"), list(itertools.product(TRANSITIONS, State)))
def test_only_steps_of_the_table_are_taken(verb, state, supervisor, unit_head):
    step = TRANSITIONS[verb]
    actor = supervisor if supervisor.may(step.right) else unit_head
    requirement = RequirementFactory(state=state)
    if state in step.sources:
        change(requirement, verb, actor)
        assert Requirement.objects.get(pk=requirement.pk).state == step.target
    else:
        with pytest.raises(Conflict):
            change(requirement, verb, actor)
        assert Requirement.objects.get(pk=requirement.pk).state == state
        assert not Event.objects.exists()


def test_without_the_right_nothing_happens(liaison):
    requirement = RequirementFactory(state=State.AWAITING_CLOSURE)
    with pytest.raises(PermissionError):
        change(requirement, Verb.CLOSED, liaison)
    assert not Event.objects.exists()


def test_of_two_who_press_at_once_one_succeeds(supervisor):
    requirement = RequirementFactory(state=State.AWAITING_CLOSURE)
    stale = Requirement.objects.get(pk=requirement.pk)
    change(requirement, Verb.CLOSED, supervisor)
    with pytest.raises(Conflict):
        change(stale, Verb.CLOSED, supervisor)
    assert requirement.events.count() == 1
