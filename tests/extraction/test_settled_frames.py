"""What frames a speech, what superiors demanded, what follows for whom, and short orders behind a label."""

import pytest

from speeches.extraction import Context, extract

from .test_extract import HELD

SPEECH = "同志们：\n今天召开全县河湖治理工作会议，我县共有大小河流46条。\n"


def drafts(words):
    return extract(SPEECH + words, Context(held_on=HELD)).drafts


@pytest.mark.parametrize(
    "words",
    [
        "结合大家的发言，我再强调四点意见。",
        "同时，也要清醒地看到，水质反弹的压力依然很大，必须做的事还很多。",
        "俗话说，“要想富，先修路”。",
        "让我们携手并肩，奋力建设人水和谐的美丽家园！",
        "愿每一条河流都清澈见底，愿每一位河长都不负重托！",
        "省水利厅去年就明确，水库必须落实安全管理责任人，严禁带病蓄水。",
        "国务院有关条例规定，河道内不得倾倒垃圾。",
        "市里要求上半年完成划界，我县到5月底只完成了六成。",
        "县里成立了由书记任总河长的领导小组，设立了办公室。",
    ],
)
def test_frames_superiors_and_deeds_order_nothing(words):
    assert not drafts(words)


@pytest.mark.parametrize(
    ("words", "trackable"),
    [
        ("第一条，河里的垃圾不能再堆了，要清。", False),
        ("三是反应要快。", False),
        ("（二）在巡查方式上要有新突破。", False),
        ("对排名连续末位的乡镇，县里扣减以奖代补资金。", True),
        ("非法采砂的，查实一起、移送一起。", True),
        ("该拆的坚决拆，该罚的坚决罚。", True),
        ("谁在数据上掺假，就追究谁。", True),
        ("要把巡河的密度提上来，每周不少于两次。", True),
        ("省水利厅要求年底前完成划界，各乡镇要在11月底前把界桩埋设到位。", True),
        ("要看到，治水是一场持久战，务必久久为功。", False),
    ],
)
def test_orders_behind_labels_consequences_and_targets(words, trackable):
    (draft,) = drafts(words)
    assert draft.trackable is trackable


@pytest.mark.parametrize("words", ["（二）河道管护。", "三是强化巡查。", "一、坚持系统治理"])
def test_labels_that_only_name_a_topic_are_no_orders(words):
    assert not drafts(words + "\n县里现有巡河员120名。")


def test_a_province_may_demand_of_its_own_cities():
    words = "同志们：\n全省上下都很关注，我省水资源并不多。\n省委要求各市在6月底前建立河长制工作台账。"
    assert [draft.trackable for draft in extract(words, Context(held_on=HELD)).drafts] == [True]


@pytest.mark.parametrize(
    ("words", "trackable"),
    [
        ("要对沿河的排污口做一次体检。", True),
        ("要逐村核对河道边界。", True),
        ("要坚持一河一策。", True),
        ("要把问题河道的名单提交县政府办审定。", True),
        ("要把河道保洁纳入村级考评。", True),
        ("希望大家把每一次巡河都当成赶考。", False),
        ("要从每一次小事做起，真正做到爱河护河。", False),
    ],
)
def test_what_names_a_proof_is_trackable(words, trackable):
    (draft,) = drafts(words)
    assert draft.trackable is trackable
