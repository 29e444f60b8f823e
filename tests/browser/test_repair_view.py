"""The repair view with nothing but the keyboard."""

import pytest
from django.urls import reverse

from speeches.models import RepairDecision, SourceFile
from speeches.review.mending import repairs_of
from speeches.review.receiving import receive_file
from tests.review.test_mending import RAW

from .conftest import PHONE

pytestmark = pytest.mark.django_db(transaction=True)


def test_by_keyboard_from_repair_to_repair(clerk, enter):
    (speech,) = receive_file(RAW.encode(), "防汛讲话.txt", clerk).speeches
    visitor = enter(clerk)
    page = visitor.go(reverse("speech-repairs", args=[speech.pk]))
    places = repairs_of(SourceFile.objects.get()).places[speech.pk]
    ids = [f"p{one.start}-{one.end}" for one in places]
    current = page.locator(".fix[aria-current]")
    assert current.get_attribute("id") == ids[0]
    spaces = next(number for number, one in enumerate(places) if one.rule == "spaces")
    for number in range(1, spaces + 1):
        page.keyboard.press("j")
        page.wait_for_selector(f"#repair-card [name=place][value='{ids[number][1:]}']", state="attached")
        assert current.get_attribute("id") == ids[number]
    page.keyboard.press("u")
    page.wait_for_selector(f"#{ids[spaces]}.fix-undone")
    assert RepairDecision.objects.get().kind == "undone"
    speech.refresh_from_db()
    assert "要在 5月" in speech.text
    page.keyboard.press("b")
    page.wait_for_selector(f"#{ids[spaces]}.fix-undone", state="detached")
    assert not RepairDecision.objects.exists()

    page.keyboard.press("k")
    page.wait_for_selector(f"#repair-card [name=place][value='{ids[spaces - 1][1:]}']", state="attached")
    page.keyboard.press("e")
    page.keyboard.type("；")
    page.keyboard.press("Control+Enter")
    page.wait_for_selector(f"#{ids[spaces - 1]}.fix-corrected")
    assert RepairDecision.objects.get().text == "；"

    page.keyboard.press("?")
    assert page.locator("#keys-dialog[open]").count() == 1
    page.keyboard.press("Escape")
    assert visitor.violations() == []


def test_on_a_phone_nothing_is_cut_off(clerk, enter):
    (speech,) = receive_file(RAW.encode(), "防汛讲话.txt", clerk).speeches
    visitor = enter(clerk, PHONE, theme="dark")
    page = visitor.go(reverse("speech-repairs", args=[speech.pk]))
    assert page.evaluate("document.documentElement.scrollWidth - window.innerWidth") <= 1
    assert visitor.violations() == []
