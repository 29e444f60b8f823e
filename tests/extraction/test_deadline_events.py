"""What a limit counts from that has no day yet."""

from datetime import date

import pytest

from speeches.extraction import Context, extract, find_deadlines

HELD = date(2025, 8, 20)


@pytest.mark.parametrize(
    ("sentence", "event", "text"),
    [
        ("县卫健局要在接报后24小时内处置。", "接报后", "24小时内"),
        ("县教育局要在收到通知后3日内整改到位。", "收到通知后", "3日内"),
        ("县水利局在验收合格之日起五日内公示。", "验收合格之日起", "五日内"),
        ("县财政局自批复下达之日起一个月内拨付。", "自批复下达之日起", "一个月内"),
        ("各镇对反映的问题应受理后 5 日内办结。", "受理后 ", "5 日内"),
        ("项目签约后三个月必须开工。", "项目签约", "后三个月"),
        ("县住建局完工后三个月内选聘物业企业。", "", "三个月内"),  # whose duty it is, is no part of it
        ("接到群众投诉后，城管局要在2个工作日内回复。", "", "2个工作日内"),  # not right before it
        ("会后三天内上报。", "", "会后三天内"),  # has a day
        ("一个月内完成。", "", "一个月内"),
    ],
)
def test_the_event_stands_beside_the_limit(sentence, event, text):
    (found,) = find_deadlines("一定要快。" + sentence, HELD)
    assert (found.event, found.text, found.said) == (event, text, event + text)
    assert ("一定要快。" + sentence)[found.start - len(event) : found.end] == found.said


def test_the_summary_keeps_an_event_that_can_stand_alone():
    text = "县住建局要在项目完工后三个月内选聘物业企业。县财政局自批复下达之日起一个月内拨付专项资金。"
    drafts = extract(text, Context(held_on=HELD)).drafts
    assert [draft.summary for draft in drafts] == ["项目完工后选聘物业企业", "拨付专项资金"]
    assert [one.said for draft in drafts for one in draft.deadlines] == [
        "项目完工后三个月内",
        "自批复下达之日起一个月内",
    ]
