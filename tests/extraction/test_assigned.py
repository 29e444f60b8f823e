"""Tasks that are given by naming who has them, as minutes do, without 要 or 必须."""

import pytest

from speeches.extraction import Context, extract

from .test_extract import HELD

MINUTES = (
    "会议听取了县交通局关于农村公路养护的汇报，原则同意该方案。\n"
    "（一）由县交通局牵头，县财政局配合，于5月底前完成十二座危桥改造。\n"
    "（二）同意安排养护资金80万元，由县财政局于本月内拨付。\n"
    "（三）县林业局负责苗木调运，县公安局负责施工路段交通疏导。\n"
)
TOLD = (
    "会议由县委书记主持。\n去年以来，县交通局负责的危桥改造完成了十二座。\n县交通局负责人和县财政局负责同志参加会议。\n"
    "一、工作成效\n由县交通局牵头改造的农村公路成为样板。\n"
)


def drafts(text, kind="news"):
    return extract(text, Context(held_on=HELD, kind=kind)).drafts


@pytest.mark.parametrize("kind", ["news", "speech"])
@pytest.mark.parametrize("words", ["危桥改造", "养护资金80万元", "苗木调运", "交通疏导"])
def test_who_has_a_task_is_found_with_it(words, kind):
    found = [draft for draft in drafts(MINUTES, kind) if words in draft.text]
    assert found
    assert all(draft.trackable and draft.confidence >= 0.9 and draft.actors for draft in found)
    assert all(reason.words for draft in found for reason in draft.reasons)


def test_who_had_a_task_or_is_called_the_head_is_no_task():
    assert not drafts(TOLD)


@pytest.mark.parametrize("kind", ["minutes", "speech"])
@pytest.mark.parametrize(
    "words",
    [
        "项目可行性研究报告修改完善后，由县发改局按程序报批。",
        "由县住建局依法办理施工许可手续。",
        "方案原则通过，由县政府办公室按程序印发。",
        "会议同意追加经费80万元，由县财政局在预备费中列支。",
        "土地出让事宜由县自然资源局另行提请县政府常务会议审议。",
    ],
)
def test_what_a_unit_is_entrusted_with_is_its_task(words, kind):
    (draft,) = drafts(f"会议研究了有关事宜。\n{words}", kind)
    assert draft.trackable
    assert len(draft.actors) == 1


def test_minutes_need_not_say_how():
    assert drafts("会议研究了有关事宜。\n有关合同文本由县司法局审核把关。", "minutes")


@pytest.mark.parametrize(
    "words",
    [
        "县政府大楼由省建工集团承建，总投资1.2亿元。",
        "该项目由县发改局批复立项，总投资2亿元。",
        "由县级审批的事项共有126项。",
        "会议听取了由县住建局起草的方案情况汇报。",
        "第一批物资由县红十字会募集，已全部到位。",
    ],
)
def test_by_whom_something_is_or_was_done_is_no_task(words):
    assert not drafts(f"会议研究了有关事宜。\n{words}", "minutes")


@pytest.mark.parametrize(
    "words",
    [
        "请县财政局把奖补资金拨付到位。",
        "请各乡镇抓紧报送名单。",
        "修改稿会后发给大家，请县卫健局牵头修订。",
    ],
)
def test_a_unit_that_is_asked_for_an_action_has_it(words):
    (draft,) = drafts(f"同志们，下面我讲几点意见。\n{words}", "speech")
    assert draft.trackable
    assert draft.actors


@pytest.mark.parametrize("words", ["下面，请县长讲话。", "请县教育局局长发言。", "此事已请示县政府同意。"])
def test_asking_somebody_to_speak_gives_no_task(words):
    assert not drafts(f"同志们，现在开会。\n{words}", "speech")
