"""A long text is searched for requirements in a bounded child; what is stopped is said, and nothing is lost."""

import tempfile
from datetime import date
from pathlib import Path

import pytest
from django.conf import settings as site
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from speeches.extraction import Context, extract
from speeches.forms.finding import in_review
from speeches.intake import Limits, Unreadable
from speeches.intake.slots import place
from speeches.models import Event, Requirement, SourceFile, Speech
from speeches.review import drafting
from speeches.review.drafting import draft_speech
from speeches.review.extracting import Bounds, extract_bounded
from tests.factories import SpeechFactory
from tests.intake.files import TEXT

LABELLED = sorted((Path(__file__).parents[1] / "extraction/labelled").glob("*.txt"))
SEEDS = sorted((Path(site.BASE_DIR) / "seeds").glob("*.txt"))
CONTEXT = Context(held_on=date(2026, 4, 8), holidays={date(2026, 4, 30): False})
ROOMY = Limits(processor_seconds=300, wall_seconds=300)
DENSE = "县水利局要在4月底前完成水库除险加固。\n"


@pytest.fixture(autouse=True)
def _own_places(monkeypatch, tmp_path):
    """Places that no other test holds."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


@pytest.fixture
def in_a_child(settings):
    """Every text is long here."""
    settings.EXTRACTION_LIMITS = {**settings.EXTRACTION_LIMITS, "here": 0, "wall_seconds": 300}
    return settings.EXTRACTION_LIMITS


def stopped(text: str, bounds: Bounds) -> tuple[str, str]:
    with pytest.raises(Unreadable) as caught:
        extract_bounded(text, CONTEXT, bounds)
    return caught.value.code, caught.value.detail


def test_the_child_finds_what_is_found_here_to_the_letter():
    """All lists, calendars and patterns are loaded before the child gives up its files: also those of rare words."""
    text = "\n".join(path.read_text(encoding="utf-8") for path in (*LABELLED, *SEEDS))
    rare = "请在2090年端午节后三个工作日内、农历八月十五前、每旬末、“十六五”期末前报送不少于3.5亿元的方案。\ud800\n"
    assert len(LABELLED) + len(SEEDS) >= 10
    found = extract(text + rare, CONTEXT)
    assert len(found.drafts) > 100
    assert any(draft.deadlines and draft.quantities for draft in found.drafts)
    assert extract_bounded(text + rare, CONTEXT, Bounds(here=0, limits=ROOMY)) == found


def test_a_short_text_starts_no_child(monkeypatch):
    monkeypatch.setattr("speeches.review.extracting.ask", None)
    assert extract_bounded(TEXT, CONTEXT, Bounds()).drafts


def test_what_takes_too_long_is_stopped():
    assert stopped(DENSE * 20_000, Bounds(limits=Limits(processor_seconds=2, wall_seconds=300))) == (
        "too_large",
        "time",
    )


def test_what_takes_too_much_memory_is_stopped():
    most = Limits(memory=130 * 1024 * 1024, processor_seconds=300, wall_seconds=300)
    assert stopped(DENSE * 20_000, Bounds(limits=most)) == ("too_large", "memory")


def test_more_drafts_than_one_speech_may_have_never_reach_the_web_process():
    assert stopped(DENSE * 20, Bounds(here=0, drafts=10, limits=ROOMY)) == ("too_large", "drafts")


@pytest.mark.django_db
def test_the_clerk_is_told_where_it_is_seen_and_can_have_it_done_again(clerk, supervisor, log_in, in_a_child):
    in_a_child["drafts"] = 1
    client = log_in(clerk)
    upload = SimpleUploadedFile("讲话.txt", TEXT.encode())
    answer = client.post(reverse("source-file-upload"), {"files": [upload], "confirmed": "on"}, follow=True)
    speech = Speech.objects.get()
    assert "查找要求已停止" in answer.content.decode()
    assert speech.text == SourceFile.objects.get().speeches.get().text
    assert "县财政局要安排专项经费200万元" in speech.text
    assert speech.search_stopped == "drafts"
    for path in (speech.get_absolute_url(), SourceFile.objects.get().get_absolute_url()):
        assert "正文已完整保存" in client.get(path).content.decode()
    desk = log_in(supervisor).get(reverse("review-desk", args=[speech.pk])).content.decode()
    assert "正文已完整保存" in desk
    assert "没有找到要求" not in desk
    assert list(in_review(Speech.objects.all(), "unread")) == [speech]
    assert not in_review(Speech.objects.all(), "done").exists()
    in_a_child["drafts"] = 1000
    page = log_in(clerk).post(reverse("speech-redraft", args=[speech.pk]), follow=True).content.decode()
    assert "正文已完整保存" not in page
    assert speech.requirements.drafts().count() >= 3


@pytest.mark.django_db
def test_a_search_that_is_stopped_takes_nothing_away(clerk, in_a_child):
    speech = SpeechFactory(text=TEXT)
    assert draft_speech(speech, actor=clerk) >= 3
    before = list(Requirement.objects.values_list("pk", "quote"))
    in_a_child["drafts"] = 1
    assert draft_speech(speech, actor=clerk) == 0
    assert list(Requirement.objects.values_list("pk", "quote")) == before
    assert Event.objects.filter(speech=speech, why="查找要求已停止").exists()


@pytest.mark.django_db
def test_who_finds_all_places_taken_is_told_to_come_back(clerk, log_in, in_a_child):
    in_a_child["wait_seconds"] = 1
    speech = SpeechFactory(text=TEXT)
    limits = drafting.bounds().limits
    with place(1, 0):
        in_a_child["at_once"] = 1
        draft_speech(speech, actor=clerk)
    assert limits.memory == site.INTAKE_LIMITS["memory"]
    assert "请过一分钟重新查找" in log_in(clerk).get(speech.get_absolute_url()).content.decode()
