"""Orders that news pass on, and those who only pass them on."""

import pytest

from speeches.extraction import Context, extract

from .test_extract import HELD


def drafts(words, kind="news"):
    return extract(words, Context(held_on=HELD, kind=kind)).drafts


@pytest.mark.parametrize(
    ("words", "actors"),
    [
        ("会议要求物业公司立即清运积存垃圾。", {"物业公司"}),
        ("会议要求企业马上封存原料。", {"企业"}),
        ("会议责成县水务局修复破损水管。", {"县水务局"}),
        ("县长现场责令施工单位停工整改。", {"施工单位"}),
        ("市长强调，各部门要制定任务清单。", {"各部门"}),
        ("县委副书记李明要求，各乡镇要逐户走访。", {"各乡镇"}),
        ("市委常委、副市长王强指出，有关部门要对接企业需求，建立服务专班。", {"有关部门"}),
        ("会议责成县教育局查清情况。", {"县教育局"}),
        ("市委书记指出，各级要逐级建立台账。", {"各级"}),
        ("市委书记指出，各级工会要建立台账。", {"各级工会"}),
        ("会议明确，县交通局要在5月底前编制绕行方案。", {"县交通局"}),
    ],
)
def test_an_order_is_passed_on_to_whom_it_names(words, actors):
    (draft,) = drafts(words)
    assert draft.trackable
    assert {actor.text for actor in draft.actors} == actors


def test_an_attitude_that_is_passed_on_is_general():
    (draft,) = drafts("会议要求，各有关单位要提高认识，密切配合，形成合力。")
    assert not draft.trackable
    assert [actor.text for actor in draft.actors] == ["各有关单位"]


def test_whoever_speaks_is_not_told():
    (draft,) = drafts("省长在讲话中指出，各级政府要落实责任。")
    assert not draft.trackable
    assert [actor.text for actor in draft.actors] == ["各级政府"]


@pytest.mark.parametrize(
    "words",
    [
        "会议要求高，时间紧。",
        "居民要求物业公司立即清运垃圾。",
        "合同要求施工单位按期交付。",
        "该企业按要求及时拆除了违建。",
        "这家企业曾被责令停产。",
    ],
)
def test_words_alike_pass_nothing_on(words):
    assert not drafts(words)


def test_what_higher_leaders_demand_is_background_in_a_speech():
    words = "省里要求各市建立调度机制，这是我们的依据。"
    assert not [draft for draft in drafts(words, "speech") if draft.trackable]


def test_a_secretary_who_is_told_stays_the_actor():
    (draft,) = drafts("同志们：\n县委书记要亲自抓，每月听取一次汇报。", "speech")
    assert [actor.text for actor in draft.actors] == ["县委书记"]
