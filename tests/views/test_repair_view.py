"""Original and clean text side by side: every repair marked, decided with one press, without a script too."""

import pytest
from django.urls import reverse

from speeches.models import Event, RepairDecision, Requirement, SourceFile
from speeches.models.requirement import State
from speeches.review.mending import repairs_of
from speeches.review.receiving import receive_file
from speeches.views import comparing
from tests.review.test_mending import RAW

pytestmark = pytest.mark.django_db


@pytest.fixture
def speech(clerk):
    (row,) = receive_file(RAW.encode(), "防汛讲话.txt", clerk).speeches
    row.refresh_from_db()
    return row


def places_of(speech):
    return repairs_of(SourceFile.objects.get()).places[speech.pk]


def form_of(place, kind: str, text: str = "") -> dict[str, str]:
    return {
        "place": f"{place.start}-{place.end}",
        "rule": place.rule,
        "now": place.now,
        "kind": kind,
        "text": text,
        "query": "show=",
    }


def test_every_repair_is_a_link_with_its_rule(speech, clerk, log_in):
    page = log_in(clerk).get(reverse("speech-repairs", args=[speech.pk])).content.decode()
    for place in places_of(speech):
        assert f'id="p{place.start}-{place.end}"' in page
    assert "标点改为全角" in page or "标点" in page


def test_one_press_undoes_without_a_script(speech, clerk, log_in):
    client = log_in(clerk)
    place = next(one for one in places_of(speech) if one.rule == "spaces")
    response = client.post(reverse("speech-repair", args=[speech.pk]), form_of(place, "undone"))
    assert response.status_code == 302
    assert f"place={place.start}-{place.end}" in response["Location"]
    page = client.get(response["Location"]).content.decode()
    assert "已撤销" in page
    assert clerk.full_name in page
    speech.refresh_from_db()
    assert "要在 5月" in speech.text


def test_moving_fetches_only_the_card(speech, clerk, log_in):
    place = places_of(speech)[-1]
    page = log_in(clerk).get(
        reverse("speech-repairs", args=[speech.pk]),
        {"place": f"{place.start}-{place.end}"},
        headers={"HX-Request": "true", "HX-Target": "repair-card"},
    )
    assert "<html" not in page.content.decode()
    assert f"{place.start}-{place.end}" in page.content.decode()


def test_a_marked_sentence_is_shown_in_the_original(speech, clerk, log_in):
    row = speech.requirements.get(quote__contains="安全检查")
    client = log_in(clerk)
    detail = client.get(row.get_absolute_url()).content.decode()
    address = f"{reverse('speech-repairs', args=[speech.pk])}?from={row.span_start}&amp;to={row.span_end}"
    assert address in detail
    shown = client.get(address.replace("&amp;", "&")).context["rows"]
    marked = [piece for line in shown for piece in line.pieces if piece.sought]
    assert "".join(piece.clean for piece in marked) == row.quote
    assert "安全检查,逐库" in "".join(piece.raw for piece in marked)


def test_a_docketed_quotation_is_refused_with_its_number(speech, clerk, log_in):
    row = speech.requirements.get(quote__contains="安全检查")
    Requirement.objects.filter(pk=row.pk).update(state=State.IN_PROGRESS, docket_number="督〔2026〕7号")
    place = next(one for one in places_of(speech) if row.span_start < one.at < row.span_end)
    response = log_in(clerk).post(reverse("speech-repair", args=[speech.pk]), form_of(place, "undone"))
    assert response.status_code == 409
    assert "督〔2026〕7号" in response.content.decode()
    assert not RepairDecision.objects.exists()


@pytest.mark.parametrize("wrong", [{"place": "x"}, {"place": "900-901"}, {"kind": "?"}, {"now": "别的"}])
def test_what_does_not_fit_is_a_conflict_and_changes_nothing(wrong, speech, clerk, log_in):
    place = places_of(speech)[0]
    form = {**form_of(place, "undone"), **wrong}
    assert log_in(clerk).post(reverse("speech-repair", args=[speech.pk]), form).status_code == 409
    assert not Event.objects.filter(verb=Event.Verb.EDITED).exists()


def test_a_selection_made_before_the_text_moved_adds_nothing(speech, clerk, log_in):
    client = log_in(clerk)
    selected = {
        "start": speech.text.index("同志们"),
        "end": speech.text.index("同志们") + 3,
        "length": len(speech.text),
    }
    place = next(one for one in places_of(speech) if one.rule == "spaces")
    client.post(reverse("speech-repair", args=[speech.pk]), form_of(place, "undone"))
    before = speech.requirements.count()
    assert client.post(reverse("review-add", args=[speech.pk]), selected).status_code == 409
    assert speech.requirements.count() == before


def test_a_leader_reads_but_has_no_buttons(speech, leader, log_in):
    page = log_in(leader).get(reverse("speech-repairs", args=[speech.pk])).content.decode()
    assert 'name="kind"' not in page


def test_the_page_asks_a_fixed_number_of_queries(speech, clerk, log_in, django_assert_num_queries):
    client = log_in(clerk)
    address = reverse("speech-repairs", args=[speech.pk])
    client.get(address)
    with django_assert_num_queries(8):
        client.get(address)
    for place in places_of(speech)[:3]:
        client.post(reverse("speech-repair", args=[speech.pk]), form_of(place, "undone"))
    client.get(address)
    with django_assert_num_queries(8):
        client.get(address)


def test_reading_again_from_the_page_keeps_what_was_decided(speech, clerk, log_in):
    client = log_in(clerk)
    place = next(one for one in places_of(speech) if one.rule == "spaces")
    client.post(reverse("speech-repair", args=[speech.pk]), form_of(place, "undone"))
    source = SourceFile.objects.get()
    page = client.post(reverse("source-file-reread", args=[source.pk]), follow=True).content.decode()
    assert "保留人工处理 1 处" in page
    speech.refresh_from_db()
    assert "要在 5月" in speech.text


def test_a_long_text_is_shown_in_parts_and_none_of_it_twice(speech):
    text = "".join(f"第{number}行，内容若干。\n" for number in range(4000))
    parts = comparing.windows(text)
    assert len(parts) > 2
    shown = [piece.clean for part in parts for row in comparing.rows(text, [], part) for piece in row.pieces]
    assert shown == text.split("\n")[:-1]
    assert all(comparing.window_of(parts, part.start) == part for part in parts)


def test_rows_hold_every_character_of_both_sides(speech):
    rows = comparing.rows(speech.text, places_of(speech), comparing.windows(speech.text)[0])
    clean = "".join(piece.clean for row in rows for piece in row.pieces)
    assert clean.replace("↵", "") == speech.text.replace("\n", "")
