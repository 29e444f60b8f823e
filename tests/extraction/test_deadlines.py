"""The reading of time expressions, against the corpus beside this file.

deadline_corpus.tsv has a row for each expression that is to be found in its context (none: a row without one):
context, held_on (may be unknown), expression, kind, value (ISO dates from/to, or an RRULE), name of the rule.
"""

import csv
import sys
from datetime import date
from itertools import groupby, pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from speeches.extraction import find_deadlines
from speeches.extraction.deadlines import reader
from speeches.extraction.types import Deadline

CORPUS = Path(__file__).parent / "deadline_corpus.tsv"
HELD_ON = date(2024, 3, 14)


def corpus() -> list[dict[str, str]]:
    with CORPUS.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def value(deadline: Deadline) -> str:
    dates = (day.isoformat() for day in (deadline.start_on, deadline.due) if day)
    return deadline.rrule or "/".join(dates)


def examples() -> list:
    found = []
    for (context, held_on), rows in groupby(corpus(), key=lambda row: (row["context"], row["held_on"])):
        expected = [(r["expression"], r["kind"], r["value"], r["rule"]) for r in rows if r["expression"]]
        day = date.fromisoformat(held_on) if held_on else None
        found.append(pytest.param(context, day, expected, id=context))
    return found


@pytest.mark.parametrize(("context", "held_on", "expected"), examples())
def test_corpus(context, held_on, expected):
    found = find_deadlines(context, held_on)
    assert [(d.text, d.kind, value(d), d.rule) for d in found] == expected
    assert all(context[d.start : d.end] == d.text for d in found)


def test_every_rule_has_an_example():
    assert {rule.name for rule in reader.RULES} == {row["rule"] for row in corpus()} - {""}


def test_offsets_index_the_whole_text():
    text = "第一句没有时限。\n请于 ３ 月 ２５ 日前报送；每月通报。"
    found = find_deadlines(text, HELD_ON)
    assert [text[d.start : d.end] for d in found] == [d.text for d in found] == ["３ 月 ２５ 日前", "每月"]
    assert found[0].due == date(2024, 3, 25)


def test_table_of_the_office_moves_working_days():
    text = "三个工作日内报送。"
    assert find_deadlines(text, HELD_ON)[0].due == date(2024, 3, 19)
    assert find_deadlines(text, HELD_ON, {date(2024, 3, 18): False})[0].due == date(2024, 3, 20)


def test_a_year_named_before_carries_within_the_sentence():
    found = find_deadlines("明年工作要早谋划，一季度末要见效，5月底前完成主体。", HELD_ON)
    assert [d.due for d in found] == [date(2025, 3, 31), date(2025, 5, 31)]


def test_a_past_year_named_before_makes_a_fact_of_it():
    assert find_deadlines("去年，全县完成投资86亿元，产业园一期11月底前投产。", HELD_ON) == ()


def test_a_past_year_in_a_description_does_not():
    assert find_deadlines("去年没有落地的17个项目，6月底前开工。", HELD_ON)[0].due == date(2024, 6, 30)


def test_a_day_named_before_carries_to_the_hour():
    found = find_deadlines("第一轮采样明天早上6点开始，晚上8点前结束。", HELD_ON)
    assert [(d.start_on, d.due) for d in found] == [(date(2024, 3, 15), None), (None, date(2024, 3, 15))]


@pytest.mark.parametrize("word", ["定期", "及时", "尽快", "早日", "长期", "今后", "限期", "经常", "立即", "下一步"])
def test_vague_words_are_no_deadlines(word):
    assert find_deadlines(f"要{word}研究解决群众反映的突出问题。", HELD_ON) == ()


def test_titles_are_not_read():
    assert find_deadlines("要落实好《2025年底前重点任务清单》。", HELD_ON) == ()


@settings(deadline=None)
@given(
    st.text(
        alphabet="一二两三四五六七八九十零〇半年月日周季度旬天每前内起至到底末初中上下本个工作小时0123456789.-—、，。“”《》",
        max_size=60,
    )
)
def test_any_jumble_is_read_without_error_and_in_order(text):
    found = find_deadlines(text, HELD_ON)
    assert all(text[d.start : d.end] == d.text and d.text for d in found)
    assert all(before.end <= after.start for before, after in pairwise(found))
    assert len(find_deadlines(text, None)) <= len(text)


@settings(deadline=None)
@given(st.dates(min_value=date(1900, 1, 1), max_value=date(2200, 12, 31)))
def test_any_day_of_meeting_will_do(held_on):
    text = "6月底前、春节前、腊月二十五前、明年2月29日前、三年内、10个工作日内、本周五前、清明前、到2030年底完成。"
    assert find_deadlines(text, held_on)


@pytest.mark.parametrize("unit", ["6月", "2024年6月15日至", "6月底前完成，", "“十四五”", "一二三四五", "每", "  1 "])
def test_work_grows_with_the_length_only(unit):
    """Count the calls made, not seconds: the same on every machine."""

    def calls(times: int) -> int:
        text, made = unit * times, 0

        def count(*_event: object) -> None:
            nonlocal made
            made += 1

        sys.setprofile(count)
        try:
            find_deadlines(text, HELD_ON)
        finally:
            sys.setprofile(None)
        return made

    calls(10)
    assert calls(400) < 8 * 1.5 * calls(50)
