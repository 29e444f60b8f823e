"""Recurrences are said in the language of the page, and in Chinese in documents; figures to reach as they were said."""

import pytest
from django.urls import reverse
from django.utils import translation

from speeches.extraction.quantities import find_quantities
from speeches.forms.units import REPEATS, repeat_choices
from speeches.review.drafting import target_values
from speeches.review.wording import repeat_in_english, repeat_words, target_words
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


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("每季度至少组织一次疏散演练。", "每季度至少组织一次疏散演练"),
        ("村级运转经费每村每年不低于10万元。", "村级运转经费每村每年不低于10万元"),
        ("一个网格不得超过300户。", "一个网格不得超过300户"),
        ("每名班子成员每年到基层讲党课不少于两次。", "每名班子成员每年到基层讲党课不少于两次"),
        ("市级领导每季度、县级领导每月至少安排一天接访。", "每季度、每月至少安排一天接访"),
        ("项目进度隔周通报一次。", "隔周通报一次"),
        ("各村每学期、每星期至少检查一次。", "每学期、每星期至少检查一次"),
        ("对15个空缺的社工岗位公开招聘。", "15个空缺的社工岗位"),
        ("每3个村配备1名指导员。", "每3个村1名指导员"),
        ("差错率控制在千分之二以内。", "差错率控制在千分之二以内"),
    ],
)
def test_figures_to_reach_read_as_they_were_said(text, words):
    (target,) = target_values(find_quantities(text))
    assert target_words(target) == words
