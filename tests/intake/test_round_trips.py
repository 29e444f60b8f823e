"""A text written in any format an office has comes back: at most 2 characters in 1,000 wrong, 20 from a scan."""

import re
import shutil
from pathlib import Path

import pytest
from django.conf import settings
from rapidfuzz.distance import Levenshtein

from speeches.intake import Limits, Unreadable, read
from speeches.intake.conversion import CONVERTERS, convert
from speeches.intake.readers import pdf, scan

from . import writing
from .forms import FORMS, unpacked

SEEDS = Path(settings.BASE_DIR) / "seeds"
TEXTS = {
    name: (SEEDS / f"{name}.txt").read_text(encoding="utf-8")
    for name in ("安全生产工作会议讲话", "集中供热专题会议纪要", "农村人居环境整治推进会讲话")
}
TEXT, MINUTES = TEXTS["安全生产工作会议讲话"], TEXTS["集中供热专题会议纪要"]
SHORT = "\n".join(TEXT.splitlines()[:9])  # one page, whose running head comes only once
LIMITS = Limits(wall_seconds=300, scan_seconds=300)
FIXTURES = Path(__file__).parent / "fixtures"
# Written once with LibreOffice from the seeds, the minutes with numbered headings: the tests need no LibreOffice.
OLDER_WORD = (FIXTURES / "safety.doc").read_bytes()
INSTALLED = [converter for converter in CONVERTERS if shutil.which(converter.program)]
MEDIA_TYPES = {"txt": "text/plain", "md": "text/markdown", "html": "text/html", "mht": "multipart/related"}
ELSEWHERE = re.compile("pdf|doc|wps|.* office")  # written by programs that not every machine has
WRITTEN_HERE = [form for form in FORMS if form.ending == "docx" or not (form.scanned or ELSEWHERE.match(form.name))]


def error_rate(found: str, text: str = TEXT) -> float:
    wanted = "\n".join(writing.paragraphs(text))
    return Levenshtein.distance(wanted, "\n".join(writing.paragraphs(found))) / len(wanted)


@pytest.mark.parametrize("text", [*TEXTS.values(), SHORT], ids=[*TEXTS, "one page"])
@pytest.mark.parametrize("form", WRITTEN_HERE, ids=lambda form: form.name)
def test_formats_that_are_read_here(form, text, tmp_path):
    (data,) = form.write([text], tmp_path)
    document = read(*unpacked(data, f"讲话.{form.ending}", LIMITS))
    assert error_rate(document.raw, text) <= 0.002
    assert MEDIA_TYPES.get(form.ending, document.media_type) == document.media_type
    assert writing.RUNNING_HEAD not in document.raw
    assert not document.warnings


@pytest.mark.parametrize("name", ["minutes.rtf", "minutes.html"])
def test_what_libreoffice_writes(name):
    document = read((FIXTURES / name).read_bytes(), name)
    assert error_rate(document.raw, MINUTES) <= 0.002
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


@pytest.mark.parametrize("text", [TEXT, SHORT], ids=["pages", "one page"])
@pytest.mark.parametrize(
    "style",
    [writing.INDENTED, writing.BLOCKS, writing.COLUMNS + writing.INDENTED],
    ids=["indented", "blocks", "two columns"],
)
def test_printed_pages_without_their_running_heads(style, text, tmp_path):
    reading = pdf.read(writing.printed(text, style, tmp_path), LIMITS)
    assert error_rate(reading.text, text) <= 0.002
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
