"""Of an archive whose end is lost what can be read is kept: whole entries by their checksum, and a beginning."""

import io
import struct
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speeches.intake import Limits, Unreadable
from speeches.intake.readers.docx_parts import parse_beginning
from speeches.intake.readers.salvage import whole_archive

from .files import TEXT, archive, word

PARTS = {"甲.txt": TEXT.encode(), "空.txt": b"", "子/乙.txt": TEXT.replace("水利", "农业").encode() * 20}
WHOLE = archive(**{name.replace("/", "__"): content for name, content in PARTS.items()})


def stored() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as bundle:
        for name, content in PARTS.items():
            bundle.writestr(name, content)
    return buffer.getvalue()


def entries(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as bundle:
        assert bundle.testzip() is None
        return {name: bundle.read(name) for name in bundle.namelist()}


def test_a_whole_archive_is_left_as_it_is():
    assert whole_archive(WHOLE, Limits()) == (WHOLE, None)


@pytest.mark.parametrize("whole", [WHOLE, stored()], ids=["deflated", "stored"])
@given(data=st.data())
def test_wherever_it_breaks_off_what_comes_out_is_a_beginning_of_what_went_in(whole, data):
    end = data.draw(st.integers(0, whole.index(b"PK\x01\x02")))
    try:
        opened, saved = whole_archive(whole[:end], Limits())
    except Unreadable as refused:
        assert refused.code == "damaged"
        assert end < whole.index("空.txt".encode())
        return
    assert saved is not None
    found = entries(opened)
    assert list(found) == list(PARTS)[: len(found)]
    for name, content in found.items():
        assert PARTS[name].startswith(content)
        assert content == PARTS[name] or name == saved.cut == list(found)[-1]


@given(data=st.data())
def test_wrong_bytes_never_come_out_as_a_whole_entry(data):
    broken = bytearray(WHOLE[: WHOLE.index(b"PK\x01\x02")])
    at = data.draw(st.integers(0, len(broken) - 1))
    broken[at] ^= data.draw(st.integers(1, 255))
    try:
        opened, saved = whole_archive(bytes(broken), Limits())
    except Unreadable:
        return
    assert saved is not None
    known = set(PARTS.values())
    for name, content in entries(opened).items():
        assert name == saved.cut or content in known


@pytest.mark.parametrize(
    ("limits", "code"),
    [
        (Limits(unpacked=500), "too_large"),
        (Limits(entries=2), "too_large"),
        (Limits(ratio=1, ratio_from=1), "too_large"),
    ],
)
def test_what_is_saved_stays_within_the_limits(limits, code):
    with pytest.raises(Unreadable) as refused:
        whole_archive(WHOLE[:-30], limits)
    assert refused.value.code == code


def test_a_locked_entry_is_locked_without_the_end_too():
    data = bytearray(WHOLE[:-30])
    struct.pack_into("<H", data, 6, 1)
    with pytest.raises(Unreadable) as refused:
        whole_archive(bytes(data), Limits())
    assert refused.value.code == "encrypted"


def test_xml_that_breaks_off_gives_its_beginning_and_xml_that_is_broken_gives_nothing():
    root, breaks_off = parse_beginning("<a><b>甲</b><c>乙".encode(), Limits())
    assert breaks_off
    assert "".join(root.itertext()) == "甲乙"
    assert parse_beginning(b"<a><b/></a>", Limits())[1] is False
    for broken in (b"<a><b></a>", b"", b"x", b"<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;"):
        with pytest.raises(Unreadable):
            parse_beginning(broken, Limits())


def test_every_break_in_a_word_file_is_refused_or_marked():
    from speeches.intake import read  # noqa: PLC0415 - the door itself

    data = word("\n".join(f"{number}、{TEXT}" for number in range(20)))
    for end in range(400, len(data), len(data) // 60):
        try:
            document = read(data[:end], "讲话.docx")
        except Unreadable as refused:
            assert refused.code == "damaged"
        else:
            assert "cut_off" in document.warnings
            assert document.outcome == "partial"
