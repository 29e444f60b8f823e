"""Where requirements begin and end, against span_corpus.tsv: a row for each span that a clerk would write.

Columns: text (\\n for a line end), span, trackable, actors (lead: or support: before, ^ where it stands outside the
span's sentence), deadlines.
"""

import csv
from datetime import date
from itertools import groupby
from pathlib import Path

import pytest

from speeches.extraction import Context, Draft, extract
from speeches.extraction.notes import plain
from speeches.extraction.types import Actor

CORPUS = Path(__file__).parent / "span_corpus.tsv"
HELD_ON = date(2026, 3, 12)
PART = "二、工作任务\n"


def corpus() -> list:
    with CORPUS.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
    found = []
    for text, spans in groupby(rows, key=lambda row: row["text"]):
        expected = [(s["span"], s["trackable"], s["actors"], s["deadlines"]) for s in spans]
        found.append(pytest.param(text.replace("\\n", "\n"), expected, id=text[:30]))
    return found


def named(actor: Actor) -> str:
    return (f"{actor.role}:" if actor.role else "") + ("^" if actor.inherited else "") + actor.text


def row(draft: Draft) -> tuple[str, str, str, str]:
    return (
        draft.text.replace("\n", "\\n"),
        "yes" if draft.trackable else "no",
        ";".join(map(named, draft.actors)),
        ";".join(one.text for one in draft.deadlines),
    )


def drafts(text: str) -> tuple[Draft, ...]:
    return extract(f"{PART}{text}\n", Context(held_on=HELD_ON)).drafts


@pytest.mark.parametrize(("text", "expected"), corpus())
def test_corpus(text, expected):
    found = drafts(text)
    assert [row(draft) for draft in found] == expected
    whole = f"{PART}{text}\n"
    for draft in found:
        assert whole[draft.start : draft.end] == draft.text
        for one in (*draft.actors, *draft.deadlines, *draft.quantities):
            assert whole[one.start : one.end] == one.text


def test_the_corpus_has_forty_texts():
    assert len(corpus()) >= 40


def test_a_topic_label_joins_what_it_heads():
    found = drafts("城东污水处理厂：县住建局要在6月底前完成环评；县水利局要在7月底前完成取水论证。")
    assert [one.summary for one in found] == ["城东污水处理厂完成环评", "城东污水处理厂：完成取水论证"]


def test_a_task_too_long_for_a_heading_ends_the_one_before():
    found = drafts(
        "3.开展违规收费专项清理。县教育局要在9月底前逐校核查。\n"
        "4.县水利局要落实河长制巡查制度，每月巡河不少于2次，并把巡查结果记入河长制工作台账。"
    )
    assert [one.headings for one in found] == [("二、工作任务", "3.开展违规收费专项清理"), ("二、工作任务",)]


def test_the_summary_leaves_the_note_out():
    (draft,) = drafts("6.完成老旧管网改造12公里\n责任单位：县住建局\n完成时限：2026年9月底")
    assert draft.summary == "完成老旧管网改造12公里"
    assert [one.due for one in draft.deadlines] == [date(2026, 9, 30)]


def test_a_role_behind_a_name_is_no_part_of_it():
    assert plain(Actor("县发改局牵头", 4, 10)) == Actor("县发改局", 4, 8, "lead")
    assert plain(Actor("由县财政局配合", 0, 7)) == Actor("县财政局", 1, 5, "support")
    assert plain(Actor("县财政局", 0, 4)) == Actor("县财政局", 0, 4)


@pytest.mark.parametrize("end", ["）", "", "）。\n三、", "；\n责任单位："])
def test_a_note_that_never_closes_is_survived(end):
    text = "8.新建高标准农田5万亩。\n（责任单位：县农业农村局；" + "配合单位：县财政局；" * 20 + end
    for draft in drafts(text):
        assert draft.text
