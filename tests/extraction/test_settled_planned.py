"""What an account of past work says below a heading of plans."""

import pytest

from speeches.extraction import Context, extract

from .test_extract import HELD

ACCOUNT = (
    "上半年，我站认真履行职责，现将有关情况总结如下。\n一、主要工作\n举办培训班12期，培训农户900人次。\n"
    "建立试验田6处，推广新品种4个。\n我站还参加了全市技术比武，获得团体第二名。\n"
)


@pytest.mark.parametrize(
    ("words", "trackable"),
    [
        ("举办冬季培训班8期，培训农户600人次。", True),
        ("10月底前完成土样检测。", True),
        ("通过公开招考引进农技员3名。", True),
        ("坚持服务为本，深化作风转变。", False),
    ],
)
def test_bare_verbs_below_plans_are_duties_of_the_own_side(words, trackable):
    (draft,) = extract(f"{ACCOUNT}二、下半年工作打算\n{words}", Context(held_on=HELD)).drafts
    assert draft.trackable is trackable


@pytest.mark.parametrize(
    "words",
    [
        "明年是实施种业振兴行动的关键期。",
        "当前，技术人员不足，试验设备老化。",
    ],
)
def test_what_only_is_stays_out(words):
    assert not extract(f"{ACCOUNT}二、下半年工作打算\n{words}", Context(held_on=HELD)).drafts


def test_the_same_verbs_above_the_plans_tell_what_was_done():
    assert not extract(ACCOUNT, Context(held_on=HELD)).drafts
