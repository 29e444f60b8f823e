"""Names of units as the text gives them: of several places together, parts of units, chiefs, and what is no name."""

import pytest

from speeches.extraction import extract
from speeches.extraction.actors import candidates
from speeches.extraction.names import phrases, places
from speeches.extraction.names.places import look
from speeches.extraction.settled import passing_on
from speeches.extraction.types import Context


def test_a_long_text_is_looked_at_in_stretches(monkeypatch):
    text = "县教育局、各乡镇要会同县公安局3月底前报县政府。" * 40 + "由县水利局牵头"
    whole = look(text)
    monkeypatch.setattr(places, "STRETCH", 77)
    stretched = look(text)
    for kind in places.KINDS:  # beyond the end of the text it does not matter how far
        ahead = [
            [min(step, len(text) + 1 - at) for at, step in enumerate(getattr(one, kind))] for one in (whole, stretched)
        ]
        assert ahead[0] == ahead[1], kind


def names(text: str) -> list[str]:
    masked = phrases.masked(text)
    return [text[one.start : one.end] for one in phrases.group(masked, 0, len(masked))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("青石、马家、柳林三镇要先动起来", ["青石、马家、柳林三镇"]),
        ("市、县、乡三级按比例分担", ["市、县、乡三级"]),
        ("县、乡两级统计站要到岗", ["县、乡两级统计站"]),
        ("县、乡两级统计站、农技站要到岗", ["县、乡两级统计站", "农技站"]),
        ("各市、县政府要对账", ["各市、县政府"]),
        ("各乡镇党委、政府要过问", ["各乡镇党委、政府"]),
        ("各乡镇、各部门要过问", ["各乡镇", "各部门"]),
        ("区政府办公室信息科要汇总", ["区政府办公室信息科"]),
        ("区委宣传部长要到现场", ["区委宣传部长"]),
        ("办公室长期空着", ["办公室"]),
        ("刑庭要集中宣判", ["刑庭"]),
        ("采样员要持证上岗", ["采样员"]),
        ("粮食和储备部门要腾仓", ["粮食和储备部门"]),
        ("审批局要公开", ["审批局"]),
        ("建设数字文化馆要量力而行", []),
        ("报县档案局备案", []),
        ("报社要派记者", ["报社"]),
        ("好处要想到", []),
        ("区林业局指导受旱果农补苗", ["区林业局"]),
        ("巡回指导组要下沉", ["巡回指导组"]),
        ("镇卫生院派三名护士上门", ["镇卫生院"]),
        ("各班组推一名代表", ["各班组"]),
        ("每一名干部都要到岗", ["每一名干部"]),
        ("什么时候开工等区水务局通知", []),
        ("哪个乡镇先动", []),
        ("市政府奖励每部十万元", ["市政府"]),
        ("护林员包村", ["护林员"]),
        ("包村干部要在岗", ["包村干部"]),
        ("县工业园区要通水", ["县工业园区"]),
        ("多站在群众一边", []),
        ("话说到办到", []),
        ("市交运、市公交集团要加车", ["市交运", "市公交集团"]),
        ("县医院同县中医院共用床位", ["县医院", "县中医院"]),
        ("与农户签约", []),
        ("安排志愿者陪诊", []),
        ("分送各乡镇", []),
        ("社区民警小赵和老彭去谈", ["社区民警小赵", "老彭"]),
        ("县应急局老郑牵头", ["县应急局"]),
        ("小康路", []),
        ("别光站在路边", []),
        ("吸收退休医师参加", []),
        ("明天起机关食堂停酒", []),
        ("具体名单区财政局来拟", []),
    ],
)
def test_a_name_is_read_whole_and_no_further(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_who_owns_the_crew_may_be_told() -> None:
    text = "燃气公司的抢修队分片待命"
    found = [(one.text, one.begin) for one in candidates.find(look(text), 0, len(text))]
    assert ("燃气公司", "owner") in found


def test_what_is_spoken_of_is_no_part_of_the_name_behind_it() -> None:
    text = "具体名单区财政局来拟"
    assert [(one.text, one.begin) for one in candidates.find(look(text), 0, len(text))] == [("区财政局", "clause")]


def test_a_candidate_knows_which_list_of_the_sentence_it_stands_in() -> None:
    text = "县水利局要查坝，县供电公司、县气象局要值班"
    found = {one.text: one.place for one in candidates.find(look(text), 0, len(text))}
    assert found == {"县水利局": "0/2", "县供电公司": "1/2", "县气象局": "1/2"}


def test_who_must_do_it_may_be_said_by_a_clause() -> None:
    text = "由排名最后的两个县区先发言"
    assert "排名最后的两个县区" in {one.text for one in candidates.find(look(text), 0, len(text))}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("她叮嘱粮站负责人，要把账目每月贴到墙上。", {"粮站负责人"}),
        ("副县长周立主持会议，并要求县教育局周五前报送名单。", {"县教育局"}),
    ],
)
def test_whoever_is_told_in_the_news_is_named(text: str, expected: set[str]) -> None:
    drafts = extract(text, Context(kind="news")).drafts
    assert {actor.text for draft in drafts for actor in draft.actors} == expected


def test_what_residents_go_on_to_ask_for_is_no_order() -> None:
    assert not extract("业主们反映电梯失修，并要求物业公司立即退还费用。", Context(kind="news")).drafts


def test_only_an_order_charges() -> None:
    text = "叮嘱负责人，近来天冷"
    assert not passing_on.is_charged(text, "叮嘱", text.index("，"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("易涝点要在雨季前逐个治理（区水务局、区城市管理局）。", {"区水务局", "区城市管理局"}),
        ("各部门要把易涝点逐个治理好（下穿桥洞、低洼小区）。", {"各部门"}),
    ],
)
def test_offices_in_a_bracket_behind_a_task_have_to_do_it(text: str, expected: set[str]) -> None:
    drafts = extract(text, Context()).drafts
    assert {actor.text for draft in drafts for actor in draft.actors} == expected
