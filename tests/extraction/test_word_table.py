"""The words of many lists in one pass are those that each list has at each place."""

from hypothesis import given
from hypothesis import strategies as st

from speeches.extraction import lexicon
from speeches.extraction.features.word_table import WordTable

LISTS = {
    "short": ("报", "要", "要求", "报送"),
    "long": ("要求落实", "求", "落实到位", "落"),
    "rare": ("𠀀要", "报报报"),
}
TABLE = WordTable(LISTS)


def one_by_one(lists, text):
    found = {
        name: [lexicon.compiled(words).match(text, at) for at in range(len(text))] for name, words in lists.items()
    }
    return {name: [word.span() for word in words if word] for name, words in found.items()}


def in_one_pass(table, text):
    found = table.find(text)
    lists = [found.of(number) for number in range(len(table.names))]
    return {
        name: list(zip(starts.tolist(), ends.tolist(), strict=True))
        for name, (starts, ends) in zip(table.names, lists, strict=True)
    }


@given(st.text("要求落实到位报送𠀀。\n\ud800", max_size=40))
def test_in_one_pass_and_one_by_one(text):
    assert in_one_pass(TABLE, text) == one_by_one(LISTS, text)


def test_letters_that_share_a_place_are_told_apart():
    # 65,536 letters on, and one letter on with 31 letters back, the place is the same.
    for other in ("要" + chr(ord("求") + 65536), chr(ord("要") + 1) + chr(ord("求") - 31), chr(ord("报") + 65536)):
        assert in_one_pass(TABLE, f"{other}。") == one_by_one(LISTS, f"{other}。")
    assert in_one_pass(TABLE, "要求。")["short"] == [(0, 2)]


def test_no_lists_and_no_text():
    assert in_one_pass(WordTable({}), "要求") == {}
    assert in_one_pass(TABLE, "") == {"short": [], "long": [], "rare": []}
