"""Cue words are looked for only where a sentence's n-grams hold their first two characters: hold both to agree."""

import pytest

from speeches.extraction import lexicon
from speeches.extraction.features.cues import speaking


@pytest.mark.parametrize("name", lexicon.cue_lists())
def test_every_cue_word_speaks_in_a_sentence(name):
    for term in lexicon.terms(f"cues/{name}"):
        sentence = f"2026年，“同志们”{term}。"
        assert f"cue:{name}" in speaking(sentence), term


def test_how_often_a_list_speaks():
    one, two = lexicon.terms("cues/action")[:2]
    sentence = "，".join([one, two, one, two])
    assert {"cue:action", "cue:action+", "cue:action++"} <= speaking(sentence)
