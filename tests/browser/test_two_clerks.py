"""Two clerks at one speech, at the same draft in the same minute: nothing is lost, and who comes second is told."""

from datetime import date

import pytest
from playwright.sync_api import expect

from accounts.roles import Role
from speeches.models import Requirement
from speeches.models.requirement import State
from speeches.review.drafting import draft_speech

from ..factories import SpeechFactory, UserFactory

pytestmark = pytest.mark.django_db(transaction=True)
TEXT = "".join(f"　　县卫健局要在4月{n}日前报送第{n}批材料。\n" for n in range(1, 7))


@pytest.fixture
def both(enter, clerk, health):
    """The speech, its drafts, and the desk open in the windows of 陈立新 and 苏婉清."""
    speech = SpeechFactory(text=TEXT, delivered_on=date(2026, 3, 3))
    draft_speech(speech, actor=clerk, holidays={})
    other = UserFactory(username="clerk2", full_name="苏婉清", role=Role.CLERK)
    visitors = [enter(clerk), enter(other)]
    pages = [visitor.go(f"/speeches/{speech.pk}/review/") for visitor in visitors]
    yield list(speech.requirements.in_reading_order()), *pages
    for visitor in visitors:
        visitor.complaints = [one for one in visitor.complaints if "409" not in one]  # the browser reports it itself


def test_one_confirms_while_the_other_dismisses(both):
    rows, one, two = both
    summary = two.locator(".draft input[name$=-summary]")
    summary.fill("苏婉清改的名称")
    one.keyboard.press("a")
    expect(one.locator("#desk-say")).to_contain_text("已采纳")
    summary.press("Escape")
    two.keyboard.press("x")
    expect(two.locator("#conflict-words")).to_contain_text("陈立新")
    expect(two.locator("#conflict-words")).to_contain_text("您这一步没有执行")
    expect(two.locator("#conflict-typed")).to_have_text("您填写的：苏婉清改的名称")
    two.keyboard.press("Enter")  # the first button has the focus
    expect(two.locator(f"#row-{rows[0].pk}")).to_have_attribute("data-state", "confirmed")
    expect(summary).to_have_value("苏婉清改的名称")
    expect(summary).to_be_focused()
    assert Requirement.objects.get(pk=rows[0].pk).state == State.CONFIRMED


def test_both_edit_the_same_draft(both):
    rows, one, two = both
    for page, words in ((one, "甲的名称"), (two, "乙的名称")):
        page.locator(".draft input[name$=-summary]").fill(words)
        page.locator(".draft input[name$=-summary]").press("Escape")
    one.keyboard.press("e")
    one.get_by_role("button", name="只保存，暂不处理").click()
    expect(one.locator("#desk-say")).to_contain_text("已保存")
    two.keyboard.press("a")
    expect(two.locator("#conflict-typed")).to_have_text("您填写的：乙的名称")
    two.keyboard.press("Enter")
    expect(two.locator(f"#row-{rows[0].pk}")).to_have_attribute("data-version", "1")
    expect(two.locator("#drafts")).not_to_have_attribute("aria-busy", "true")
    expect(two.locator(".draft input[name$=-summary]")).to_have_value("乙的名称")
    two.locator(".draft input[name$=-summary]").press("Enter")  # having seen the other's, once more
    expect(two.locator(f"#row-{rows[0].pk}")).to_have_attribute("data-state", "confirmed")
    row = Requirement.objects.get(pk=rows[0].pk)
    assert (row.summary, row.state) == ("乙的名称", State.CONFIRMED)
    assert list(row.events.filter(verb="edited").order_by("pk").values_list("actor__full_name", flat=True)) == [
        "陈立新",
        "苏婉清",
    ]


def test_one_merges_what_the_other_is_about_to_confirm(both):
    rows, one, two = both
    two.keyboard.press("j")
    expect(two.locator(f"#row-{rows[1].pk} > .draft")).to_be_focused()
    two.locator(".draft input[name$=-summary]").fill("第二条的新名称")
    one.keyboard.press("m")
    expect(one.locator("#desk-say")).to_contain_text("已合并")
    two.locator(".draft input[name$=-summary]").press("Enter")
    expect(two.locator("#conflict-words")).to_contain_text("已不是单独的一条")
    expect(two.locator("#conflict-typed")).to_have_text("您填写的：第二条的新名称")
    two.keyboard.press("Enter")
    expect(two.locator(f"#row-{rows[1].pk}")).to_have_count(0)
    expect(two.locator("#desk-say")).to_contain_text("这一条已经不在了")
    expect(two.locator(".draft-slot > .draft")).to_be_focused()
    states = dict(Requirement.objects.values_list("pk", "state"))
    assert states[rows[0].pk] == State.DRAFT
    assert Requirement.objects.get(pk=rows[0].pk).quote == TEXT[rows[0].span_start : rows[1].span_end]


def test_a_merge_with_what_another_just_confirmed_is_refused(both):
    rows, one, two = both
    one.keyboard.press("j")
    expect(one.locator(f"#row-{rows[1].pk} > .draft")).to_be_focused()
    one.keyboard.press("a")
    expect(one.locator("#desk-say")).to_contain_text("已采纳")
    two.keyboard.press("m")
    expect(two.locator("#conflict-words")).to_contain_text("陈立新")
    assert set(Requirement.objects.filter(withdrawn=True)) == set()
    two.keyboard.press("Enter")
    expect(two.locator(f"#row-{rows[0].pk} > .draft")).to_be_focused()
    two.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(two.locator(f"#row-{rows[1].pk}")).to_have_attribute("data-state", "confirmed")
    two.keyboard.press("m")  # now with the third, which is what the page shows below
    expect(two.locator("#desk-say")).to_contain_text("已合并")
    assert Requirement.objects.get(pk=rows[2].pk).withdrawn
