"""The review desk over HTTP: what changed comes back, text and list stay in step, two clerks see each other."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from speeches.models import Requirement
from speeches.models.requirement import State
from speeches.review import decisions, shaping
from speeches.review.drafting import draft_speech
from tests.factories import AssignmentFactory, RequirementFactory, SpeechFactory, UserFactory

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def speech(clerk, health, housing):
    speech = SpeechFactory()
    draft_speech(speech, actor=clerk, holidays={})
    return speech


@pytest.fixture
def client(clerk, log_in):
    return log_in(clerk)


def trackable(speech) -> list[Requirement]:
    return list(speech.requirements.filter(trackable=True, withdrawn=False).in_reading_order())


def act(client, row, action, **more):
    row.refresh_from_db()
    data = {"action": action, "version": row.version, **more}
    return client.post(reverse("review-draft", args=[row.pk]), data, headers={**HTMX, "X-Open-Draft": str(row.pk)})


def test_an_act_answers_with_the_rows_that_changed_and_the_progress(speech, client):
    first, second = trackable(speech)
    page = act(client, first, "confirm").content.decode()
    assert re.findall(r'id="row-(\d+)"', page) == [str(second.pk), str(first.pk)]
    assert 'id="progress"' in page
    assert 'id="reader"' not in page, "the text stays as it is"
    first.refresh_from_db()
    assert first.state == State.CONFIRMED


def test_merge_split_and_add_bring_text_and_list_anew_and_can_be_undone(speech, client):
    first, second = trackable(speech)
    whole = (first.span_start, first.span_end, first.summary)
    page = act(client, first, f"merge:{second.pk}.{second.version}").content.decode()
    assert 'id="reader"' in page
    assert f'id="row-{second.pk}"' not in page, "what was merged away is no draft any more"
    undo = reverse("review-undo", args=[speech.pk])
    client.post(undo, headers=HTMX)
    first, again = trackable(speech)
    assert ((first.span_start, first.span_end, first.summary), again.pk) == (whole, second.pk)
    at = first.span_start + first.quote.index("，") + 1
    act(client, first, f"split:{at}")
    assert len(trackable(speech)) == 3 or speech.requirements.drafts().count() > 2
    client.post(undo, headers=HTMX)
    assert [row.pk for row in trackable(speech)] == [first.pk, second.pk]
    before = speech.requirements.filter(withdrawn=False).count()
    client.post(reverse("review-add", args=[speech.pk]), {"start": 0, "end": 3}, headers=HTMX)
    assert speech.requirements.filter(withdrawn=False).count() == before + 1
    client.post(undo, headers=HTMX)
    assert speech.requirements.filter(withdrawn=False).count() == before
    page = client.post(undo, headers=HTMX).content.decode()
    assert "没有可以撤销的操作" in page


def test_confirming_all_is_one_step(speech, client):
    Requirement.objects.filter(speech=speech, trackable=True).update(confidence=0.95)
    page = client.post(reverse("review-confirm-above", args=[speech.pk]), {"least": "90"}, headers=HTMX)
    assert "已采纳 2 条" in page.content.decode()
    assert set(offered(page.content.decode()).values()) == {0}
    client.post(reverse("review-undo", args=[speech.pk]), headers=HTMX)
    assert {row.state for row in trackable(speech)} == {State.DRAFT}


def offered(page: str) -> dict[int, int]:
    """Return from which confidence all can be confirmed, and how many drafts the page says that takes."""
    steps = re.findall(r'name="least" value="(\d+)"[^>]*>≥ \d+<b>(\d+) 条</b>', page)
    return {int(percent): int(count) for percent, count in steps}


def test_each_confidence_says_how_many_drafts_it_takes_and_takes_as_many(client):
    speech = SpeechFactory()
    for place, confidence in enumerate((0.99, 0.95, 0.91, 0.9, 0.72, 0.4)):
        RequirementFactory(speech=speech, span_start=place, span_end=place + 1, confidence=confidence)
    RequirementFactory(speech=speech, trackable=False, confidence=0.99)
    said = offered(client.get(reverse("review-desk", args=[speech.pk])).content.decode())
    assert said == {95: 2, 90: 4, 85: 4, 80: 4, 70: 5, 50: 5}
    for percent, count in said.items():
        page = client.post(reverse("review-confirm-above", args=[speech.pk]), {"least": percent}, headers=HTMX)
        assert f"已采纳 {count} 条" in page.content.decode()
        assert speech.requirements.filter(state=State.CONFIRMED).count() == count
        client.post(reverse("review-undo", args=[speech.pk]), headers=HTMX)
        assert speech.requirements.drafts().count() == 7
    answer = client.post(reverse("review-confirm-above", args=[speech.pk]), {"least": 10}, headers=HTMX)
    assert answer.status_code == 409, "only what was offered with its count"


def test_of_a_book_one_press_takes_the_first_and_says_so(client, monkeypatch):
    monkeypatch.setattr(decisions, "MOST_AT_ONCE", 2)
    speech = SpeechFactory()
    rows = [RequirementFactory(speech=speech, span_start=at, span_end=at + 1, confidence=0.95) for at in range(3)]
    page = client.post(reverse("review-confirm-above", args=[speech.pk]), {"least": 90}, headers=HTMX)
    assert "再按一次" in page.content.decode()
    assert list(speech.requirements.filter(state=State.CONFIRMED)) == rows[:2]


def test_confirming_all_and_taking_it_back_do_not_read_the_text_for_each_draft(client):
    speech = SpeechFactory()
    for place in range(30):
        RequirementFactory(speech=speech, span_start=place, span_end=place + 1, confidence=0.95)
    for name, data in (("review-confirm-above", {"least": 90}), ("review-undo", {})):
        with CaptureQueriesContext(connection) as captured:
            client.post(reverse(name, args=[speech.pk]), data, headers=HTMX)
        assert sum('"speeches_speech"."text"' in query["sql"] for query in captured) <= 3, name


def test_without_scripts_every_action_leads_back_to_the_desk(speech, client):
    first, second = trackable(speech)
    desk = reverse("review-desk", args=[speech.pk])
    for action in ("confirm", "restore", "dismiss", "restore", f"merge:{second.pk}.{second.version}"):
        first.refresh_from_db()
        data = {"action": action, "version": first.version}
        response = client.post(reverse("review-draft", args=[first.pk]), data)
        assert response.status_code == 302, action
        assert response.url.startswith(desk), action
    assert client.post(reverse("review-undo", args=[speech.pk])).status_code == 302


def news(client, speech, shown: dict[str, str], open_one: Requirement, busy: bool = False):
    data = {**shown, "busy": open_one.pk if busy else ""}
    headers = {**HTMX, "X-Open-Draft": str(open_one.pk), "X-Parts": "0"}
    return client.post(reverse("review-news", args=[speech.pk]), data, headers=headers)


def shown_on(page: str, before: dict[str, str] | None = None) -> dict[str, str]:
    """Return what a page tells of itself when it asks for news, after an answer was put into it."""
    versions = dict(one.split(".") for one in before["seen"].split("_")) if before else {}
    versions |= re.findall(r'data-draft="(\d+)" data-state="\w+" data-version="(\d+)"', page)
    folded = re.search(r'data-versions="([^"]*)"', page)
    return {
        "seen": "_".join(f"{pk}.{version}" for pk, version in versions.items()),
        "folded": folded[1] if folded else (before or {}).get("folded", ""),
        "count": re.search(r'data-count="([^"]*)"', page)[1],
    }


def test_what_another_clerk_decides_appears_but_not_over_what_is_being_typed(speech, client):
    first, second = trackable(speech)
    shown = shown_on(client.get(reverse("review-desk", args=[speech.pk])).content.decode())
    assert news(client, speech, shown, first).status_code == 204
    other = UserFactory(full_name="苏婉清", role="clerk")
    decisions.dismiss(second, other, version=second.version)
    page = news(client, speech, shown, first).content.decode()
    assert "苏婉清" in page
    assert re.search(rf'id="row-{second.pk}"[^>]*data-state="dismissed"', page)
    shown = shown_on(page, shown)
    assert news(client, speech, shown, first).status_code == 204
    decisions.confirm(first, other, version=first.version)
    page = news(client, speech, shown, first, busy=True).content.decode()
    assert "你填写的内容还在" in page
    assert f'id="row-{first.pk}"' not in page, "the card in which somebody types is left alone"


def test_what_another_decided_just_before_my_own_act_is_still_news_to_me(speech, client):
    first, second = trackable(speech)
    shown = shown_on(client.get(reverse("review-desk", args=[speech.pk])).content.decode())
    third = RequirementFactory(speech=speech, quote="同志们", span_start=0, span_end=3)
    shown = shown_on(news(client, speech, shown, first).content.decode(), shown)
    decisions.dismiss(third, UserFactory(full_name="苏婉清", role="clerk"), version=third.version)
    shown = shown_on(act(client, first, "confirm").content.decode(), shown)
    page = news(client, speech, shown, second).content.decode()
    assert re.search(rf'id="row-{third.pk}"[^>]*data-state="dismissed"', page)


def refused(client, row, version, action, **more) -> str:
    data = {"action": action, "version": version, **more}
    answer = client.post(reverse("review-draft", args=[row.pk]), data, headers=HTMX)
    assert answer.status_code == 409
    return answer.content.decode()


def test_who_comes_second_is_told_who_did_what_and_what_is_kept(speech, client):
    first, second = trackable(speech)
    other = UserFactory(full_name="苏婉清", role="clerk")
    decisions.dismiss(first, other, version=first.version)
    page = refused(
        client, first, 0, "confirm", **{f"d{first.pk}-summary": "我改的名称", f"d{first.pk}-importance": "key"}
    )
    assert re.search(r"苏婉清 \d\d:\d\d 处理了这一条（不采纳），现在的状态是“不采纳”", page)
    assert "没有执行" in page
    assert "我改的名称" in page, "what was typed stands in the answer too"
    first.refresh_from_db()
    assert (first.state, first.summary == "我改的名称") == (State.DISMISSED, False)
    decisions.confirm(second, other, version=second.version)
    assert "苏婉清" in refused(client, second, 0, "dismiss")


def test_nobody_merges_with_a_draft_that_they_have_not_seen(speech, client):
    """The page shows a second below the first; another confirms that, so that a third follows."""
    first, second = trackable(speech)
    third = RequirementFactory(speech=speech, span_start=second.span_end, span_end=second.span_end + 1)
    page = client.get(reverse("review-desk", args=[speech.pk]), {"draft": first.pk}).content.decode()
    assert f'value="merge:{second.pk}.0"' in page
    decisions.confirm(second, UserFactory(full_name="苏婉清", role="clerk"), version=0)
    assert "苏婉清" in refused(client, first, 0, f"merge:{second.pk}.0")
    for row, state in ((first, State.DRAFT), (second, State.CONFIRMED), (third, State.DRAFT)):
        row.refresh_from_db()
        assert (row.state, row.withdrawn) == (state, False)


def test_of_a_draft_that_another_merged_away_the_next_one_is_shown(speech, client):
    first, second = trackable(speech)
    other = UserFactory(full_name="苏婉清", role="clerk")
    shaping.merge(first, second, other, versions=(first.version, second.version))
    assert "已不是单独的一条" in refused(client, second, 0, "confirm")
    page = client.get(reverse("review-draft", args=[second.pk]), headers={**HTMX, "X-Parts": "0"}).content.decode()
    assert "这一条已经不在了" in page
    assert f'id="row-{second.pk}"' not in page
    assert f'data-open="{first.pk}"' in page


def test_every_act_is_said(speech, client):
    first, second = trackable(speech)
    said = [
        re.search(r'id="desk-say"[^>]*>([^：<]*)', act(client, first, action).content.decode())[1]
        for action in ("confirm", "restore", "dismiss", "restore", "save", f"merge:{second.pk}.0")
    ]
    assert said == ["已采纳", "已撤回", "不采纳", "已撤回", "已保存", "已合并"]


def test_after_the_last_decision_its_card_stays_open_and_says_how_to_finish(speech, client):
    first, second = trackable(speech)
    act(client, first, "confirm")
    page = act(client, second, "dismiss").content.decode()
    assert f'data-open="{second.pk}"' in page
    assert page.count('class="draft"') == 1
    assert "F 键" in re.search(r'id="desk-say"[^>]*>([^<]*)', page)[1]


def test_why_shows_the_words_around_and_the_engine(speech, client):
    first = trackable(speech)[1]
    page = client.get(reverse("review-draft", args=[first.pk]), headers=HTMX).content.decode()
    assert f"引擎版本 {speech.engine}" in page
    assert f"<mark>{first.quote}</mark>" in page
    assert "支持" in page


def test_the_desk_asks_the_same_number_of_questions_for_any_number_of_drafts(clerk, client, health):
    counts = []
    for size in (3, 60):
        speech = SpeechFactory(text="县卫健局要报送材料。\n" * size)
        for place in range(size):
            row = RequirementFactory(speech=speech, quote="县卫健局要报送材料。", span_start=place * 11)
            AssignmentFactory(requirement=row, unit=health, state="proposed")
        client.get(reverse("review-desk", args=[speech.pk]))
        with CaptureQueriesContext(connection) as captured:
            assert client.get(reverse("review-desk", args=[speech.pk])).status_code == 200
        counts.append(len(captured))
    assert counts[0] == counts[1]


def test_a_speech_without_drafts_and_one_all_decided_say_what_to_do(speech, client):
    empty = SpeechFactory(text="同志们：\n")
    assert "按 N" in client.get(reverse("review-desk", args=[empty.pk])).content.decode()
    for row in trackable(speech):
        act(client, row, "confirm")
    assert "按 F 完成审核" in client.get(reverse("review-desk", args=[speech.pk])).content.decode()


@pytest.mark.parametrize(
    ("words", "said"),
    [("县住建局", "名称相符"), ("区住建局", "可能是"), ("县林业局", "待明确")],
)
def test_a_name_matches_only_where_it_is_sure(clerk, housing, client, words, said):
    speech = SpeechFactory(text=f"同志们：\n一、工作任务\n{words}要在6月底前完成改造。\n")
    draft_speech(speech, actor=clerk, holidays={})
    (row,) = trackable(speech)
    page = client.get(reverse("review-desk", args=[speech.pk]), {"draft": row.pk}).content.decode()
    notes = re.findall(r'<span class="meta">([^<]+)</span></div>', page)
    assert notes[0].strip() == said
