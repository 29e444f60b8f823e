"""The main job, by four people in four windows: from a file to a closed requirement, at the desk by keyboard."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import timezone
from playwright.sync_api import expect

from accounts.roles import Role
from speeches.models import Requirement, Speech
from speeches.models.requirement import State

from ..factories import UserFactory
from .conftest import DESK, PHONE

pytestmark = pytest.mark.django_db(transaction=True)
FILE = Path(settings.BASE_DIR) / "seeds" / "重点项目建设推进会讲话.txt"
WANTED = "县人民医院新院区的招标"


def test_from_a_file_to_a_closed_requirement(enter, clerk, supervisor, liaison, unit_head, health, tmp_path):
    speech = log_and_review(enter(clerk, DESK))
    requirement = speech.requirements.get(quote__contains=WANTED)
    assert requirement.state == State.CONFIRMED
    assert requirement.assignments.get().unit == health, "the engine and the matcher found the unit"

    desk = enter(supervisor, DESK)
    page = desk.go("/")
    page.keyboard.press("a")
    page.get_by_role("link", name=requirement.summary, exact=True).click()
    expect(page.locator("blockquote")).to_contain_text(WANTED)
    page.get_by_role("button", name="交办", exact=True).click()
    expect(page.locator("h1")).to_have_text(requirement.summary)
    requirement.refresh_from_db()
    assert requirement.state == State.ASSIGNED
    expect(page.locator(".docket").first).to_have_text(f"督〔{timezone.localdate().year}〕1号")

    phone = enter(liaison, PHONE).go("/")
    phone.keyboard.press("a")
    expect(phone.locator("h1")).to_have_text(requirement.summary)
    phone.get_by_role("button", name="签收").click()
    phone.get_by_role("link", name="反馈", exact=True).click()
    proof = tmp_path / "挂网截图.png"
    proof.write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 200)
    phone.get_by_label("进度").fill("100")
    phone.get_by_label("进展情况").fill("招标公告已在县公共资源交易平台挂网。")
    phone.get_by_label("附件").set_input_files(proof)
    phone.get_by_label("已全部办完，申请办结").check()
    phone.get_by_role("button", name="提交审核").click()
    expect(phone.locator(".toast")).to_contain_text("已提交本单位负责人审核")

    head = enter(unit_head, DESK).go("/")
    head.keyboard.press("r")
    expect(head.get_by_role("link", name="挂网截图.png")).to_be_visible()
    head.keyboard.press("a")
    expect(head.locator(".toast")).to_contain_text("已报出")

    page.goto(desk.address + "/reports/")
    page.keyboard.press("r")
    expect(page.locator(".report dl")).to_contain_text("招标公告已在县公共资源交易平台挂网。")
    page.keyboard.press("a")
    expect(page.locator(".toast")).to_contain_text("已通过，事项办结销号")
    requirement.refresh_from_db()
    assert (requirement.state, requirement.verification) == (State.CLOSED, Requirement.Verification.TRUE)

    page.goto(desk.address + "/dashboard/")
    closed = page.locator(f'a[href*="speech={speech.pk}&state=closed"]')
    expect(closed).to_have_text("1")
    closed.click()
    page.get_by_role("link", name=requirement.summary).click()
    expect(page.locator(".quote em")).to_contain_text(WANTED)
    page.get_by_role("link", name="在讲话中看").click()
    expect(page.locator(f"#r{requirement.pk}")).to_contain_text(WANTED)


def log_and_review(clerk) -> Speech:
    """Upload the file, supply the date, decide on every draft from the keyboard, finish."""
    page = clerk.go("/")
    # A listener from the start: one that is added with the key still on its way comes too late on a busy machine.
    page.on("filechooser", lambda chooser: chooser.set_files(FILE))
    page.keyboard.press("c")
    expect(page.get_by_label("已核对：不含国家秘密和工作秘密")).to_be_checked()
    page.keyboard.press("o")
    expect(page.locator("#files .files-say")).to_contain_text("1 篇")
    speech = Speech.objects.get()
    expect(page.locator("#clerk-lists")).to_contain_text(speech.title)
    page.keyboard.press("r")
    page.wait_for_url(f"**/speeches/{speech.pk}/edit/")
    page.get_by_label("讲话日期").fill((timezone.localdate() - timedelta(days=1)).isoformat())
    page.get_by_label("讲话人 选填").fill("傅远舟")
    page.keyboard.press("Enter")
    page.wait_for_url("**/review/**")
    page.keyboard.press("Shift+A")
    expect(page.get_by_role("button", name="≥ 90", exact=False)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#desk-say")).to_contain_text("已采纳")
    for _ in range(80):
        open_card = page.locator(".drafts .draft-slot:has(.draft)")
        if open_card.get_attribute("data-state") != "draft":
            break
        number = open_card.get_attribute("id")
        page.keyboard.press("a" if WANTED in page.locator(".said-now").first.inner_text() else "x")
        expect(page.locator(f"#{number}")).not_to_have_attribute("data-state", "draft")
        expect(page.locator(".drafts .draft-slot:has(.draft)")).to_have_count(1)
    page.get_by_role("button", name="完成审核").click()
    page.wait_for_url(f"**/speeches/{speech.pk}/")
    return speech


def test_the_desk_from_the_keyboard(enter, clerk, health):
    """Dismiss, undo, edit, move, add by selecting: each with its key, each stored."""
    from speeches.intake import read  # noqa: PLC0415 - only here
    from speeches.intake.importing import import_file  # noqa: PLC0415 - only here
    from speeches.review.drafting import draft_speech  # noqa: PLC0415 - only here

    speech = import_file(FILE.read_bytes(), FILE.name, clerk, read=read).speeches[0]
    draft_speech(speech, actor=clerk)
    visitor = enter(clerk)
    page = visitor.go(f"/speeches/{speech.pk}/review/")
    slot = page.locator(".draft-slot:has(.draft)")
    first = slot.get_attribute("id")
    page.keyboard.press("x")
    expect(page.locator(f"#{first}")).to_have_attribute("data-state", "dismissed")
    expect(slot).not_to_have_id(first)
    page.keyboard.press("z")
    expect(page.locator(f"#{first}")).to_have_attribute("data-state", "draft")
    expect(slot).to_have_id(first)
    page.keyboard.press("j")
    expect(slot).not_to_have_id(first)
    page.keyboard.press("k")
    expect(slot).to_have_id(first)
    summary = page.locator(".draft input.summary, .draft input[name$=-summary]").first
    summary.fill("改过的事项名称")
    summary.press("Enter")
    expect(page.locator(f"#{first}")).to_have_attribute("data-state", "confirmed")
    assert speech.requirements.get(pk=first.removeprefix("row-")).summary == "改过的事项名称"

    before = speech.requirements.count()
    page.evaluate(
        """() => {
            const line = [...document.querySelectorAll('#reader p')].find(one => !one.querySelector('.said'));
            const range = document.createRange();
            range.setStart(line.firstChild, 0);
            range.setEnd(line.firstChild, 4);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
        }"""
    )
    page.keyboard.press("n")
    expect(page.locator("#desk-say")).to_contain_text("已补录")
    assert speech.requirements.count() == before + 1
    added = speech.requirements.latest("pk")
    assert added.quote == speech.text[added.span_start : added.span_end]
    assert len(added.quote) <= 4
    page.keyboard.press("z")
    expect(page.locator(f"#row-{added.pk}")).to_have_count(0)


def test_keys_pressed_ahead_and_steps_taken_back(enter, clerk, health):
    """Merge, split, undo; four decisions faster than the server; why; finish refused while some are open."""
    from speeches.intake import read  # noqa: PLC0415 - only here
    from speeches.intake.importing import import_file  # noqa: PLC0415 - only here
    from speeches.review.drafting import draft_speech  # noqa: PLC0415 - only here

    speech = import_file(FILE.read_bytes(), FILE.name, clerk, read=read).speeches[0]
    draft_speech(speech, actor=clerk, holidays={})
    page = enter(clerk).go(f"/speeches/{speech.pk}/review/")
    left = int(page.locator("#progress").get_attribute("data-left"))
    page.keyboard.press("m")
    expect(page.locator("#drafts")).not_to_have_attribute("aria-busy", "true")
    page.keyboard.press("s")
    expect(page.locator(".draft .split")).to_have_attribute("open", "")
    expect(page.locator(".draft .split-places button").first).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#drafts")).not_to_have_attribute("aria-busy", "true")
    expect(page.locator("#progress")).to_have_attribute("data-left", re.compile(f"^({left}|{left + 1})$"))
    for key in "zz":
        page.keyboard.press(key)
    expect(page.locator("#progress")).to_have_attribute("data-left", str(left))
    expect(page.locator("#drafts")).not_to_have_attribute("aria-busy", "true")
    for key in "xaxa":  # faster than the server answers: none is lost, each meets the next card
        page.keyboard.press(key)
    expect(page.locator("#progress")).to_have_attribute("data-left", str(left - 4))
    page.keyboard.press("w")
    expect(page.locator(".draft .why mark")).to_be_visible()
    page.keyboard.press("f")
    expect(page.locator("#desk-say")).to_contain_text("尚不能完成审核")


def test_of_two_clerks_the_second_is_told_and_loses_nothing(enter, clerk, health):
    from speeches.intake import read  # noqa: PLC0415 - only here
    from speeches.intake.importing import import_file  # noqa: PLC0415 - only here
    from speeches.review.drafting import draft_speech  # noqa: PLC0415 - only here

    speech = import_file(FILE.read_bytes(), FILE.name, clerk, read=read).speeches[0]
    draft_speech(speech, actor=clerk)
    other = UserFactory(username="clerk2", full_name="苏婉清", role=Role.CLERK)
    first, second = enter(clerk), enter(other)
    one, two = first.go(f"/speeches/{speech.pk}/review/"), second.go(f"/speeches/{speech.pk}/review/")
    one.keyboard.press("a")
    expect(one.locator(".draft-slot[data-state=confirmed]")).to_have_count(1)
    two.locator(".draft input[name$=-summary]").fill("第二个人写的")
    two.locator(".draft [data-key=a]").click()
    expect(two.locator("#conflict-dialog")).to_be_visible()
    expect(two.locator("#conflict-words")).to_contain_text("刚被别人改过")
    expect(two.locator(".draft input[name$=-summary]")).to_have_value("第二个人写的")
    two.locator("#conflict-refresh").click()
    expect(two.locator(".draft-slot:has(.draft)")).to_have_attribute("data-state", "confirmed")
    expect(two.locator(".draft input[name$=-summary]")).to_have_value("第二个人写的")
    one.keyboard.press("x")
    expect(one.locator(".draft-slot[data-state=dismissed]")).to_have_count(1)
    two.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(two.locator(".draft-slot[data-state=dismissed]")).to_have_count(1)
    expect(two.locator("#desk-say")).to_contain_text("陈立新")
    second.complaints.clear()  # the browser reports the 409 itself
