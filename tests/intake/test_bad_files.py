"""A folder of bad files, sent through the page: each gets its outcome, and the site neither grows nor stumbles."""

import gc
import shutil
import sys
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.urls import reverse

from speeches.intake.document import LOSSES
from speeches.intake.importing import clean_name
from speeches.models import Event, SourceFile, Speech
from speeches.review.refusals import words_for

from .bad import FOLDER
from .bad.row import in_words
from .files import LONG, word
from .listening import callers

pytestmark = pytest.mark.django_db
MEGABYTE = 1024 * 1024
MAY_GROW = 50 * MEGABYTE
STORED = {"ok", "partial"}
REFUSED = "没有保存任何内容"
OF_THIS_MACHINE = "root:x:0:"  # how /etc/passwd begins, which many of the files name
_connections: list[object] = []


def _note_connections(event: str, arguments: tuple[object, ...]) -> None:
    if event == "socket.connect":
        _connections.append(arguments[1])


sys.addaudithook(_note_connections)


def memory() -> int:
    """Return what this process, which is the web process here, holds in memory, in bytes."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096


@pytest.fixture(scope="module")
def begun() -> list[int]:
    """What the process held when it had read an ordinary file, which loads what every later one uses."""
    return []


def made(number: int) -> bytes:
    return FOLDER[number].make()


@pytest.fixture(scope="module")
def maker() -> Iterator[Executor]:
    """A process that makes the files: what that takes is none of the web process's growth.

    It is forked, so that it knows the port that files name.
    """
    with ProcessPoolExecutor(1, mp_context=get_context("fork")) as pool:
        yield pool


@pytest.fixture
def short_patience(settings) -> None:
    """What takes long is cut off sooner than on a site; nothing here that is read needs so much."""
    settings.INTAKE_LIMITS = {**settings.INTAKE_LIMITS, "processor_seconds": 12}
    settings.EXTRACTION_LIMITS = {**settings.EXTRACTION_LIMITS, "processor_seconds": 12}


def send(client, data: bytes, name: str):
    upload = SimpleUploadedFile("x", data)
    upload._name = name  # as a hostile client sends it: Django's own cleaning is done again by its parser
    return client.post(reverse("source-file-upload"), {"files": [upload], "confirmed": "on"})


def on_disk() -> list[str]:
    root = Path(settings.MEDIA_ROOT)
    return sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())


@pytest.mark.parametrize("number", range(len(FOLDER)), ids=[bad.what for bad in FOLDER])
def test_a_bad_file_gets_its_outcome(
    number: int, maker, begun, clerk, log_in, short_patience, record_testsuite_property
):
    bad, data = FOLDER[number], maker.submit(made, number).result()
    client = log_in(clerk)
    if not begun:
        read_an_ordinary_file(client)
        begun.append(memory())
    _connections.clear()
    callers()
    came = outcomes_of(client, data, bad.name)
    del data
    look_at_what_is_there(client, came)
    grown = memory() - begun[0]
    record_testsuite_property(bad.what, f"{' '.join(came)}, {grown / MEGABYTE:.1f} MB")
    assert " ".join(came) == bad.expected
    assert _connections == []
    assert callers() == 0
    assert grown < MAY_GROW


def read_an_ordinary_file(client) -> None:
    """Take in a file as offices have it, look at its pages, and leave nothing of it."""
    with transaction.atomic():
        send(client, word(LONG), "平常.docx")
        client.get(reverse("source-file-upload"))
        look_at_what_is_there(client, ["ok"])
        transaction.set_rollback(True)
    shutil.rmtree(settings.MEDIA_ROOT)


def outcomes_of(client, data: bytes, name: str) -> list[str]:
    """Send a bad file and return what became of it, line by line: what was stored, or why nothing was."""
    assert send(client, data, name).status_code == 302
    answer = client.get(reverse("source-file-upload"))
    assert answer.status_code == 200
    page = answer.content.decode()
    came = []
    for sent in client.session["uploads"]:
        if sent["source"] is None:
            assert str(words_for(sent["code"], sent["detail"]).what) in page
            came.append(in_words(sent["code"], sent["detail"]))
            continue
        source = SourceFile.objects.get(pk=sent["source"])
        assert source.name == clean_name(source.name) == sent["name"].rpartition(" › ")[2]
        assert not set(source.name) & set("/\\\0\u202e<>\n")
        assert len(source.name) <= 255
        came.append(str(source.outcome))
    assert page.count(REFUSED) == len(came) - sum(one in {*STORED, "cut_off"} for one in came)
    return came


def look_at_what_is_there(client, came: list[str]) -> None:
    """Each file is stored whole, with pages that open, or not at all; nothing of this machine is in it."""
    sources = list(SourceFile.objects.order_by("pk"))
    assert len(sources) == sum(one in STORED for one in came)
    assert on_disk() == sorted(source.file.name for source in sources)
    assert Event.objects.filter(verb=Event.Verb.STOPPED).exists() == ("secret" in came)
    for source in sources:
        assert source.outcome == "ok" or LOSSES & set(source.warnings)
        assert OF_THIS_MACHINE not in source.raw_text
        assert client.get(source.get_absolute_url()).status_code == 200
        assert source.speeches.exists()
    for speech in Speech.objects.all():
        assert OF_THIS_MACHINE not in speech.text
        assert client.get(speech.get_absolute_url()).status_code == 200


def test_the_folder_is_large_and_every_outcome_is_in_it():
    assert len(FOLDER) >= 130
    assert len({bad.what for bad in FOLDER}) == len(FOLDER)
    assert all(bad.why for bad in FOLDER)
    expected = {code.partition(":")[0] for bad in FOLDER for code in bad.expected.split()}
    assert {"ok", "partial", "no_text", "empty", "too_large", "encrypted", "damaged", "secret", "cut_off"} <= expected
    assert {"unknown_format", "mislabelled", "cover_note"} <= expected
