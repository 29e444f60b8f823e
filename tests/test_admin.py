"""The administration pages: for those whose rights they are, and never against history."""

import pytest
from django.contrib import admin
from django.urls import reverse

from accounts.roles import Role
from speeches.models import Event
from tests.factories import AssignmentFactory, RequirementFactory, UserFactory

pytestmark = pytest.mark.django_db
BUSINESS = [model for model in admin.site._registry if model._meta.app_label == "speeches"]
ACCOUNTS = [model for model in admin.site._registry if model._meta.app_label == "accounts"]


def listed(model) -> str:
    return reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_changelist")


def staff(role):
    return UserFactory(role=role, is_staff=True)


def test_every_model_of_the_design_has_its_page():
    names = {model.__name__ for model in BUSINESS}
    wanted = {
        "Meeting", "Speech", "SourceFile", "Requirement", "Assignment", "Milestone", "ProgressReport",
        "ExtensionRequest", "Reminder", "Instruction", "Bulletin", "Event", "Holiday",
    }  # fmt: skip
    assert wanted <= names


@pytest.mark.parametrize("model", BUSINESS, ids=lambda model: model.__name__)
def test_supervisors_look_things_up(model, log_in):
    AssignmentFactory(requirement=RequirementFactory())
    client = log_in(staff(Role.SUPERVISOR))
    assert client.get(listed(model), {"q": "县"}).status_code == 200


@pytest.mark.parametrize("role", [Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN, Role.CLERK, Role.LIAISON])
def test_nobody_else_reads_the_business_there(role, log_in):
    client = log_in(staff(role))
    for model in BUSINESS:
        status = client.get(listed(model)).status_code
        assert status == 403 or (model.__name__ == "Holiday" and status == 200), model


def test_the_system_administrator_opens_accounts_and_the_security_administrator_gives_roles(log_in):
    person = UserFactory(role=Role.CLERK)
    path = reverse("admin:accounts_user_change", args=[person.pk])
    opening = log_in(staff(Role.SYSTEM_ADMIN)).get(path).content.decode()
    giving = log_in(staff(Role.SECURITY_ADMIN)).get(path).content.decode()
    assert 'name="full_name"' in opening
    assert 'name="role"' not in opening
    assert 'name="role"' in giving
    assert 'name="full_name"' not in giving


def test_history_cannot_be_touched(log_in):
    event = Event.objects.create(requirement=RequirementFactory(), verb=Event.Verb.EDITED)
    client = log_in(staff(Role.SUPERVISOR))
    assert client.post(reverse("admin:speeches_event_delete", args=[event.pk]), {"post": "yes"}).status_code == 403
    client.post(reverse("admin:speeches_event_change", args=[event.pk]), {"why": "x"})
    event.refresh_from_db()
    assert event.why == ""
