"""A long speech comes to the desk part by part: quickly opened, everything reached, the counts of the whole."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from speeches.models import Requirement
from speeches.review.parts import part_at, starts
from tests.factories import AssignmentFactory, RequirementFactory, SpeechFactory

pytestmark = pytest.mark.django_db
LINE = "县卫健局要在4月底前报送有关材料，并抓好落实。\n"


@pytest.fixture
def client(clerk, log_in):
    return log_in(clerk)


def long_speech(health, lines: int, general: int = 0):
    speech = SpeechFactory(text=LINE * lines)
    for number in range(lines):
        start = number * len(LINE)
        row = RequirementFactory(
            speech=speech, quote=LINE.strip(), span_start=start, span_end=start + 23, trackable=number >= general
        )
        AssignmentFactory(requirement=row, unit=health, state="proposed")
    return speech


def rows_on(page: str) -> list[str]:
    return re.findall(r'id="row-(\d+)"', page)


def test_the_page_holds_the_part_of_the_open_draft_and_links_to_the_others(client, health):
    speech = long_speech(health, 400)
    begins = starts(speech.text)
    assert len(begins) == 4
    last = speech.requirements.in_reading_order().last()
    page = client.get(reverse("review-desk", args=[speech.pk]), {"draft": last.pk}).content.decode()
    here = [row for row in speech.requirements.in_reading_order() if part_at(begins, row.span_start) == 3]
    assert rows_on(page) == [str(row.pk) for row in here]
    assert page.count('class="part-wait"') == 6, "three parts of the text and three of the list"
    assert 'data-count="0/400/400"' in page
    assert f'<span class="said-n">{400 - len(here) + 1}</span>' in page
    without_scripts = client.get(reverse("review-desk", args=[speech.pk]), {"part": 1}).content.decode()
    assert set(rows_on(without_scripts)).isdisjoint(rows_on(page))
    assert rows_on(without_scripts)


def test_the_parts_that_come_near_are_sent_and_all_of_them_are_everything(client, health):
    speech = long_speech(health, 400)
    address = reverse("review-parts", args=[speech.pk])
    page = (
        client.get(address + "?part=0&part=1").content.decode()
        + client.get(address + "?part=2&part=3").content.decode()
    )
    assert sorted(rows_on(page), key=int) == [str(pk) for pk in speech.requirements.values_list("pk", flat=True)]
    assert page.count("<p data-at=") == 400
    assert client.get(address + "?part=99&part=x").content.decode().strip() == ""


def test_an_answer_brings_the_part_in_which_the_next_draft_stands(client, health):
    speech = long_speech(health, 400)
    begins = starts(speech.text)
    first = speech.requirements.in_reading_order().first()
    in_first_part = speech.requirements.filter(span_start__lt=begins[1]).exclude(pk=first.pk)
    Requirement.objects.filter(pk__in=in_first_part).update(state="confirmed")
    data = {"action": "confirm", "version": first.version}
    headers = {"HX-Request": "true", "X-Open-Draft": str(first.pk), "X-Parts": "0"}
    page = client.post(reverse("review-draft", args=[first.pk]), data, headers=headers).content.decode()
    assert 'id="text-1" hx-swap-oob="innerHTML"' in page
    assert page.count('class="draft"') == 1
    assert f'data-open="{rows_on(page)[0]}"' in page
    assert str(first.pk) in rows_on(page)
    headers["X-Parts"] = "0.1"
    second = speech.requirements.get(pk=rows_on(page)[0])
    data = {"action": "confirm", "version": second.version}
    page = client.post(reverse("review-draft", args=[second.pk]), data, headers=headers).content.decode()
    assert 'id="text-1"' not in page


def test_general_demands_come_when_they_are_unfolded(client, health):
    speech = long_speech(health, 400, general=80)
    address = reverse("review-parts", args=[speech.pk])
    folded = client.get(address + "?part=0").content.decode()
    assert len(re.search(r'data-versions="([^"]*)"', folded)[1].split("_")) == 80
    assert (
        len(rows_on(client.get(address + "?part=0", headers={"X-General": "1"}).content.decode()))
        == len(rows_on(folded)) + 80
    )


def test_opening_and_deciding_cost_the_same_number_of_questions_for_any_length(client, health):
    counts = set()
    for lines in (3, 700):
        speech = long_speech(health, lines)
        first, second = speech.requirements.in_reading_order()[:2]
        client.get(reverse("review-desk", args=[speech.pk]))
        with CaptureQueriesContext(connection) as opening:
            assert len(rows_on(client.get(reverse("review-desk", args=[speech.pk])).content.decode())) <= 110
        headers = {"HX-Request": "true", "X-Open-Draft": str(first.pk), "X-Parts": "0"}
        with CaptureQueriesContext(connection) as stepping:
            page = client.get(reverse("review-draft", args=[second.pk]), headers=headers).content.decode()
        assert rows_on(page) == [str(second.pk), str(first.pk)]
        counts.add((len(opening), len(stepping)))
    assert len(counts) == 1


def test_words_are_found_wherever_they_stand(client, health):
    speech = SpeechFactory(text=LINE * 400 + "最后说一句。")
    found = client.get(reverse("review-find", args=[speech.pk]), {"q": "最后", "from": ""}).json()
    assert speech.text[found["start"] : found["end"]] == "最后"
    assert found["said"] == "第 1 处，共 1 处"
    assert client.get(reverse("review-find", args=[speech.pk]), {"q": "没有的"}).json() == {
        "said": "讲话中没有这些字。"
    }
