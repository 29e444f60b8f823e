"""What is left of a task that is partly done, or comes next, is read on its own."""

import pytest

from speeches.extraction import Context, extract

from .test_extract import HELD

SPEECH = "同志们：\n下面，我讲几点意见。\n"


def drafts(words):
    return extract(SPEECH + words, Context(held_on=HELD)).drafts


@pytest.mark.parametrize(
    "words",
    [
        "去年排查出的9处滑坡点，已治理6处，剩下3处5月底前治理到位。",
        "前不久要求各校更换灶具，多数学校已全部完成，未完成的学校本周内换完。",
        "污水管网已铺设20公里，其余路段年底前贯通。",
        "大部分单位已经交了整改报告，个别没交的周五前补交。",
    ],
)
def test_the_rest_with_its_limit_is_a_task(words):
    (draft,) = drafts(words)
    assert draft.trackable
    assert draft.deadlines[0].due


def test_what_comes_next_has_its_own_unit():
    (draft,) = drafts("去年要求修建的水厂，目前已全部建成，下一步由县水务局负责运营管理。")
    assert draft.trackable
    assert [actor.text for actor in draft.actors] == ["县水务局"]


@pytest.mark.parametrize(
    "words",
    [
        "9处滑坡点已治理6处，剩下3处正在施工。",
        "污水管网已铺设20公里，其余路段预计年底前贯通。",
        "去年没有完成的项目，今年5月底前已经补上了。",
    ],
)
def test_what_goes_on_or_is_expected_is_none(words):
    assert not drafts(words)
