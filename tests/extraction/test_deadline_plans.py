"""Time limits below the heading of a later year's plans, and lengths that are no limits."""

from datetime import date

import pytest

from speeches.extraction import find_deadlines

HELD = date(2022, 12, 28)
TEXT = (
    "一、2022年工作情况\n年底前要建成灌区。\n二、2023年工作打算\n4月底前完成排查。年底前完成投资3000万元。\n上半年要开工两处。\n"
    "三、保障措施\n年底前要兑现补助。\n"
)


def test_a_heading_of_plans_gives_the_year():
    assert [(one.text, one.due) for one in find_deadlines(TEXT, HELD)] == [
        ("年底前", date(2022, 12, 31)),
        ("4月底前", date(2023, 4, 30)),
        ("年底前", date(2023, 12, 31)),
        ("上半年", date(2023, 6, 30)),
        ("年底前", date(2022, 12, 31)),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "越到年底，越要绷紧安全这根弦。",
        "县住建局负责2024年启动的5个片区的征收。",
        "取消年终评先资格，并要通报。",
        "完不成的，扣减当月绩效工资。",
    ],
)
def test_what_sets_no_limit(words):
    assert not find_deadlines(words, date(2024, 5, 14))


def test_an_amount_of_time_is_no_limit():
    assert [one.text for one in find_deadlines("各位副县长每个月至少拿出两天时间下去查。", HELD)] == ["每个月"]


@pytest.mark.parametrize("words", ["对热点2小时内核查反馈。", "危急值必须在30分钟内处置。", "要在半小时内赶到。"])
def test_few_hours_count_from_each_case(words):
    (one,) = find_deadlines(words, HELD)
    assert (one.kind, one.due) == ("due", None)
