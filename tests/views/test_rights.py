"""Nobody sees what is not theirs: every address, every role."""

import pytest
from django.urls import get_resolver, reverse

from accounts.models import UnitGroup
from accounts.roles import Role
from speeches.models import (
    Attachment,
    Event,
    ExtensionRequest,
    LedgerImport,
    Notice,
    ProgressReport,
    Requirement,
    SavedView,
    SourceFile,
)
from speeches.models.requirement import State
from tests.factories import AssignmentFactory, RequirementFactory, SpeechFactory, UserFactory

pytestmark = pytest.mark.django_db

OFFICE = {"clerk", "supervisor", "leader"}
SEES_UNITS = {"clerk", "supervisor", "system_admin"}
UNIT = {"liaison", "unit_head"}
EVERYBODY = {role.value for role in Role}
# Who gets in by GET: 200, a redirect or 405 (only POST is answered) count as in; 403 and 404 as out.
LETS_IN: dict[str, set[str]] = {
    "home": EVERYBODY,
    "notice-list": EVERYBODY,
    "notice-read-all": EVERYBODY,
    "password-change": EVERYBODY,
    "source-file-upload": {"clerk", "supervisor"},
    "source-file-detail": OFFICE,
    "source-file-line": {"clerk", "supervisor"},
    "source-file-download": OFFICE,
    "stopped-file-list": {"security_admin", "audit_admin"},
    "speech-list": OFFICE,
    "speech-create": {"clerk", "supervisor"},
    "speech-detail": OFFICE,
    "speech-edit": {"clerk", "supervisor"},
    "speech-repairs": OFFICE,
    "meeting-list": OFFICE,
    "meeting-create": {"clerk", "supervisor"},
    "meeting-detail": OFFICE,
    "meeting-edit": {"clerk", "supervisor"},
    "review-list": {"clerk", "supervisor"},
    "review-desk": {"clerk", "supervisor"},
    "review-draft": {"clerk", "supervisor"},
    "review-parts": {"clerk", "supervisor"},
    "review-find": {"clerk", "supervisor"},
    "breakdown-xlsx": OFFICE,
    "breakdown-docx": OFFICE,
    "assignment-list": {"supervisor"},
    "objection-settle": {"supervisor"},
    "requirement-detail": OFFICE | UNIT,
    "requirement-edit": {"supervisor"},
    "requirement-assign": {"supervisor"},
    "report-create": UNIT,
    "decision-list": {"supervisor"},
    "report-detail": OFFICE | UNIT,
    "attachment-download": OFFICE | UNIT,
    "requirement-list": OFFICE | UNIT,
    "requirement-export": OFFICE | UNIT,
    "dashboard": OFFICE,
    "ledger-import-list": {"supervisor"},
    "ledger-import-detail": {"supervisor"},
    "unit-list": SEES_UNITS,
    "unit-detail": SEES_UNITS,
    "unit-create": {"supervisor", "system_admin"},
    "unit-edit": {"supervisor", "system_admin"},
    "unit-group-list": SEES_UNITS,
    "unit-group-detail": SEES_UNITS,
    "unit-group-create": {"supervisor", "system_admin"},
    "unit-group-edit": {"supervisor", "system_admin"},
}
ACTS = {
    "object": UNIT,
    "close": {"supervisor"},
    "reopen": {"supervisor"},
    "cancel": {"supervisor"},
    "verify": {"supervisor"},
    "urge": {"supervisor"},
    "reassign": {"supervisor"},
    "instruct": {"leader"},
    "extend": UNIT,
}
POST_ONLY = {
    "speech-repair",
    "source-file-reread",
    "speech-redraft",
    "review-add",
    "review-confirm-above",
    "review-finish",
    "review-news",
    "review-undo",
    "requirement-acknowledge",
    "report-release",
    "report-decide",
    "extension-decide",
    "saved-view-create",
    "saved-view-delete",
    "notice-read",
    "unit-alias-create",
    "unit-alias-delete",
}
OPEN = {"login", "logout", "set_language"}


@pytest.fixture
def cast(clerk, supervisor, leader, liaison, unit_head, system_admin):
    return {
        "clerk": clerk,
        "supervisor": supervisor,
        "leader": leader,
        "liaison": liaison,
        "unit_head": unit_head,
        "system_admin": system_admin,
        "security_admin": UserFactory(role=Role.SECURITY_ADMIN),
        "audit_admin": UserFactory(role=Role.AUDIT_ADMIN),
    }


@pytest.fixture
def things(cast, health, tmp_path):
    """One row of each kind, of the health office."""
    source = SourceFile(name="讲话.txt", sha256="0" * 64, size=3, media_type="text/plain", raw_text="abc")
    source.file.save("x", __import__("django.core.files.base", fromlist=["ContentFile"]).ContentFile(b"abc"))
    speech = SpeechFactory(source_file=source)
    requirement = RequirementFactory(
        speech=speech, state=State.IN_PROGRESS, docket_year=2026, docket_serial=1, docket_number="督〔2026〕1号"
    )
    assignment = AssignmentFactory(requirement=requirement, unit=health, state="acknowledged")
    report = ProgressReport.objects.create(
        requirement=requirement,
        unit=health,
        progress="办了",
        percent=10,
        state="accepted",
        written_by=cast["liaison"],
        released_at="2026-03-14T08:00:00Z",
    )
    attached = Attachment(report=report, name="a.txt", size=1, sha256="0" * 64, uploaded_by=cast["liaison"])
    attached.file.save("a", __import__("django.core.files.base", fromlist=["ContentFile"]).ContentFile(b"a"))
    ExtensionRequest.objects.create(
        requirement=requirement,
        unit=health,
        reason="r",
        progress="p",
        from_due_on="2026-03-26",
        to_due_on="2026-04-26",
        asked_by=cast["liaison"],
    )
    event = Event.objects.create(requirement=requirement, verb=Event.Verb.EDITED)
    Notice.objects.create(recipient=cast["clerk"], event=event)
    SavedView.objects.create(user=cast["clerk"], name="x")
    waiting = LedgerImport.objects.create(
        name="台账.xlsx",
        sha256="1" * 64,
        size=1,
        sheets=[{"name": "1", "rows": [["编号"]]}],
        created_by=cast["supervisor"],
    )
    group = UnitGroup.objects.create(name="各责任单位")
    return {
        "speech": speech.pk,
        "review": speech.pk,
        "breakdown": speech.pk,
        "source": source.pk,
        "meeting": speech.meeting_id,
        "requirement": requirement.pk,
        "report": report.pk,
        "attachment": attached.pk,
        "objection": assignment.pk,
        "ledger": waiting.pk,
        "unit-group": group.pk,
        "unit": health.pk,
    }


def address(name: str, things: dict[str, int]) -> str:
    if name in ("report-create", "review-draft"):
        return reverse(name, args=[things["requirement"]])
    patterns = get_resolver().reverse_dict.getlist(name)
    if not patterns[0][0][0][1]:
        return reverse(name)
    family = "unit-group" if name.startswith("unit-group") else name.split("-", maxsplit=1)[0]
    return reverse(name, args=[things[family]])


def test_every_address_is_in_the_table():
    names = {name for name in get_resolver().reverse_dict if isinstance(name, str)}
    assert names - set(LETS_IN) - POST_ONLY - OPEN == {"requirement-act"}
    assert not set(LETS_IN) - names


@pytest.mark.parametrize("role", sorted(EVERYBODY))
def test_who_gets_in(role, cast, things, log_in):
    client = log_in(cast[role])
    wrong = {}
    for name, allowed in LETS_IN.items():
        status = client.get(address(name, things)).status_code
        assert status < 500, name
        if (status in (200, 302, 405)) != (role in allowed):
            wrong[name] = status
    for act, allowed in ACTS.items():
        status = client.get(reverse("requirement-act", args=[things["requirement"], act])).status_code
        if (status == 200) != (role in allowed):
            wrong[act] = status
    assert not wrong


def test_another_unit_finds_nothing_there(other_liaison, cast, things, log_in):
    client = log_in(other_liaison)
    for name in ("requirement-detail", "report-create", "report-detail", "attachment-download"):
        assert client.get(address(name, things)).status_code == 404, name
    assert client.get(reverse("requirement-act", args=[things["requirement"], "extend"])).status_code == 404
    assert client.post(reverse("requirement-acknowledge", args=[things["requirement"]])).status_code == 404
    page = client.get(reverse("requirement-list")).content.decode()
    assert "督〔2026〕1号" not in page
    assert "县人民医院" not in page


@pytest.mark.parametrize("role", sorted(EVERYBODY))
def test_posting_is_guarded_too(role, cast, things, log_in):
    """Whoever may not do a thing changes nothing by posting to it."""
    client = log_in(cast[role])
    before = Requirement.objects.values().get(pk=things["requirement"])
    allowed = {
        "review-confirm-above": {"clerk", "supervisor"},
        "review-finish": {"clerk", "supervisor"},
        "review-news": {"clerk", "supervisor"},
        "speech-redraft": {"clerk", "supervisor"},
        "speech-repair": {"clerk", "supervisor"},
        "source-file-reread": {"clerk", "supervisor"},
        "requirement-acknowledge": UNIT,
        "report-release": {"unit_head"},
        "report-decide": {"supervisor"},
    }
    for name, roles in allowed.items():
        if role in roles:
            continue
        kind = {
            "review": "speech",
            "speech": "speech",
            "source": "source",
            "requirement": "requirement",
            "report": "report",
        }
        path = reverse(name, args=[things[kind[name.split("-")[0]]]])
        assert client.post(path, {"action": "return", "words": "x"}).status_code in (403, 404), name
    assert Requirement.objects.values().get(pk=things["requirement"]) == before


def test_a_unit_does_not_see_what_others_wrote_before_release(cast, things, housing, other_liaison, log_in):
    requirement = Requirement.objects.get(pk=things["requirement"])
    AssignmentFactory(requirement=requirement, unit=housing, role="supporting", state="acknowledged")
    secret = ProgressReport.objects.create(
        requirement=requirement, unit=housing, progress="内部草稿", written_by=other_liaison
    )
    for role in ("liaison", "supervisor", "clerk", "leader"):
        client = log_in(cast[role])
        assert client.get(reverse("report-detail", args=[secret.pk])).status_code == 404, role
        assert "内部草稿" not in client.get(requirement.get_absolute_url()).content.decode(), role
    assert log_in(other_liaison).get(reverse("report-detail", args=[secret.pk])).status_code == 200


def test_downloads_are_never_opened_by_the_browser(cast, things, log_in):
    client = log_in(cast["clerk"])
    for name in ("source-file-download", "attachment-download", "requirement-export"):
        response = client.get(address(name, things))
        assert response["Content-Disposition"].startswith("attachment"), name
        assert response["X-Content-Type-Options"] == "nosniff"
