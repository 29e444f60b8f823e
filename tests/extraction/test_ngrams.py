"""The n-grams of many sentences weighed at once come to what they come to one by one."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speeches.extraction import model
from speeches.extraction.ngrams import BLOCK, NEARLY, Table, gram_share, grams, told_share

LETTERS = "要不得建立台账0123.,。“^$ab\x00𠀀\ud800\U0010ffff"
WEIGHTS = {gram: (len(gram) - 1.25, math.sin(number)) for number, gram in enumerate(sorted(grams(LETTERS)))}
TABLE = Table(WEIGHTS)


def one_by_one(text, weights):
    letters = grams(text)
    share = gram_share(letters)
    duty, trackable = (share * math.fsum(weights[gram][side] for gram in letters if gram in weights) for side in (0, 1))
    words = {gram: sum(weights[gram]) for gram in letters if gram in weights and len(gram) == 2 and gram.isalpha()}
    worth = [pair for pair in words if abs(words[pair]) * told_share(len(text)) > NEARLY]
    return duty, trackable, tuple(sorted(worth, key=lambda pair: (-abs(words[pair]), pair))[:2])


def assert_agree(table, weights, texts):
    for text, weighed in zip(texts, table.weigh(texts), strict=True):
        duty, trackable, words = one_by_one(text, weights)
        assert weighed.duty == pytest.approx(duty, abs=1e-9)
        assert weighed.trackable == pytest.approx(trackable, abs=1e-9)
        assert weighed.words == words


@given(st.lists(st.text(LETTERS)))
def test_sentences_at_once_and_one_by_one(texts):
    assert_agree(TABLE, WEIGHTS, texts)


def test_more_than_a_block():
    assert_agree(TABLE, WEIGHTS, [LETTERS * 9, "建立台账" * BLOCK, "", LETTERS] * 40)


def test_with_the_weights_that_were_learnt():
    duties = model.load().duties
    assert_agree(duties.table, duties.grams, ["各乡镇要在6月30日前建立台账。", "2026年3月12日", "会议指出，成绩不小。"])


def test_a_table_of_nothing():
    assert [tuple(one) for one in Table({}).weigh(["要。"])] == [(0.0, 0.0, ())]
