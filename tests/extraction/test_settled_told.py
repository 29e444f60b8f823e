"""What is only told: earlier demands that were met, praise, and shortcomings that are admitted."""

import pytest

from speeches.extraction import Context, extract

from .test_extract import HELD

SPEECH = "同志们：\n下面，我讲几点意见。\n"


def drafts(words):
    return extract(words, Context(held_on=HELD)).drafts


@pytest.mark.parametrize(
    "words",
    [
        "上个月，市政府下发文件，要求各县区建立台账，目前已全部完成。",
        "去年年底，县委专门开会，要求各部门制定方案，各部门都按时交了。",
        "此前市里要求各街道摸排危房，现在摸排工作已经结束。",
        "对贡献突出的市园林局予以表扬。",
        "县委、县政府决定对城关镇等六个先进集体给予通报表彰。",
        "这里，我对市交警支队的同志们提出表扬。",
    ],
)
def test_demands_that_were_met_and_praise_order_nothing(words):
    assert not drafts(words)
    assert not drafts(SPEECH + words)


@pytest.mark.parametrize(
    ("words", "trackable"),
    [
        ("上周已要求各镇排查用电线路，请继续抓紧，月底前全部查完。", True),
        ("前不久要求各村建立台账，已有十个村完成，其余各村必须在月底前建好。", True),
        ("各镇的表扬名单要在4月底前报县委组织部。", True),
        ("对考核靠后的乡镇予以通报批评。", True),
    ],
)
def test_what_is_still_to_be_done_stays(words, trackable):
    (draft,) = drafts(SPEECH + words)
    assert draft.trackable is trackable


@pytest.mark.parametrize(
    "words",
    [
        "但是，我们也要看到，一些单位主体责任不落实，沿街门店违规住人的问题还比较突出。",
        "也要看到，老旧小区设施陈旧，隐患不少。",
        "在看到成绩的同时，我们必须清醒地认识到，部分村的集体收入仍然偏低。",
        "不过也要清楚看到，县医院的床位离群众的期待还有距离。",
    ],
)
def test_admitted_shortcomings_order_nothing(words):
    assert not drafts(SPEECH + words)


@pytest.mark.parametrize(
    ("words", "count"),
    [
        ("但也要看到存在的问题，各单位要在月底前逐条整改。", 1),  # orders something too
        ("要看到，招商引资是一场不进则退的赛跑。", 1),  # no turn: the leader wants it understood
    ],
)
def test_what_must_be_seen_or_mended_stays(words, count):
    assert len(drafts(SPEECH + words)) == count


def test_whoever_is_praised_is_not_told():
    found = drafts(SPEECH + "要对城关镇给予通报表扬，其他乡镇要在4月底前建立台账。")
    assert {actor.text for draft in found for actor in draft.actors} == {"其他乡镇"}
