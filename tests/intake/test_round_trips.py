"""A text written in any format an office has comes back: at most 2 characters in 1,000 wrong, 20 from a scan."""

import shutil
from pathlib import Path

import pytest
from django.conf import settings
from rapidfuzz.distance import Levenshtein

from speeches.intake import Limits, Unreadable, read
from speeches.intake.conversion import CONVERTERS, convert
from speeches.intake.readers import pdf, scan

from . import writing

SEED = Path(settings.BASE_DIR) / "seeds/安全生产工作会议讲话.txt"
TEXT = SEED.read_text(encoding="utf-8")
LIMITS = Limits(wall_seconds=300, scan_seconds=300)
# Written once with LibreOffice from the seed: the tests need no LibreOffice.
OLDER_WORD = (Path(__file__).parent / "fixtures/safety.doc").read_bytes()
INSTALLED = [converter for converter in CONVERTERS if shutil.which(converter.program)]


def error_rate(found: str) -> float:
    wanted = "\n".join(writing.paragraphs(TEXT))
    return Levenshtein.distance(wanted, "\n".join(writing.paragraphs(found))) / len(wanted)


@pytest.mark.parametrize(
    ("name", "data", "media_type"),
    [
        ("讲话.txt", TEXT.encode("gb18030"), "text/plain"),
        ("讲话.docx", writing.word_with_header(TEXT), None),
        ("讲话.html", writing.page(TEXT), "text/html"),
        ("讲话.mht", writing.saved_page(TEXT), "multipart/related"),
        ("讲话.rtf", writing.rtf(TEXT), "application/rtf"),
        ("讲话.rtf", writing.rtf_in_unicode(TEXT), "application/rtf"),
        ("讲话.ofd", writing.ofd(TEXT), "application/ofd"),
        ("讲话.md", TEXT.replace("\n", "\n\n").replace("一、", "## 一、").encode(), "text/markdown"),
    ],
    ids=["gb18030", "docx", "html", "mhtml", "rtf-bytes", "rtf-unicode", "ofd", "md"],
)
def test_formats_that_are_read_here(name, data, media_type):
    document = read(data, name)
    assert error_rate(document.raw) <= 0.002
    assert media_type in {None, document.media_type}
    assert writing.RUNNING_HEAD not in document.raw
    assert not document.warnings


def test_a_converter_is_installed():
    assert INSTALLED


@pytest.mark.parametrize("converter", INSTALLED, ids=lambda converter: converter.program)
def test_older_word_through_every_converter_of_this_machine(converter):
    made = convert(OLDER_WORD, converter, LIMITS)
    assert made is not None
    assert error_rate(read(made, f"讲话{converter.ending}").raw) <= 0.002


@pytest.mark.parametrize("name", ["讲话.doc", "讲话.wps"])
def test_older_word_from_the_door(name):
    document = read(OLDER_WORD, name, limits=LIMITS)
    assert error_rate(document.raw) <= 0.002
    assert document.media_type == "application/msword"


@pytest.mark.parametrize("style", [writing.INDENTED, writing.COLUMNS + writing.INDENTED], ids=["one", "two columns"])
def test_printed_pages_without_their_running_heads(style, tmp_path):
    reading = pdf.read(writing.printed(TEXT, style, tmp_path), LIMITS)
    assert error_rate(reading.text) <= 0.002
    assert any(writing.RUNNING_HEAD in margin for margin in reading.margins)


@pytest.mark.parametrize(("kind", "name"), [("PDF", "扫描.pdf"), ("JPEG", "扫描.jpg")])
def test_a_scan_is_recognised(kind, name, tmp_path):
    short = "\n".join(TEXT.splitlines()[:6])
    printed = writing.printed(short, writing.INDENTED, tmp_path)
    document = read(writing.scanned(printed, kind), name, limits=LIMITS)
    (speech,) = document.speeches
    wanted, found = "".join(short.split()), "".join(document.raw.split())
    # One page has no running head that could be told from the text: it comes before and after.
    body = found[found.index(wanted[:8]) : found.rindex(wanted[-8:]) + 8]
    assert Levenshtein.distance(wanted, body) / len(wanted) <= 0.02
    assert "recognised" in document.warnings
    assert speech.text.count("\n") < len(wanted) / 20


def test_without_the_engine_a_scan_says_what_to_install(monkeypatch, tmp_path):
    monkeypatch.setattr(scan, "available", lambda: False)
    printed = writing.printed("同志们：", writing.INDENTED, tmp_path)
    with pytest.raises(Unreadable) as refused:
        read(writing.scanned(printed, "PDF"), "扫描.pdf")
    assert (refused.value.code, refused.value.detail) == ("missing_tool", "ocr")
