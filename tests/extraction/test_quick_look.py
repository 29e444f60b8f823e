"""A look at a text says of each character whether a word may begin there: never no where one does."""

import re

import pytest

from speeches.extraction.looks.quick_look import BLOCK, FARTHEST, QuickLook, first, steps, tried

LISTS = {"one": ["县", "市"], "two": ["部门", "单位"], "many": ["应急管理局", "人社局"]}
LOOK = QuickLook(LISTS)
COUNTY = re.compile("县")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", {"one": [], "two": [], "many": []}),
        ("县", {"one": [0], "two": [], "many": []}),
        ("部门", {"one": [], "two": [0], "many": []}),
        ("请县人社局和各部门", {"one": [1], "two": [7], "many": [2]}),
        ("部级应急方案", {"one": [], "two": [], "many": []}),
        ("应急管理", {"one": [], "two": [], "many": [0]}),  # as far as the sign goes
        ("𠮷县部门", {"one": [0, 1], "two": [0, 2], "many": [0]}),  # a character beyond the tables may be anything
    ],
)
def test_words_are_seen_where_they_begin(text, expected):
    seen = LOOK.at(text)
    assert {name: [at for at, one in enumerate(places) if one] for name, places in seen.items()} == expected
    assert {len(places) for places in seen.values()} == {len(text) + 1}


@pytest.mark.parametrize("before", range(BLOCK - 3, BLOCK + 2))
def test_words_are_seen_over_the_end_of_a_block(before):
    seen = LOOK.at("甲" * before + "应急管理局")
    assert [at for at, one in enumerate(seen["many"]) if one] == [before]


@pytest.mark.parametrize("between", [0, 1, 7, FARTHEST - 1, FARTHEST, FARTHEST + 1, 3 * FARTHEST])
def test_steps_lead_to_each_place_where_a_word_may_begin(between):
    text = "甲" * between + "县" + "甲" * between + "县部门"
    ahead = steps(LOOK.at(text)["one"])
    assert len(ahead) == len(text) + 1
    for start in range(len(text) + 1):
        found = [match.start() for match in tried(COUNTY, ahead, text, start, len(text))]
        assert found == [match.start() for match in COUNTY.finditer(text, start)]
        met = first(COUNTY, ahead, text, start, len(text))
        assert (met.start() if met else None) == (found[0] if found else None)
