"""A file with a secrecy marking: refused, no byte kept anywhere, and those who must know are told."""

import hashlib
import logging

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse

from accounts.roles import Role
from speeches.models import Event, Notice, SourceFile, Speech
from tests.factories import UserFactory
from tests.intake.files import TEXT, word

pytestmark = pytest.mark.django_db
TRACE = "只在此文件中出现的一句话"
SECRET = f"机密★10年\n{TEXT}{TRACE}。\n"
PASTE = "speech-create"


@pytest.fixture
def security_admin(db):
    return UserFactory(username="security_admin", full_name="保密员", role=Role.SECURITY_ADMIN)


@pytest.fixture
def audit_admin(db):
    return UserFactory(username="audit_admin", full_name="审计员", role=Role.AUDIT_ADMIN)


def send(client, data: bytes, name: str):
    upload = SimpleUploadedFile(name, data)
    return client.post(reverse("source-file-upload"), {"files": [upload], "confirmed": "on"}, follow=True)


def everything_stored() -> str:
    """Return every value of every text column of the database, joined."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")  # noqa: S608 - its own tables
            found += [str(value) for row in cursor.fetchall() for value in row]
    return "\n".join(found)


@pytest.mark.parametrize("data", [SECRET.encode(), word(SECRET), SECRET.encode("gb18030")], ids=["txt", "docx", "gbk"])
def test_no_byte_of_it_is_kept_and_the_security_administrator_is_told(
    data, clerk, security_admin, log_in, settings, tmp_path, caplog, monkeypatch
):
    caplog.set_level(logging.DEBUG)
    settings.FILE_UPLOAD_TEMP_DIR = settings.MEDIA_ROOT
    settings.MEDIA_ROOT.mkdir()
    settings.FILE_UPLOAD_HANDLERS = ["config.uploads.NamelessFileUploadHandler"]  # as for large files
    page = send(log_in(clerk), data, "讲话.txt").content.decode()
    assert "密级标志" in page
    assert not SourceFile.objects.exists()
    assert not Speech.objects.exists()
    assert [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()] == []
    assert TRACE not in everything_stored()
    assert TRACE not in caplog.text
    event = Event.objects.stopped_files(security_admin).get()
    assert event.actor == clerk
    assert event.stopped_file == {
        "name": "讲话.txt",
        "size": str(len(data)),
        "sha256": hashlib.sha256(data).hexdigest(),
    }
    assert event.why == ""
    assert [notice.recipient for notice in Notice.objects.all()] == [security_admin]


def test_what_is_pasted_is_stopped_too(clerk, security_admin, log_in):
    client = log_in(clerk)
    once = client.get(reverse(PASTE)).context["once"]
    response = client.post(reverse(PASTE), {"text": SECRET, "confirmed": "on", "once": once})
    assert response.status_code == 422
    assert not SourceFile.objects.exists()
    assert Event.objects.stopped_files(security_admin).get().actor == clerk
    assert TRACE not in everything_stored()


def test_a_marking_in_the_name_alone_is_enough(clerk, security_admin, log_in):
    send(log_in(clerk), TEXT.encode(), "（秘密）防汛讲话.txt")
    assert not SourceFile.objects.exists()
    assert Event.objects.stopped_files(security_admin).get().stopped_file["name"] == "（秘密）防汛讲话.txt"


def test_the_bell_leads_to_the_list_of_stopped_files(clerk, security_admin, audit_admin, log_in):
    send(log_in(clerk), SECRET.encode(), "讲话.txt")
    client = log_in(security_admin)
    assert "讲话.txt" in client.get(reverse("notice-list")).content.decode()
    notice = Notice.objects.get()
    opened = client.post(reverse("notice-read", args=[notice.pk]), follow=True)
    assert opened.request["PATH_INFO"] == reverse("stopped-file-list")
    for reader in (security_admin, audit_admin):
        page = log_in(reader).get(reverse("stopped-file-list")).content.decode()
        assert clerk.full_name in page
        assert hashlib.sha256(SECRET.encode()).hexdigest() in page


def test_nobody_else_sees_the_list(clerk, supervisor, leader, liaison, system_admin, log_in):
    for person in (clerk, supervisor, leader, liaison, system_admin):
        assert log_in(person).get(reverse("stopped-file-list")).status_code == 403


def test_an_empty_list_says_what_it_is_for(security_admin, log_in):
    assert 'class="empty"' in log_in(security_admin).get(reverse("stopped-file-list")).content.decode()


def test_a_closed_account_is_not_told(clerk, log_in):
    UserFactory(role=Role.SECURITY_ADMIN, is_active=False)
    send(log_in(clerk), SECRET.encode(), "讲话.txt")
    assert Event.objects.filter(verb=Event.Verb.STOPPED).count() == 1
    assert not Notice.objects.exists()
