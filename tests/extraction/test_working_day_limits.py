"""N个工作日内 across the turn of a year that nobody has announced, and with the office's own table of holidays."""

from datetime import date

import pytest

from speeches.extraction import Context, extract, find_deadlines
from speeches.models import Holiday, Requirement
from speeches.review.drafting import draft_speech
from tests.factories import SpeechFactory

LATE = date(2026, 12, 28)  # a Monday; the calendar of 2027 is not published
MAKE_UP = {date(2027, 1, 2): True, date(2027, 1, 5): False}
TEXT = "二、工作任务\n县财政局要在5个工作日内拨付资金。\n"


@pytest.mark.parametrize(
    ("held_on", "words", "due"),
    [
        (LATE, "3个工作日内", date(2026, 12, 31)),
        (LATE, "4个工作日内", date(2027, 1, 4)),  # 1 January is off by law, 2 and 3 are a weekend
        (LATE, "5个工作日内", date(2027, 1, 5)),
        (LATE, "十个工作日内", date(2027, 1, 12)),
        (date(2027, 1, 29), "5个工作日内", date(2027, 2, 11)),  # New Year's Eve and the feast lie between
        (date(2026, 2, 12), "3个工作日内", date(2026, 2, 24)),  # published: 14 February worked, 15 to 23 off
        (date(2025, 9, 26), "三个工作日内", date(2025, 9, 30)),  # published: Sunday the 28th is worked
    ],
)
def test_the_turn_of_the_year(held_on, words, due):
    assert find_deadlines(f"请在{words}报送。", held_on)[0].due == due


@pytest.mark.parametrize(
    ("words", "due"),
    [
        ("4个工作日内", date(2027, 1, 2)),
        ("5个工作日内", date(2027, 1, 4)),
        ("6个工作日内", date(2027, 1, 6)),
        ("元旦后第一个工作日", date(2027, 1, 2)),
        ("今年12月的最后一个工作日", date(2026, 12, 31)),
    ],
)
def test_the_table_of_the_office_comes_first(words, due):
    assert find_deadlines(f"请在{words}报送。", LATE, MAKE_UP)[0].due == due


def test_the_context_carries_the_table():
    (draft,) = extract(TEXT, Context(held_on=LATE, holidays=MAKE_UP)).drafts
    assert draft.deadlines[0].due == date(2027, 1, 4)


@pytest.mark.django_db
def test_the_stored_table_reaches_the_drafts():
    Holiday.objects.bulk_create(Holiday(day=day, is_working_day=works) for day, works in MAKE_UP.items())
    draft_speech(SpeechFactory(text=TEXT, delivered_on=LATE), actor=None)
    assert Requirement.objects.get().due_on == date(2027, 1, 4)


@pytest.mark.parametrize(
    ("words", "rrule"),
    [
        ("每年不少于三次", "FREQ=YEARLY;X-TIMES=3"),
        ("每季度至少召开两次", "FREQ=MONTHLY;INTERVAL=3;X-TIMES=2"),
        ("每月入户走访不少于4次", "FREQ=MONTHLY;X-TIMES=4"),
        ("每半年至少两次", "FREQ=MONTHLY;INTERVAL=6;X-TIMES=2"),
        ("每周一次", "FREQ=WEEKLY"),
        ("一年至少开展两次", "FREQ=YEARLY;X-TIMES=2"),
    ],
)
def test_how_often_within_a_period(words, rrule):
    assert find_deadlines(f"各镇要{words}。", LATE)[0].rrule == rrule
