"""A long speech at the desk in a browser: every draft by keyboard, parts fetched as they come near, words found."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from speeches.review.drafting import draft_speech
from speeches.review.parts import starts

from ..factories import SpeechFactory

pytestmark = pytest.mark.django_db(transaction=True)
TASK = "　　县卫健局要在4月{}日前报送第{}批材料，县医保局配合。\n"
LEFT = "#reader .part > .part-wait"


def long_speech(clerk, tasks: int, filling: int):
    """Return a speech of so many tasks with so many characters that ask for nothing after each."""
    lines = [TASK.format(n % 28 + 1, n + 1) + "　　过去一年形势总体向好。" * filling + "\n" for n in range(tasks)]
    speech = SpeechFactory(text="".join(lines), delivered_on=date(2026, 3, 3))
    draft_speech(speech, actor=clerk, holidays={})
    assert speech.requirements.filter(trackable=True).count() >= tasks
    return speech


def test_every_draft_of_a_long_speech_is_reached_by_keyboard_and_all_of_it_comes_by_itself(enter, clerk, health):
    speech = long_speech(clerk, 40, 20)
    begins = starts(speech.text)
    assert len(begins) > 3
    page = enter(clerk).go(f"/speeches/{speech.pk}/review/")
    expect(page.locator(LEFT)).to_have_count(0)  # the browser's own search finds all of it
    assert page.locator("#reader").evaluate(
        "one => [...one.querySelectorAll('[data-at]')].map(p => { "
        "const q = p.cloneNode(true); q.querySelectorAll('.said-n, rt').forEach(n => n.remove()); "
        "return q.textContent; }).join('')"
    ) == "".join(line.strip() for line in speech.text.splitlines())
    rows = page.locator(".drafts > .part .draft-slot")
    keys = [
        str(pk) for pk in speech.requirements.filter(trackable=True).in_reading_order().values_list("pk", flat=True)
    ]
    assert rows.evaluate_all("all => all.map(one => one.dataset.draft)") == keys
    for key in keys[1:]:
        page.keyboard.press("j")
        expect(page.locator(f"#row-{key} > .draft")).to_be_focused()
    page.keyboard.press("a")
    expect(page.locator(f"#row-{keys[-1]}")).to_have_attribute("data-state", "confirmed")
    expect(page.locator(f"#row-{keys[0]} > .draft")).to_be_visible()


def test_of_a_very_long_speech_what_is_near_comes_and_words_are_found_everywhere(enter, clerk, health):
    speech = long_speech(clerk, 60, 200)
    parts = len(starts(speech.text))
    assert parts > 45
    visitor = enter(clerk)
    page = visitor.go(f"/speeches/{speech.pk}/review/")
    page.wait_for_load_state("networkidle")
    assert page.locator(LEFT).count() > 0, "not everything is sent"
    keys = list(speech.requirements.filter(trackable=True).in_reading_order().values_list("pk", flat=True))
    for key in keys[1:12]:  # over the ends of several parts
        page.keyboard.press("j")
        expect(page.locator(f"#row-{key} > .draft")).to_be_focused()
        expect(page.locator(f"#mark-{key}")).to_be_in_viewport()
    page.keyboard.press("l")
    page.keyboard.type("第57批")
    page.keyboard.press("Enter")
    expect(page.locator("#find-say")).to_have_text("第 1 处，共 1 处")
    page.keyboard.press("Escape")
    assert page.evaluate("getSelection().toString()") == "第57批"
    expect(page.locator("#reader p", has_text="第57批")).to_be_in_viewport()
    expect(page.locator(f"#row-{keys[11]} > .draft")).to_be_focused()
    page.keyboard.press("n")
    expect(page.locator("#desk-say")).to_contain_text("已补录")
    added = speech.requirements.latest("pk")
    assert added.quote == "第57批"
    expect(page.locator(f"#row-{added.pk} > .draft")).to_be_focused()
    expect(page.locator(f"#mark-{added.pk}")).to_be_in_viewport()
    page.keyboard.press("Shift+A")
    expect(page.get_by_role("button", name="≥ 90")).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("button", name="≥ 95")).to_be_focused()
    said = page.get_by_role("button", name="≥ 95").inner_text()
    count = re.findall(r"\d+", said)[1]
    page.keyboard.press("Enter")
    expect(page.locator("#desk-say")).to_have_text(f"已采纳 {count} 条。")
    page.keyboard.press("z")
    expect(page.locator("#progress")).to_have_attribute("data-count", re.compile(r"^0/"))
    assert page.locator("#reader .part").count() == parts
