"""The administration pages: for those whose rights they are, and never against history."""

import re

import pytest
from django.contrib import admin
from django.urls import reverse

from accounts.models import Unit, UnitAlias, UnitGroup
from accounts.roles import Role
from speeches.models import Event, Holiday, Notice, ProgressReport
from tests.factories import AssignmentFactory, RequirementFactory, SpeechFactory, UnitFactory, UserFactory

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


def page_of(row, what: str = "change") -> str:
    args = [] if what == "add" else [row.pk]
    return reverse(f"admin:{row._meta.app_label}_{row._meta.model_name}_{what}", args=args)


def test_what_is_edited_there_can_be_opened_saved_and_not_overwritten(log_in):
    client = log_in(staff(Role.SUPERVISOR))
    requirement = AssignmentFactory(requirement=RequirementFactory()).requirement
    unit = requirement.assignments.get().unit
    group = UnitGroup.objects.create(name="各乡镇", rule_kind=Unit.Kind.TOWN)
    for row in (requirement, requirement.speech, requirement.speech.meeting, unit, group):
        opened = client.get(page_of(row))
        assert opened.status_code == 200, row
        form = opened.context["adminform"].form
        sent = {name: form[name].value() for name in form.fields if form[name].value()} | {"version": 0}
        for formset in opened.context["inline_admin_formsets"]:
            management = formset.formset.management_form
            sent |= {management.add_prefix(name): management[name].value() for name in management.fields}
        name = "summary" if row is requirement else "name" if row in (unit, group) else "title"
        assert client.post(page_of(row), sent | {name: "改过的名称"}).status_code == 302, row
        row.refresh_from_db()
        assert getattr(row, name) == "改过的名称"
        assert client.post(page_of(row), sent | {name: "晚来的名称"}).status_code == 409, row
        row.refresh_from_db()
        assert getattr(row, name) == "改过的名称"
    for row in (requirement.speech.meeting, unit, group, UnitAlias(), Holiday()):
        assert client.get(page_of(row, "add")).status_code == 200, row


def test_an_alias_is_put_right_under_its_own_name(log_in):
    alias = UnitAlias.objects.create(unit=UnitFactory(), name="卫生局")
    sent = {"name": alias.name, "unit": alias.unit_id, "learned": "on"}
    assert log_in(staff(Role.SUPERVISOR)).post(page_of(alias), sent).status_code == 302
    alias.refresh_from_db()
    assert alias.learned


def test_what_is_only_read_links_to_nothing_that_is_closed(log_in, clerk):
    """A supervisor may not open accounts, the audit administrator no units; both are named on pages they read."""
    assignment = AssignmentFactory(requirement=RequirementFactory(speech=SpeechFactory(created_by=clerk)))
    row, person = assignment.requirement, UserFactory(role=Role.LIAISON, unit=assignment.unit)
    Event.objects.create(requirement=row, verb=Event.Verb.EDITED, actor=clerk)
    for role, pages in ((Role.SUPERVISOR, [row, row.speech, row.events.get()]), (Role.AUDIT_ADMIN, [person])):
        client = log_in(staff(role))
        for page in pages:
            text = client.get(page_of(page)).content.decode()
            main = text[text.index('id="content-main"') :]
            links = set(re.findall(r'href="(/admin/[^"?]+/change/)"', main))
            assert all(client.get(link).status_code == 200 for link in links), (role, page, links)
            assert str(person.unit if page == person else clerk if page != row else row.events.get().actor) in main
    assert page_of(row.speech) in log_in(staff(Role.SUPERVISOR)).get(page_of(row)).content.decode()


def test_what_a_unit_has_not_released_stays_its_own_there_too(log_in, liaison, health):
    row = AssignmentFactory(requirement=RequirementFactory(), unit=health).requirement
    report = ProgressReport.objects.create(requirement=row, unit=health, progress="内部草稿", written_by=liaison)
    event = Event.objects.create(requirement=row, verb=Event.Verb.REPORTED, actor=liaison, why="内部草稿")
    notice = Notice.objects.create(recipient=liaison, event=event)
    client = log_in(staff(Role.SUPERVISOR))
    for hidden in (report, event, notice):
        assert client.get(page_of(hidden)).status_code == 302, "as if it were not there"
        assert client.get(listed(type(hidden))).context["cl"].result_count == 0
    assert "内部草稿" not in client.get(page_of(row)).content.decode()
    ProgressReport.objects.update(released_at="2026-03-14T08:00:00Z", state="released")
    assert "内部草稿" in client.get(page_of(report)).content.decode()
