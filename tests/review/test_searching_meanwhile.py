"""Searching a speech for drafts takes long: no transaction waits for it, and what happens meanwhile is not lost."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, transaction
from django.urls import reverse

from config.conflicts import Conflict
from speeches.intake import read
from speeches.intake.carrying import Replacement
from speeches.models import SourceFile, Speech
from speeches.review import drafting, shaping
from speeches.review.describing import describe
from speeches.review.drafting import draft_speech
from speeches.review.receiving import receive_file
from speeches.review.rereading import store_again
from speeches.review.tasks import find_drafts
from speeches.review.textual import reword
from speeches.views.outcomes import LONGEST_SEARCH
from tests.intake.files import TEXT

pytestmark = pytest.mark.django_db(transaction=True)
OTHER = TEXT.replace("二、强化保障\n", "二、强化保障\n县应急局要在5月底前完成一次防汛演练。\n")


@pytest.fixture
def speech(clerk) -> Speech:
    (row,) = receive_file(TEXT.encode(), "讲话.txt", clerk).speeches
    row.refresh_from_db()
    return row


def redate(speech: Speech, actor) -> None:
    describe(speech, actor, {"delivered_on": date(2026, 5, 8)}, version=speech.version, redraft=True)


def reread(speech: Speech, actor) -> None:
    store_again(SourceFile.objects.get(pk=speech.source_file_id), read(OTHER.encode(), "讲话.txt"), actor)


def search(speech: Speech, actor) -> None:
    draft_speech(speech, actor=actor)


ACTS = pytest.mark.parametrize("act", [redate, reread, search])


def meanwhile(monkeypatch, happens) -> list[str]:
    """Have something happen while a speech is searched, the first time; return the texts that are searched."""
    found, searched = drafting.extract_bounded, []

    def slow(text, *others):
        searched.append(text)
        if len(searched) == 1:
            happens()
        return found(text, *others)

    monkeypatch.setattr(drafting, "extract_bounded", slow)
    return searched


def quotes(speech: Speech) -> list[str]:
    rows = speech.requirements.in_reading_order()
    assert all(speech.text[row.span_start : row.span_end] == row.quote for row in rows)
    return [row.quote for row in rows]


@ACTS
def test_no_transaction_waits_for_it(monkeypatch, speech, clerk, act):
    held: list[bool] = []
    searched = meanwhile(monkeypatch, lambda: held.append(connection.in_atomic_block))
    act(speech, clerk)
    assert len(searched) == 1
    assert held == [False]


@ACTS
def test_a_text_that_changes_meanwhile_is_searched_again(monkeypatch, speech, clerk, act):
    def change() -> None:
        stored = Speech.objects.get(pk=speech.pk)
        at = stored.text.index("200万元")
        with transaction.atomic():
            reword(stored, [Replacement(at, at + 3, "3000")], clerk)

    searched = meanwhile(monkeypatch, change)
    act(speech, clerk)
    speech.refresh_from_db()
    assert searched[1:] == [speech.text]
    assert any("3000万元" in quote for quote in quotes(speech))


@ACTS
def test_a_second_search_meanwhile_leaves_no_draft_twice(monkeypatch, speech, clerk, act):
    meanwhile(monkeypatch, lambda: draft_speech(Speech.objects.get(pk=speech.pk), actor=clerk))
    act(speech, clerk)
    speech.refresh_from_db()
    found = quotes(speech)
    assert len(found) >= 3
    assert len(set(found)) == len(found)


@pytest.mark.parametrize("act", [redate, reread])
def test_a_search_that_is_killed_is_still_to_be_done(monkeypatch, speech, clerk, act):
    def killed() -> None:
        raise KeyboardInterrupt

    meanwhile(monkeypatch, killed)
    with pytest.raises(KeyboardInterrupt):
        act(speech, clerk)
    speech.refresh_from_db()
    assert (speech.delivered_on == date(2026, 5, 8)) is (act is redate)
    assert ("县应急局" in speech.text) is (act is reread)
    quotes(speech)
    assert list(Speech.objects.unread()) == [speech]
    find_drafts.enqueue(speech.source_file_id, clerk.pk)
    assert not Speech.objects.unread().exists()
    assert any("县应急局" in quote for quote in quotes(speech)) is (act is reread)


def test_a_search_that_was_killed_is_seen_and_can_be_done_again(monkeypatch, speech, clerk, log_in):
    client = log_in(clerk)
    assert "重新查找" not in client.get(speech.get_absolute_url()).content.decode()

    def killed():
        raise KeyboardInterrupt

    with monkeypatch.context() as during:
        meanwhile(during, killed)
        with pytest.raises(KeyboardInterrupt):
            redate(speech, clerk)
    assert Speech.objects.get().delivered_on == date(2026, 5, 8)
    page = client.get(speech.get_absolute_url()).content.decode()
    assert "还没有查找要求" in page
    path = reverse("speech-redraft", args=[speech.pk])
    assert path in page
    assert "还没有查找要求" not in client.post(path, follow=True).content.decode()
    assert not Speech.objects.unread().exists()


def test_words_selected_in_a_text_that_is_gone_are_not_added(speech, clerk):
    count = speech.requirements.count()
    there = Speech.objects.get(pk=speech.pk)
    there.text = "会议强调：\n" + there.text
    there.save_over(there.version, ["text"])
    with pytest.raises(Conflict):
        shaping.add(speech, clerk, 0, 10)
    assert speech.requirements.count() == count


def test_a_search_that_fails_is_said_and_takes_nothing_from_the_other_speeches(monkeypatch, clerk, log_in):
    def fail() -> None:
        raise RuntimeError("unforeseen")

    meanwhile(monkeypatch, fail)
    upload = SimpleUploadedFile("汇编.txt", f"第一篇\n{TEXT}第二篇\n{OTHER}".encode())
    form = {"files": [upload], "confirmed": "on"}
    headers = {"x-requested-with": "XMLHttpRequest"}
    line = log_in(clerk).post(reverse("source-file-upload"), form, headers=headers).content.decode()
    first, second = Speech.objects.order_by("position")
    assert (first.search_stopped, second.search_stopped) == ("failed", "")
    assert list(Speech.objects.unread()) == [first]
    assert any("县应急局" in quote for quote in quotes(second))
    assert "hx-get" not in line  # nobody waits for it for ever
    assert "查找要求已停止" in line
    assert "查找要求时出错" in log_in(clerk).get(first.get_absolute_url()).content.decode()


def test_the_line_of_an_upload_does_not_wait_for_ever(clerk, log_in, monkeypatch):
    monkeypatch.setattr("speeches.review.receiving.look_for_drafts", lambda imported, user: None)
    client = log_in(clerk)
    upload = SimpleUploadedFile("讲话.txt", TEXT.encode())
    client.post(reverse("source-file-upload"), {"files": [upload], "confirmed": "on"})
    source = SourceFile.objects.get()
    assert source.speeches.count() == 1
    line = reverse("source-file-line", args=[source.pk])
    assert "hx-get" in client.get(line).content.decode()
    SourceFile.objects.update(created_at=source.created_at - LONGEST_SEARCH)
    given_up = client.get(line).content.decode()
    assert "hx-get" not in given_up
    assert "没有查找要求" in given_up
    page = client.get(source.get_absolute_url()).content.decode()
    assert f"<b>{source.speeches.get().title}</b>：这篇讲话还没有查找要求" in page
