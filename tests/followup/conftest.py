"""A requirement at each stop of its way."""

from datetime import date

import pytest

from speeches.followup.acknowledging import acknowledge
from speeches.followup.assigning import Order, assign
from speeches.models import Requirement
from tests.factories import RequirementFactory

TODAY = date(2026, 3, 13)


@pytest.fixture
def confirmed() -> Requirement:
    return RequirementFactory(state=Requirement.State.CONFIRMED)


@pytest.fixture
def assigned(confirmed, supervisor, health, housing) -> Requirement:
    assign(confirmed, supervisor, Order(lead=(health,), supporting=(housing,), due_on=date(2026, 3, 26)), on=TODAY)
    return Requirement.objects.get(pk=confirmed.pk)


@pytest.fixture
def in_progress(assigned, liaison) -> Requirement:
    acknowledge(assigned, liaison)
    return Requirement.objects.get(pk=assigned.pk)
