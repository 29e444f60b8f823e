"""Tasks that are no more than an action and a figure or a limit."""

import pytest

from speeches.extraction import Context, extract

from .test_extract import HELD

TASKS = "1.教育经费投入增长不低于6%，引进教师不少于8名。\n2.新建口袋公园12个。\n3.改造管网40公里，新增车位600个。\n"


def drafts(words):
    return extract(words, Context(held_on=HELD)).drafts


@pytest.mark.parametrize("heading", ["三、重点任务", "四、下一步工作", "二、明年主要目标任务"])
def test_a_figure_below_a_heading_of_tasks_is_a_task(heading):
    found = drafts(f"同志们：\n{heading}\n{TASKS}")
    assert len(found) == 3
    assert all(draft.trackable and draft.quantities for draft in found)


@pytest.mark.parametrize("heading", ["一、去年工作回顾", "一、取得的成绩", "二、重点任务完成情况"])
def test_the_same_figures_below_a_heading_of_results_are_none(heading):
    assert not drafts(f"同志们：\n{heading}\n{TASKS}")


def test_what_is_below_a_heading_of_tasks_but_done_is_none():
    assert not drafts("同志们：\n三、重点任务\n去年新建口袋公园12个，完成了目标。\n")


@pytest.mark.parametrize("words", ["9月底前完成改厕1500户。", "供水故障报修后两小时内到场处理。"])
def test_an_action_right_behind_its_limit_is_a_task(words):
    (draft,) = drafts(f"同志们：\n下面，我讲几点意见。\n{words}")
    assert draft.trackable
    assert draft.deadlines


@pytest.mark.parametrize("words", ["今天召开全县会议，主要任务是安排下半年工作。", "4月8日召开常委会作了研究。"])
def test_the_day_of_a_meeting_is_no_limit_of_a_task(words):
    assert not drafts(words)
