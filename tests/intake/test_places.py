"""From the record of edits back to the places of the text: nothing lost, nothing moved."""

from pathlib import Path

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st

from speeches.intake import read
from speeches.intake.carrying import Replacement, carry, carry_runs, differences, replaced
from speeches.intake.places import Extent, Place, Ruling, Run, clean_position, places, raw_position, runs_of
from speeches.intake.reading import Document

SEEDS = sorted((Path(settings.BASE_DIR) / "seeds").glob("*.txt"))
DAMAGED = (
    "中共某县委\n\n同志们：现将工作部(bù)署(shǔ)如(rú)下。\n"
    " 各单位要在 3月底前完成整改,不得拖延.党的以来,我们取得成绩。\n"
)


def extents_of(document: Document) -> list[Extent]:
    return [Extent(one.text, runs_of(one.segments), one.raw_start, one.raw_end) for one in document.speeches]


def mended(rows: list[Place]) -> list[Place]:
    return [one for one in rows if not one.is_flag]


@pytest.mark.parametrize("path", SEEDS, ids=lambda path: path.name[:12])
def test_every_edit_has_a_place_and_undoing_all_gives_the_original_back(path):
    document = read(path.read_bytes(), path.name)
    extents = extents_of(document)
    found = places(document.raw, document.edits, extents, {})
    assert sum(len(one.edits) for rows in found for one in rows) == len(document.edits)
    keys = [one.key for rows in found for one in rows]
    assert len(keys) == len(set(keys))
    for extent, rows in zip(extents, found, strict=True):
        text = extent.text
        for one in rows:
            assert text[one.at : one.until] == one.now
            assert document.raw[one.start : one.end] == one.before
        for one in reversed(mended(rows)):
            text = replaced(text, Replacement(one.at, one.until, one.before))
        assert document.raw[extent.raw_start : extent.raw_end] in text


def test_places_of_one_gap_are_told_apart():
    document = read(DAMAGED.encode(), "讲话.txt")
    (rows,) = places(document.raw, document.edits, extents_of(document), {})
    assert {"pinyin", "punctuation"} <= {one.rule for one in rows}
    assert all("+" not in one.rule for one in rows)


def test_a_decided_place_is_found_again_with_what_the_rules_had_made():
    document = read(DAMAGED.encode(), "讲话.txt")
    (extent,) = extents_of(document)
    (rows,) = places(document.raw, document.edits, [extent], {})
    for one in mended(rows):
        change = Replacement(one.at, one.until, "【改】")
        now = Extent(
            replaced(extent.text, change), tuple(carry_runs(extent.runs, change)), extent.raw_start, extent.raw_end
        )
        (again,) = places(document.raw, document.edits, [now], {one.key: Ruling(one.after, "【改】")})
        (decided,) = [place for place in again if place.key == one.key]
        assert (decided.after, decided.now, decided.decided) == (one.after, "【改】", True)
        assert len(again) == len(rows)


def test_a_corrected_flag_keeps_its_place():
    document = read("同志们：\n党的以来，各项工作取得成绩。\n".encode(), "讲话.txt")
    (extent,) = extents_of(document)
    (rows,) = places(document.raw, document.edits, [extent], {})
    (flag,) = [one for one in rows if one.is_flag]
    change = Replacement(flag.at, flag.until, flag.now.replace("党的以来", "党的二十大以来"))
    now = Extent(replaced(extent.text, change), tuple(carry_runs(extent.runs, change)), 0, len(document.raw))
    (again,) = places(document.raw, document.edits, [now], {flag.key: Ruling(flag.before, change.words)})
    (found,) = [one for one in again if one.key == flag.key]
    assert "党的二十大以来" in found.now
    assert now.text[found.at : found.until] == found.now


def test_every_character_leads_to_its_original_and_back():
    document = read(DAMAGED.encode(), "讲话.txt")
    (extent,) = extents_of(document)
    for run in extent.runs:
        for step in range(run.length):
            assert raw_position(extent, run.at + step) == run.source + step
            assert clean_position(extent, run.source + step) == run.at + step
    assert raw_position(extent, len(extent.text), end=True) <= len(document.raw)


words = st.text(alphabet="甲乙丙。\n", max_size=12)


@given(words, words)
def test_differences_lead_from_one_text_to_the_other(before, after):
    text = before
    for change in differences(before, after):
        text = replaced(text, change)
    assert text == after


@given(words, st.integers(0, 12), st.integers(0, 12), st.integers(0, 12), st.integers(0, 12), words)
def test_a_span_keeps_its_words_unless_they_were_changed(text, a, b, c, d, new):
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    left, right = sorted((min(c, len(text)), min(d, len(text))))
    change = Replacement(left, right, new)
    moved = carry(start, end, change)
    after = replaced(text, change)
    if not moved.touched:
        assert after[moved.start : moved.end] == text[start:end]
    else:
        assert new in after[moved.start : moved.end]


@given(words, st.integers(0, 12), st.integers(0, 12), words)
def test_runs_still_hold_what_was_copied(text, a, b, new):
    start, end = sorted((min(a, len(text)), min(b, len(text))))
    change = Replacement(start, end, new)
    after = replaced(text, change)
    for run in carry_runs([Run(0, 0, len(text))] if text else [], change):
        assert after[run.at : run.at + run.length] == text[run.source : run.source + run.length]
