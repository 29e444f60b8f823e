"""The first day: every state, all four lights, on any day; twice is once."""

from datetime import date

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from accounts.models import Unit, User
from accounts.roles import Role
from speeches.followup.lights import Light, annotate_light
from speeches.models import Event, ProgressReport, Requirement, Speech
from speeches.models.requirement import State

pytestmark = pytest.mark.django_db


@pytest.fixture
def loaded():
    call_command("load_seeds", verbosity=0)


def test_all_states_lights_and_roles_show(loaded):
    assert set(Requirement.objects.values_list("state", flat=True)) == set(State.values)
    lights = annotate_light(Requirement.objects.all(), timezone.localdate()).values_list("light", flat=True)
    assert set(Light.values) <= set(lights)
    assert set(User.objects.values_list("role", flat=True)) == set(Role.values)
    assert {"written", "released", "accepted", "returned"} <= set(
        ProgressReport.objects.values_list("state", flat=True)
    )
    assert Unit.objects.count() > 100
    assert Speech.objects.count() >= 16 + 5


def test_loading_twice_adds_nothing(loaded):
    def counted() -> list[int]:
        return [model.objects.count() for model in (Unit, User, Speech, Requirement, Event)]

    before = counted()
    call_command("load_seeds", verbosity=0)
    assert counted() == before


def test_history_lies_in_the_past_and_numbers_are_without_gaps(loaded):
    assert not Event.objects.filter(at__gt=timezone.now()).exists()
    assert Event.objects.filter(at__date__lt=date.fromordinal(timezone.localdate().toordinal() - 30)).exists()
    serials = list(Requirement.objects.docketed().order_by("docket_serial").values_list("docket_serial", "docket_year"))
    for year in {year for _serial, year in serials}:
        own = [serial for serial, of_year in serials if of_year == year]
        assert own == list(range(1, len(own) + 1))


def test_every_quotation_is_what_stands_in_the_speech(loaded):
    for row in Requirement.objects.select_related("speech"):
        assert row.speech.text[row.span_start : row.span_end] == row.quote


def test_known_passwords_stay_out_of_a_real_site(settings):
    settings.DEMO = settings.DEBUG = settings.TESTING = False
    with pytest.raises(CommandError):
        call_command("load_seeds")


def test_what_was_asked_for_again_is_joined_to_what_already_runs(loaded):
    joined = [row for row in Requirement.objects.exclude(repeats=None).select_related("repeats") if row.was_joined]
    assert joined
    assert all(row.repeats is not None and row.repeats.under_way for row in joined)
