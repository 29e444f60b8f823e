"""What the speaker's own side undertakes."""

import pytest

from speeches.extraction import Context, extract

from .test_extract import HELD


def drafts(words):
    return extract(words, Context(held_on=HELD)).drafts


@pytest.mark.parametrize(
    ("words", "actors"),
    [
        ("我承诺，拖欠农民工的工资年底前一分不少地付清。", set()),
        ("我向大家保证，全县的断头路今年全部打通。", set()),
        ("我们承诺，今年欠下的货款一次结清。", set()),
        ("市政府将拿出5000万元支持大家创业。", {"市政府"}),
        ("县财政今年将安排3000万元用于农村改厕。", {"县财政"}),
    ],
)
def test_what_is_promised_can_be_followed_up(words, actors):
    (draft,) = drafts(words)
    assert draft.trackable
    assert draft.confidence >= 0.85
    assert {actor.text for actor in draft.actors} == actors


@pytest.mark.parametrize(
    "words",
    [
        "他承诺过的事都做到了。",
        "我们承诺的12件实事已经兑现。",
        "企业今年将投入3亿元扩建厂房。",
        "将来的日子会越来越好。",
        "这是郑重承诺。",
    ],
)
def test_talk_of_promises_is_none(words):
    assert not drafts(words)
