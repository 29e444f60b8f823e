"""From the text of a speech to who has to do what by when."""

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from django.conf import settings as django_settings
from hypothesis import given, settings
from hypothesis import strategies as st

from speeches.extraction import Context, extract

HELD = date(2026, 3, 12)
SPEECH = (
    "同志们：\n"
    "去年，全县新建高标准农田3万亩，粮食总产再创新高。下面，我讲三点意见。\n"
    "一、认清形势，切实增强责任感\n"
    "粮食安全是国之大者。要深刻认识粮食安全的极端重要性。\n"
    "二、突出重点，全力抓好春耕生产\n"
    "（一）落实种植面积。县农业农村局要在3月底前把面积任务分解到乡镇、落实到地块。各乡镇要逐村核实撂荒地，4月15日前全部复耕。\n"
    "（二）保障农资供应。县供销社牵头，县市场监管局配合，每周开展一次农资市场检查。县财政局要在两周内拨付春耕补贴资金1200万元。\n"
    "三、加强领导，确保落实到位\n"
    "各级各部门要牢固树立大局意识，把春耕生产抓紧抓好。对工作不力、造成撂荒的，全县通报批评。县委督查室要建立督查台账，每月25日前报告一次。\n"
)


@pytest.fixture(scope="module")
def found():
    return extract(SPEECH, Context(held_on=HELD))


def draft_with(found, words):
    drafts = [draft for draft in found.drafts if words in draft.text]
    assert drafts, f"{words} was not found"
    return drafts[0]


@pytest.mark.parametrize("words", ["新建高标准农田", "下面，我讲三点意见", "国之大者"])
def test_reports_and_background_are_no_duties(found, words):
    assert not [draft for draft in found.drafts if words in draft.text]


@pytest.mark.parametrize(
    ("words", "actors", "due", "rrule"),
    [
        ("面积任务分解到乡镇", {"县农业农村局": ""}, date(2026, 3, 31), None),
        ("撂荒地", {"各乡镇": ""}, date(2026, 4, 15), None),
        ("农资市场检查", {"县供销社": "lead", "县市场监管局": "support"}, None, "FREQ=WEEKLY"),
        ("补贴资金", {"县财政局": ""}, date(2026, 3, 26), None),
        ("督查台账", {"县委督查室": ""}, None, "FREQ=MONTHLY;BYMONTHDAY=25"),
    ],
)
def test_who_has_to_do_what_by_when(found, words, actors, due, rrule):
    draft = draft_with(found, words)
    assert draft.trackable
    assert {actor.text: actor.role for actor in draft.actors} == actors
    assert next((one.due for one in draft.deadlines if one.due), None) == due
    rules = [one.rrule.split(";X-")[0] for one in draft.deadlines if one.rrule]
    assert (rules[0] if rules else None) == rrule


def test_an_attitude_is_general(found):
    assert not draft_with(found, "牢固树立大局意识").trackable


def test_headings_and_reasons_come_with_it(found):
    draft = draft_with(found, "面积任务分解到乡镇")
    assert draft.headings[0].startswith("二、突出重点")
    assert draft.reasons
    assert all(reason.words for reason in draft.reasons)
    assert found.engine


def test_spans_are_slices_in_order(found):
    for draft in found.drafts:
        assert SPEECH[draft.start : draft.end] == draft.text
        assert 0 < len(draft.summary) <= 60
        assert 0 <= draft.confidence <= 1
        for one in (*draft.actors, *draft.deadlines):
            assert SPEECH[one.start : one.end] == one.text
    assert all(left.end <= right.start for left, right in pairwise(found.drafts))


def test_nobody_named_in_a_results_report_is_told_anything():
    report = "2025年，县住建局完成老旧小区改造20个，新增停车位500个。全年整治违法建设3万平方米。\n"
    assert not extract(report * 3, Context(held_on=HELD, kind="report")).drafts


@pytest.mark.parametrize(
    "path", sorted((Path(django_settings.BASE_DIR) / "seeds").glob("[!0-9]*.txt")), ids=lambda path: path.stem
)
def test_seed_speeches_are_full_of_duties(path):
    text = path.read_text(encoding="utf-8")
    drafts = extract(text, Context(held_on=HELD)).drafts
    assert len(drafts) > 10
    assert sum(bool(draft.actors) for draft in drafts) > len(drafts) // 3
    assert sum(draft.trackable for draft in drafts) > 5


@settings(max_examples=80, deadline=None)
@given(
    st.text(
        alphabet=st.sampled_from(
            "县水利局要在4月底前完成，。；！\n一、（二）各乡镇每季度不少于一次牵头配合责任单位：3 5日"
        ),
        max_size=200,
    )
)
def test_any_text_is_survived(text):
    for draft in extract(text, Context(held_on=HELD)).drafts:
        assert text[draft.start : draft.end] == draft.text


def test_without_a_day_relative_dates_stay_open():
    draft = draft_with(extract(SPEECH, Context()), "补贴资金")
    assert [one.text for one in draft.deadlines] == ["两周内"]
    assert draft.deadlines[0].due is None
