"""The program that converts older Word files reaches for nothing, and is ended when it takes too long."""

import shutil
import sys
import urllib.request

import pytest

from speeches.intake import Limits, Unreadable, bounded
from speeches.intake.conversion import CONVERTERS, Converter, convert, prepare
from speeches.intake.readers.ole import is_broken, ole_kind, whole_sectors

from .bad import older
from .listening import ADDRESS, PORT, callers

INSTALLED = [converter for converter in CONVERTERS if shutil.which(converter.program)]
PATIENT = Limits(wall_seconds=300, processor_seconds=120)
OLDER_WORD = (older.FIXTURES / "safety.doc").read_bytes()


def shell(code: str) -> Converter:
    return Converter("sh", ("-c", code, "{file}"), ".txt")


@pytest.fixture
def with_network(monkeypatch):
    """Let the program see the network: what is tested is that it does not use it, not that there is none."""
    monkeypatch.setattr(bounded, "_without_network", lambda: ())


def test_the_server_that_bad_files_name_notices_who_calls():
    callers()
    with pytest.raises(OSError), urllib.request.urlopen(ADDRESS, timeout=0.2):  # noqa: S310 - it never answers
        pass
    assert callers() == 1


@pytest.mark.usefixtures("with_network")
@pytest.mark.parametrize("make", [older.reaching, older.flat_odf, older.rtf_reaching, older.page_reaching])
@pytest.mark.parametrize("converter", INSTALLED, ids=lambda converter: converter.program)
def test_no_link_is_followed_and_no_file_is_read(converter, make):
    """Each file goes to the program whatever it is: nothing rests on the reader that sorts them out before."""
    callers()
    made = convert(make(), converter, PATIENT)
    assert callers() == 0
    assert b"root:x:0:" not in (made or b"")
    if make is older.reaching:  # the format the programs are there for
        assert made is not None


def test_the_program_sees_no_network_where_the_system_permits_that(tmp_path):
    callers()
    code = f"import socket; socket.create_connection(('127.0.0.1', {PORT}))"
    came_through = bounded.run_bounded([sys.executable, "-c", code], tmp_path, tmp_path / "printed", PATIENT)
    permitted = bool(bounded._without_network())
    assert came_through is not permitted
    assert callers() == (0 if permitted else 1)


def test_without_a_converter_an_older_file_says_what_is_missing():
    with pytest.raises(Unreadable) as refused:
        prepare(OLDER_WORD, "讲话.doc", Limits(), (Converter("no-such-program", ("{file}",), ".txt"),))
    assert (refused.value.code, refused.value.detail) == ("missing_tool", "doc")


@pytest.mark.parametrize(
    "limits", [Limits(processor_seconds=1, wall_seconds=100), Limits(wall_seconds=1)], ids=["processor", "wall"]
)
def test_what_takes_too_long_is_ended_and_said(limits):
    with pytest.raises(Unreadable) as refused:
        prepare(OLDER_WORD, "讲话.doc", limits, (shell("while :; do :; done"),))
    assert (refused.value.code, refused.value.detail) == ("too_large", "time")


def test_where_one_is_too_slow_the_next_is_tried():
    quick = Converter("cat", ("{file}",), ".txt", "plain_conversion")
    limits = Limits(processor_seconds=1, wall_seconds=100)
    prepared = prepare(OLDER_WORD, "讲话.doc", limits, (shell("while :; do :; done"), quick))
    assert prepared.data == OLDER_WORD
    assert prepared.warnings == ("plain_conversion",)


def test_what_is_printed_without_end_is_cut_off():
    with pytest.raises(Unreadable):
        prepare(OLDER_WORD, "讲话.doc", Limits(unpacked=100_000), (shell("while :; do echo 讲话; done"),))


def test_a_file_that_breaks_off_is_told_from_a_whole_one():
    assert not is_broken(OLDER_WORD)
    assert not is_broken(older.reaching())
    for end in range(600, len(OLDER_WORD) - 1024, 512):
        assert is_broken(OLDER_WORD[:end]), end
    assert ole_kind(OLDER_WORD) == "doc"


@pytest.mark.parametrize("converter", INSTALLED, ids=lambda converter: converter.program)
@pytest.mark.parametrize(
    "data", [OLDER_WORD + b"x" * 700, OLDER_WORD + b"\0", OLDER_WORD.rstrip(b"\0")], ids=["more", "NUL", "less"]
)
def test_what_hangs_on_behind_a_file_or_was_not_sent_of_its_last_zeros_does_no_harm(data, converter):
    assert whole_sectors(data) == OLDER_WORD
    whole = prepare(OLDER_WORD, "讲话.doc", PATIENT, (converter,))
    assert len(prepare(data, "讲话.doc", PATIENT, (converter,)).data) == len(whole.data)
