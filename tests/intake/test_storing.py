"""A file is stored whole or not at all, once, whoever sends it and whatever is killed in between."""

import os
import signal
import tempfile
import threading
from datetime import timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.db import connections
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from speeches.intake import read
from speeches.intake.importing import store
from speeches.lifecycle.orphans import orphans
from speeches.models import SourceFile, Speech
from speeches.review import drafting
from tests.factories import UserFactory

from .files import TEXT

DATA = TEXT.encode()
PATIENCE = 600  # seconds; a busy machine is slow, not wrong


def on_disk() -> list[str]:
    return [
        str(path.relative_to(settings.MEDIA_ROOT)) for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()
    ]


def sweep(**options) -> str:
    out = StringIO()
    call_command("sweep_files", stdout=out, stderr=out, **options)
    return out.getvalue()


def killed_before_the_rows() -> None:
    """Store the file in a process that is killed, without a chance to tidy up, when it comes to the rows."""
    document = read(DATA, "讲话.txt")
    pid = os.fork()
    if pid == 0:
        SourceFile.save = lambda *args, **kwargs: os.kill(os.getpid(), signal.SIGKILL)  # type: ignore[method-assign]
        try:
            store(document, DATA, "讲话.txt", None)
        finally:
            os._exit(1)
    _pid, status = os.waitpid(pid, 0)
    assert os.waitstatus_to_exitcode(status) == -signal.SIGKILL


@pytest.mark.django_db(transaction=True)
def test_the_same_file_sent_twice_at_the_same_moment_is_stored_once(shared_database, settings):
    # Four readers and those of tests that run beside this one share the machine's places, and its processors.
    settings.INTAKE_LIMITS = {**settings.INTAKE_LIMITS, **dict.fromkeys(("wait_seconds", "wall_seconds"), PATIENCE)}
    user = UserFactory(role="clerk")
    start = threading.Barrier(4, timeout=PATIENCE)
    pages: list[tuple[int, str]] = []

    def send() -> None:
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        upload = SimpleUploadedFile("讲话.txt", DATA)
        try:
            start.wait()
            response = client.post(
                reverse("source-file-upload"),
                {"files": [upload], "confirmed": "on"},
                headers={"x-requested-with": "XMLHttpRequest"},
            )
            pages.append((response.status_code, response.content.decode()))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=send) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [status for status, _page in pages] == [200] * 4, "a sender broke down: see the thread's error"
    assert sum("没有重复保存" in page for _status, page in pages) == 3, [page for _status, page in pages]
    assert SourceFile.objects.count() == Speech.objects.count() == 1
    assert on_disk() == [SourceFile.objects.get().file.name]
    assert SourceFile.objects.get().file.read() == DATA


@pytest.mark.django_db(transaction=True)
def test_two_searches_of_one_speech_at_the_same_moment_leave_no_draft_twice(shared_database, monkeypatch):
    (speech,) = store(read(DATA, "讲话.txt"), DATA, "讲话.txt", None).speeches
    found, both = drafting.extract_bounded, threading.Barrier(2, timeout=60)
    counts: list[int] = []

    def together(*arguments):
        result = found(*arguments)
        both.wait()
        return result

    def search() -> None:
        try:
            counts.append(drafting.draft_speech(Speech.objects.get(pk=speech.pk), actor=None))
        finally:
            connections.close_all()

    monkeypatch.setattr(drafting, "extract_bounded", together)
    threads = [threading.Thread(target=search) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert counts[0] == counts[1] >= 3
    assert speech.requirements.count() == counts[0]


@pytest.mark.django_db
def test_a_process_killed_between_file_and_rows_leaves_nothing_that_anybody_sees(clerk, log_in):
    killed_before_the_rows()
    (left,) = on_disk()
    assert not SourceFile.objects.exists()
    assert 'class="empty"' in log_in(clerk).get(reverse("speech-list")).content.decode()
    # The same file is taken in as if nothing had been.
    stored = store(read(DATA, "讲话.txt"), DATA, "讲话.txt", clerk).source
    assert stored.file.name != left
    assert stored.file.read() == DATA
    assert len(on_disk()) == 2
    sweep(hours=0)
    assert on_disk() == [stored.file.name]


@pytest.mark.django_db
def test_what_is_young_is_left_alone_and_a_dry_run_removes_nothing():
    killed_before_the_rows()
    (left,) = on_disk()
    assert "0 files" in sweep()
    assert left in sweep(hours=0, dry_run=True)
    assert on_disk() == [left]
    assert list(orphans(timezone.now() - timedelta(hours=1))) == []
    os.utime(Path(settings.MEDIA_ROOT) / left, (0, 0))
    assert "1 files without a row removed" in sweep()
    assert on_disk() == []


@pytest.mark.django_db
def test_only_what_is_ours_is_swept_and_a_row_without_its_file_is_named(clerk):
    foreign = default_storage.save("elsewhere/other.txt", ContentFile(b"x"))
    attached = default_storage.save("attachments/left", ContentFile(b"x"))
    row = store(read(DATA, "讲话.txt"), DATA, "讲话.txt", clerk).source
    said = sweep(hours=0, verbosity=2)
    assert attached in said
    assert default_storage.exists(foreign)
    assert not default_storage.exists(attached)
    default_storage.delete(row.file.name)
    assert f"speeches.SourceFile {row.pk}: its file {row.file.name} is gone" in sweep()
    assert SourceFile.objects.filter(pk=row.pk).exists()


@pytest.mark.django_db
def test_rows_that_cannot_be_written_take_their_file_with_them(monkeypatch):
    def fail(*args, **kwargs):
        raise RuntimeError("the disk of the database is full")

    monkeypatch.setattr(Speech.objects, "create", fail)
    with pytest.raises(RuntimeError):
        store(read(DATA, "讲话.txt"), DATA, "讲话.txt", None)
    assert not SourceFile.objects.exists()
    assert on_disk() == []


@pytest.mark.django_db
def test_what_a_killed_conversion_leaves_is_swept_when_it_is_old(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    old, young, foreign = (tmp_path / name for name in ("luoshi-convert-old", "luoshi-convert-young", "else-old"))
    for folder in (old, young, foreign):
        (folder / "out").mkdir(parents=True)
        (folder / "out" / "input.docx").write_bytes(DATA)
    link = tmp_path / "luoshi-convert-link"
    link.symlink_to(foreign)
    for folder in (old, foreign):
        os.utime(folder, (0, 0))
    os.utime(link, (0, 0), follow_symlinks=False)
    assert str(old) in sweep(dry_run=True)
    assert old.exists()
    assert "1 folders of conversions removed" in sweep()
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "else-old",
        "luoshi-convert-link",
        "luoshi-convert-young",
    ]
    assert (foreign / "out" / "input.docx").exists()


NEWS = "初冬时节，11月20日，青岩县召开全县冬春水利建设现场会，副县长石一川出席并讲话。会议强调，各乡镇要抓紧动工。\n"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "text", "title"),
    [
        ("a41f09c2.txt", NEWS, "全县冬春水利建设现场会"),
        ("水利现场会.txt", NEWS, "水利现场会"),
        ("a41f09c2.txt", "各乡镇要抓紧动工，月底前报县水利局。\n", "各乡镇要抓紧动工，月底前报县水利局。"),
    ],
)
def test_a_speech_without_title_is_called_what_a_reader_understands(name, text, title):
    data = text.encode()
    (speech,) = store(read(data, name), data, name, None).speeches
    assert speech.title == title
    assert speech.guessed["title"] == "no title was found"
