"""What holds for every row, whatever page wrote it."""

import pytest
from django.apps import apps
from django.db import IntegrityError, transaction
from django.utils import translation

from config.conflicts import Conflict
from speeches.models import Assignment, Event, Requirement

from .factories import AssignmentFactory, MeetingFactory, RequirementFactory

pytestmark = pytest.mark.django_db


def test_a_unit_sees_what_was_given_to_it_and_nothing_else(liaison, other_liaison, clerk, system_admin):
    ours = RequirementFactory(state=Requirement.State.ASSIGNED)
    AssignmentFactory(requirement=ours, unit=liaison.unit)
    proposed = RequirementFactory(state=Requirement.State.CONFIRMED)
    AssignmentFactory(requirement=proposed, unit=liaison.unit, state=Assignment.State.PROPOSED)
    assert list(Requirement.objects.visible_to(liaison)) == [ours]
    assert not Requirement.objects.visible_to(other_liaison).exists()
    assert not Requirement.objects.visible_to(system_admin).exists()
    assert Requirement.objects.visible_to(clerk).count() == 2


def test_the_second_of_two_editors_changes_nothing():
    meeting = MeetingFactory(title="甲")
    first, second = (type(meeting).objects.get(pk=meeting.pk) for _ in range(2))
    first.title = "乙"
    first.save_over(0, ["title"])
    second.title = "丙"
    with pytest.raises(Conflict):
        second.save_over(0, ["title"])
    meeting.refresh_from_db()
    assert (meeting.title, meeting.version) == ("乙", 1)


def test_history_cannot_be_changed_or_deleted():
    event = Event.objects.create(requirement=RequirementFactory(), verb=Event.Verb.EDITED)
    with pytest.raises(TypeError):
        event.save()
    with pytest.raises(TypeError):
        event.delete()
    with pytest.raises(TypeError):
        Event.objects.all().delete()
    with pytest.raises(TypeError):
        Event.objects.update(why="x")


def test_a_docket_number_is_given_once():
    RequirementFactory(docket_year=2026, docket_serial=7)
    with pytest.raises(IntegrityError), transaction.atomic():
        RequirementFactory(docket_year=2026, docket_serial=7)


def test_every_field_has_a_chinese_name():
    models = [*apps.get_app_config("speeches").get_models(), *apps.get_app_config("accounts").get_models()]
    with translation.override("zh-hans"):
        english = [
            f"{model.__name__}.{one.name}: {one.verbose_name}"
            for model in models
            for one in model._meta.fields
            if one.editable and not one.auto_created and str(one.verbose_name).isascii()
        ]
    assert not english
