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
