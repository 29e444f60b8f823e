"""What a clerk is told of why a sentence was taken, in words that a clerk uses."""

from datetime import date

import pytest

from speeches.extraction import Context, extract

CONTEXT = Context(held_on=date(2025, 6, 3))
OPENING = "同志们：\n为了抓好供水安全，我讲几点意见。\n"


def told(text, words):
    """Return what is told of the draft with these words: reasons for, reasons against, what was read."""
    draft = next(draft for draft in extract(text, CONTEXT).drafts if words in draft.text)
    weighed = [(reason.words, reason.weight) for reason in draft.reasons]
    return (
        [words for words, weight in weighed if weight > 0],
        [words for words, weight in weighed if weight < 0],
        [words for words, weight in weighed if not weight],
    )


def test_an_order_is_told_once_and_first():
    text = f"{OPENING}县水务局要抓紧建立管网巡查台账，要每月报送一次，要6月底前全部建好。"
    pro, _, _ = told(text, "县水务局")
    assert len([one for one in pro if "要" in one and "语气" in one]) == 1
    assert len([one for one in pro if "时限" in one]) == 1
    assert any(one.startswith("有具体动作：") for one in pro)


def test_what_speaks_against_is_told_too():
    text = f"{OPENING}县水务局要在6月底前把去年排查出来的12处漏点逐处整改到位，建立台账。"
    _, contra, _ = told(text, "12处漏点")
    assert any(one.startswith("讲的是过去或现状：") for one in contra)


@pytest.mark.parametrize(
    ("limit", "said"),
    [
        ("6月底前", "时限：6月底前（2025年6月30日）"),
        ("汛期前", "时限：汛期前（推算不出具体日期）"),
        ("每月", "时限：每月（按周期）"),
        ("6月10日至20日", "时限：6月10日至20日（2025年6月10日至2025年6月20日）"),
        ("从7月1日起", "时限：从7月1日起（2025年7月1日起）"),
    ],
)
def test_a_limit_is_told_with_what_it_comes_to(limit, said):
    assert said in told(f"{OPENING}县水务局要{limit}对全县管网漏点开展排查。", "开展排查")[2]


def test_an_actor_from_a_heading_is_told_with_the_heading():
    text = f"{OPENING}一、重点任务\n（一）治漏点（县水务局）\n要在6月底前把漏点台账建起来，逐处修复到位。"
    assert "责任主体：县水务局（承标题“（一）治漏点（县水务局）”）" in told(text, "漏点台账")[2]


def test_an_actor_from_a_note_behind_is_told_with_the_note():
    text = f"{OPENING}1.改造老旧管网12公里。责任单位：县水务局"
    draft = extract(text, CONTEXT).drafts[-1]
    assert [reason.words for reason in draft.reasons if "县水务局" in reason.words]
    assert "后面写明了责任单位或完成时限" in [reason.words for reason in draft.reasons]


@pytest.mark.parametrize(
    ("sentence", "summary"),
    [
        (
            "县水利局牵头，12月底前完成43处水毁工程的修复，其中石牛镇两座山塘的除险加固必须在春节前完工。",
            "完成43处水毁工程的修复",
        ),
        ("石牛镇两座山塘的除险加固必须在春节前完工。", "石牛镇两座山塘的除险加固完工"),
        ("老城区还有46处漏点没有修复，县水务局要在两周内逐处建立台账。", "逐处建立台账"),
        (
            "对整改不力、连续两次被通报的单位，县政府要约谈主要负责人。",
            "对整改不力、连续两次被通报的单位，约谈主要负责人",
        ),
        ("县水务局要建立漏点台账，6月底前报县政府督查室。", "建立漏点台账，报县政府督查室"),
        (
            "县水务局要编制老城区管网、泵站管网、水厂管网、小区管网、乡镇管网五项改造方案。",
            "编制老城区管网等五项改造方案",
        ),
        # the words that the day belongs to, but not a bare 完成 behind a deed
        (
            "县水务局要对新装的水表逐只过筛子，6月底前拿出误差超标的清单。",
            "对新装的水表逐只过筛子，拿出误差超标的清单",
        ),
        ("县水务局要开展一次管网普查，6月底前完成。", "开展一次管网普查"),
        ("老城区剩下的23公里管网，县水务局要倒排工期，6月底前全部换完。", "老城区剩下的23公里管网，全部换完"),
        # words of their own that begin or end like what is left out
        ("县水务局要还清工程欠款，6月底前办结。", "还清工程欠款，办结"),
        ("值班人员要在岗在位，不准喝酒。", "在岗在位，不准喝酒"),
        ("县水务局要应急供水演练一次，6月底前完成。", "应急供水演练一次"),
        ("所有自来水厂6月底前都要装上在线监测设备。", "装上在线监测设备"),
        ("县水务局要引导职工每月到社区报到。", "引导职工到社区报到"),
        ("对偷水的，县水务局要从严从快查处。", "对偷水的，从严从快查处"),
        ("县水务局要对水池、水塔、水表开展一次检查。", "水池等检查"),
        ("城关镇要做好沿线居民的解释工作。", "做好沿线居民的解释工作"),
        ("同意县水务局提出的备用水源方案，由县水务局牵头编制初步设计。", "编制初步设计"),
        ("剩余管网由县住建局牵头、县水务公司具体实施，6月底前全部改完。", "剩余管网，全部改完"),
        # how often, where it is a part of a name
        ("县水务局要建立“日巡查、周调度”制度。", "建立“日巡查、周调度”制度"),
    ],
)
def test_the_duty_is_recognised_from_the_summary(sentence, summary):
    drafts = extract(OPENING + sentence, CONTEXT).drafts
    assert summary in [draft.summary for draft in drafts]
