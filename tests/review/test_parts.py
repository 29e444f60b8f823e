"""A long text is cut into parts, and no character, mark or heading is lost on the way to the page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speeches.review.desk import build
from speeches.review.finding import find
from speeches.review.overview import Overview
from speeches.review.parts import LONGEST, PART, part_at, starts
from tests.factories import RequirementFactory, SpeechFactory

LINE = "县卫健局要在4月底前报送材料。"
texts = st.lists(st.sampled_from(["", "。", "字" * 700, "字" * 6_000, LINE * 90, "第一句。" * 300]), max_size=12)


@given(texts.map("\n".join))
def test_parts_are_neither_long_nor_short(text):
    begins = starts(text)
    lengths = [end - start for start, end in zip(begins, [*begins[1:], len(text)], strict=True)]
    assert begins[0] == 0
    assert all(PART <= length <= LONGEST for length in lengths[:-1])
    assert lengths[-1] <= PART + PART // 2
    assert all(part_at(begins, place) == at for at, place in enumerate(begins))


@given(texts.map("\n".join))
def test_a_part_ends_with_a_line_or_a_sentence_where_one_ends_in_reach(text):
    for begin, end in zip(starts(text), starts(text)[1:], strict=False):
        reach = text[begin + PART : begin + LONGEST]
        assert text[end - 1] in "\n。" or not set(reach) & set("\n。")


@pytest.fixture
def speech(db):
    lines = [
        f"一、第{number}部分\n" + f"　　县财政局要在4月底前报送第{number}项材料。" * 40 + "\n" for number in range(12)
    ]
    speech = SpeechFactory(text="".join(lines))
    outline = [
        {"start": speech.text.index(f"一、第{n}部"), "end": speech.text.index(f"一、第{n}部") + 6} for n in range(12)
    ]
    speech.outline = [{**one, "text": f"一、第{n}部分", "level": 0} for n, one in enumerate(outline)]
    speech.save()
    for begin in starts(speech.text)[1:]:  # one over the end of each part, one inside it
        for start, end in ((begin - 5, begin + 5), (begin + 30, begin + 40)):
            RequirementFactory(speech=speech, quote=speech.text[start:end], span_start=start, span_end=end)
    return speech


def drawn(blocks) -> str:
    return "".join(piece.text for block in blocks for mark in block.marks for piece in mark.pieces)


def test_the_parts_together_are_the_text_with_every_draft_marked_and_numbered_once(speech):
    overview = Overview.of(speech)
    assert len(overview.begins) > 2
    parts = build(overview, range(len(overview.begins))).parts
    assert "".join(drawn(part.blocks) for part in parts) == "".join(line.strip() for line in speech.text.splitlines())
    numbered = [
        mark.requirement.pk
        for part in parts
        for block in part.blocks
        for mark in block.marks
        if mark.requirement and mark.first
    ]
    assert numbered == [line.pk for line in overview.lines]
    for part in parts:  # each part alone is drawn as it is among the others
        alone = build(overview, {part.index}).parts[part.index]
        assert drawn(alone.blocks) == drawn(part.blocks)
        assert [row.number for row in alone.rows] == [row.number for row in part.rows]
        assert [row.heading for row in alone.rows] == [row.heading for row in part.rows]


def test_headings_count_what_stands_under_them(speech):
    overview = Overview.of(speech)
    assert sum(heading["all"] for heading in overview.headings) == len(overview.lines)
    line = overview.lines[3]
    (over,) = overview.headings_over([line.pk])
    later = [heading["start"] for heading in overview.headings if heading["start"] > line.start]
    assert over["start"] <= line.start < min(later, default=len(speech.text))


@pytest.mark.parametrize(
    ("place", "backwards", "wanted"),
    [(-1, False, (2, 1)), (2, False, (9, 2)), (9, False, (2, 1)), (9, True, (2, 1)), (2, True, (9, 2))],
)
def test_words_are_found_in_a_circle(place, backwards, wanted):
    found = find("一二ABc四五六七abC", " abc ", place, backwards=backwards)
    assert found is not None
    assert (found.start, found.nth, found.total) == (*wanted, 2)
    assert find("一二", "三", -1) is None
    assert find("一二", "  ", -1) is None
