"""What is forbidden: a definite conduct can be followed up, an attitude cannot."""

import pytest

from speeches.extraction import Context, extract

from .test_extract import HELD

SPEECH = "同志们：\n下面，我讲几点意见。\n"


def drafts(words):
    return [one for one in extract(SPEECH + words, Context(held_on=HELD)).drafts if one.start >= len(SPEECH)]


@pytest.mark.parametrize(
    "words",
    [
        "各养殖场不得擅自拆除污水处理设备。",
        "严禁公款吃喝。",
        "任何单位不得截留农户补偿款。",
        "禁止在河道管理范围内倾倒垃圾。",
        "值班人员一律不准离岗。",
        "目前尚未验收的，一律不得使用。",
    ],
)
def test_a_definite_conduct_that_is_forbidden_can_be_followed_up(words):
    (draft,) = drafts(words)
    assert draft.trackable
    assert draft.confidence >= 0.85


@pytest.mark.parametrize("words", ["不得有丝毫松懈。", "严禁形式主义、官僚主义。", "各部门之间不得推诿扯皮。"])
def test_an_attitude_is_forbidden_in_general(words):
    (draft,) = drafts(words)
    assert not draft.trackable


@pytest.mark.parametrize(
    "words",
    [
        "面对这样的局面，我们不得不承认差距。",
        "去年我县因污染不得已关停了两家厂。",
        "这项改革等不得、慢不得、马虎不得。",
        "国家明令禁止新增产能。",
        "为什么条例颁布这么久，还是有人不准群众上访？",
    ],
)
def test_words_alike_forbid_nothing(words):
    assert not [draft for draft in drafts(words) if draft.trackable]
