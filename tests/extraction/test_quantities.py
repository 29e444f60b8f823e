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


def test_the_corpus_has_sixty_texts():
    assert len(examples()) >= 60


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
