"""The figures to be reached, against quantity_corpus.tsv: a row a figure, or one without where there is none."""

import csv
from datetime import date
from itertools import groupby
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speeches.extraction import Context, extract
from speeches.extraction.quantities import find_quantities

from .quantity_scores import LEARNT, UNSEEN, score

CORPUS = Path(__file__).parent / "quantity_corpus.tsv"
FIELDS = ("figure", "relation", "number", "unit", "object", "each")


def examples() -> list:
    with CORPUS.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    found = []
    for text, figures in groupby(rows, key=lambda row: row["text"]):
        expected = [tuple(one[name] or "" for name in FIELDS) for one in figures if one["figure"]]
        found.append(pytest.param(text, expected, id=text))
    return found


@pytest.mark.parametrize(("text", "expected"), examples())
def test_corpus(text, expected):
    found = find_quantities(text)
    assert [(q.text, q.relation, str(q.number), q.unit, q.object, q.each) for q in found] == expected
    assert all(text[q.start : q.end] == q.text for q in found)


def test_the_corpus_has_a_hundred_texts():
    assert len(examples()) >= 100


def test_offsets_index_the_whole_text():
    text = "同志们：年底前新建12个基层服务点，覆盖率达到95%以上。"
    found = find_quantities(text, 4, len(text))
    assert [text[q.start : q.end] for q in found] == [q.text for q in found] == ["12个", "达到95%以上"]


def test_how_often_is_told_apart():
    assert [q.times for q in find_quantities("每年演练不少于三次，建立3支队伍。")] == [True, False]


def test_drafts_carry_their_targets():
    text = "二、任务\n县民政局要在年底前新建12个基层服务点，县财政局要安排资金800万元。\n"
    found = extract(text, Context(held_on=date(2026, 3, 12))).drafts
    assert [[q.text for q in draft.quantities] for draft in found] == [["12个"], ["800万元"]]


@settings(deadline=None)
@given(st.text(alphabet="每不少于至少达到一二三十百万亿0123456789.,%个次元村年以上内的，。", max_size=50))
def test_any_jumble_is_survived(text):
    assert all(text[q.start : q.end] == q.text for q in find_quantities(text))


@pytest.mark.parametrize(
    ("table", "floors"),
    [
        (LEARNT, {"precision": 0.98, "recall": 0.98, "object": 0.97}),
        (UNSEEN, {"precision": 0.92, "recall": 0.93, "object": 0.88}),
    ],
    ids=["learnt", "unseen"],
)
def test_figures_labelled_by_hand_are_found(table, floors):
    scores = score(table)
    found = {"precision": scores.precision, "recall": scores.recall, "object": scores.share("object")}
    assert {name: share for name, share in found.items() if share < floors[name]} == {}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("对15个空缺的社工岗位公开招聘。", "15个空缺的社工岗位"),
        ("每月到联系点讲一次党课。", "讲一次党课"),
        ("为高龄老人每半年至少免费体检一次。", "至少免费体检一次"),
        ("居民用户的安检每年不少于两次。", "居民用户的安检每年不少于两次"),
        ("每亩补助不超过300元。", "补助不超过300元"),
        ("镇里按每亩20元给农户补贴。", "每亩20元"),
        ("一名干部联系五户企业。", "一名干部联系五户企业"),
        ("今年建成２０个站点。", "２０个站点"),
        ("县财政安排2600万元支持农村道路养护。", "安排2600万元"),
        ("把抽检经费由180万元增加到260万元。", "抽检经费由180万元增加到260万元"),
    ],
)
def test_the_words_said_name_figure_and_object(text, said):
    (found,) = find_quantities(text)
    assert found.said == said


def test_a_period_is_taken_from_the_clause_before():
    (found,) = find_quantities("防汛期间每天下午五点前，各乡镇报送一次水情。")
    assert (found.each, found.object) == ("天", "水情")


def test_no_figure_counts_within_the_words_of_another():
    found = find_quantities("每个县保有一支30人的流调队伍和一支80人的采样队伍。")
    assert [q.object for q in found] == ["30人的流调队伍", "80人的采样队伍"]
