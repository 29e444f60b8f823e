"""What units are told that they may do."""

import pytest

from speeches.extraction import Context, extract

from .test_extract import HELD

LEAD = "同志们，下面我讲几点意见。\n"


def drafts(words):
    return extract(LEAD + words, Context(held_on=HELD)).drafts


@pytest.mark.parametrize(
    ("words", "trackable"),
    [
        ("镇里可以牵个头，下个月组织种植户到外县看一看。", True),
        ("各乡镇可以结合实际制定实施细则，报县政府办公室备案。", True),
        ("有条件的村可以先行试点，年底前拿出样板。", True),
        ("对新业态新模式，各部门可以大胆探索、先行先试。", False),
        ("各乡镇可结合实际，创造性地开展工作。", False),
    ],
)
def test_what_a_unit_may_do_is_asked_of_it(words, trackable):
    (draft,) = drafts(words)
    assert draft.trackable is trackable


@pytest.mark.parametrize(
    "words",
    [
        "居民可以通过窗口或者手机办理，非常方便。",
        "从这组数据可以看出，形势比预想的要严峻。",
        "企业可以享受三年免税，这是实打实的红利。",
        "有的单位以为可以松口气了，这种想法很危险。",
        "可以说，这一年是极不平凡的一年。",
    ],
)
def test_rights_and_findings_ask_nothing(words):
    assert not drafts(words)
