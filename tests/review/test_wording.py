"""A recurrence is said in the language of the page, and in Chinese in documents."""

import pytest
from django.urls import reverse
from django.utils import translation

from speeches.forms.units import REPEATS, repeat_choices
from speeches.review.wording import repeat_in_english, repeat_words
from tests.factories import AssignmentFactory, RequirementFactory


@pytest.mark.parametrize(
    ("rule", "chinese", "english"),
    [
        ("FREQ=DAILY", "每天", "daily"),
        ("FREQ=WEEKLY;INTERVAL=2", "每2周", "every 2 weeks"),
        ("FREQ=WEEKLY;BYDAY=FR", "每周五", "every Friday"),
        ("FREQ=MONTHLY", "每月", "monthly"),
        ("FREQ=MONTHLY;BYMONTHDAY=5", "每月5日", "monthly on day 5"),
        ("FREQ=MONTHLY;BYMONTHDAY=15,-1", "每半月", "twice a month"),
        ("FREQ=MONTHLY;INTERVAL=3", "每季度", "quarterly"),
        ("FREQ=MONTHLY;INTERVAL=2", "每两个月", "every 2 months"),
        ("freq=yearly", "每年", "yearly"),
        ("FREQ=YEARLY;INTERVAL=2", "每2年", "every 2 years"),
        ("FREQ=HOURLY", "", ""),
        ("", "", ""),
    ],
)
def test_recurrences_in_both_languages(rule, chinese, english):
    assert (repeat_words(rule), repeat_in_english(rule)) == (chinese, english)


def test_every_recurrence_that_is_offered_has_words_in_both():
    assert all(repeat_words(rule) and repeat_in_english(rule) for rule in REPEATS)
    with translation.override("en"):
        assert [str(label) for _rule, label in repeat_choices("")] == [
            "once", "weekly", "twice a month", "monthly", "quarterly", "half-yearly", "yearly",
        ]  # fmt: skip


@pytest.mark.django_db
def test_the_english_page_says_it_in_english(supervisor, log_in, settings):
    row = RequirementFactory(state="in_progress", rrule="FREQ=WEEKLY;BYDAY=FR")
    AssignmentFactory(requirement=row)
    client = log_in(supervisor)
    path = reverse("requirement-detail", args=[row.pk])
    assert "每周五" in client.get(path).content.decode()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    page = client.get(path).content.decode()
    assert "every Friday" in page
    assert "每周五" not in page
