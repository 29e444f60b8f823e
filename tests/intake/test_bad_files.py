"""A folder of bad files, sent through the page: each gets its outcome, and the site neither grows nor stumbles."""

import gc
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from speeches.intake.importing import clean_name
from speeches.models import Event, SourceFile, Speech
from speeches.review.refusals import words_for

from .bad_files import FOLDER, Bad

pytestmark = pytest.mark.django_db
MEGABYTE = 1024 * 1024
MAY_GROW = 50 * MEGABYTE
STORED = {"ok", "partial"}
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
    """What the process held before its second file: the first one loads what every later one uses."""
    return []


@pytest.fixture
def short_patience(settings) -> None:
    """What takes long is cut off sooner than on a site; nothing here that is read needs so much."""
    settings.INTAKE_LIMITS = {**settings.INTAKE_LIMITS, "processor_seconds": 12}


def send(client, data: bytes, name: str):
    upload = SimpleUploadedFile("x", data)
    upload._name = name  # as a hostile client sends it: Django's own cleaning is done again by its parser
    return client.post(reverse("source-file-upload"), {"files": [upload], "confirmed": "on"})


def on_disk() -> list[str]:
    root = Path(settings.MEDIA_ROOT)
    return sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())


@pytest.mark.parametrize("bad", FOLDER, ids=[bad.what for bad in FOLDER])
def test_a_bad_file_gets_its_outcome(bad: Bad, begun, clerk, log_in, short_patience, record_testsuite_property):
    client = log_in(clerk)
    begun.append(memory())
    _connections.clear()
    came = outcome_of(client, bad)
    look_at_what_is_there(client, came)
    grown = memory() - begun[min(1, len(begun) - 1)]
    record_testsuite_property(bad.what, f"{came}, {grown / MEGABYTE:.1f} MB")
    assert came in bad.expected.split()
    assert _connections == []
    assert grown < MAY_GROW


def outcome_of(client, bad: Bad) -> str:
    """Send a bad file and return what became of it: the outcome of what was stored, or why nothing was."""
    assert send(client, bad.make(), bad.name).status_code == 302
    (sent,) = client.session["uploads"]
    page = client.get(reverse("source-file-upload"))
    assert page.status_code == 200
    source = SourceFile.objects.first()
    if source is None:
        assert words_for(sent["code"], sent["detail"]).what in page.content.decode()
        return str(sent["code"])
    assert source.name == clean_name(sent["name"]) == sent["name"]
    assert not set(source.name) & set("/\\\0\u202e<>\n")
    assert len(source.name) <= 255
    return str(source.outcome)


def look_at_what_is_there(client, came: str) -> None:
    """The file is stored whole, with pages that open, or not at all."""
    source, speech = SourceFile.objects.first(), Speech.objects.first()
    assert SourceFile.objects.count() == (came in STORED)
    assert (speech is None) == (source is None)
    assert on_disk() == ([source.file.name] if source else [])
    assert Event.objects.filter(verb=Event.Verb.STOPPED).exists() == (came == "secret")
    if source and speech:
        assert client.get(source.get_absolute_url()).status_code == 200
        assert client.get(speech.get_absolute_url()).status_code == 200


def test_the_folder_is_large_and_every_outcome_is_in_it():
    assert len(FOLDER) >= 40
    assert len({bad.what for bad in FOLDER}) == len(FOLDER)
    expected = {code for bad in FOLDER for code in bad.expected.split()}
    assert {"ok", "partial", "no_text", "empty", "too_large", "encrypted", "damaged", "secret"} <= expected
    assert {"unknown_format", "mislabelled"} <= expected
