"""Every cue word is heard, in its own sentence, as often as it is said."""

import pytest

from speeches.extraction import lexicon
from speeches.extraction.features import cues
from speeches.extraction.looks.lines import Lines


def speaking(sentences):
    return cues.speaking(Lines(sentences))[0]


@pytest.mark.parametrize("name", lexicon.cue_lists())
def test_every_cue_word_speaks_in_a_sentence(name):
    for term in lexicon.terms(f"cues/{name}"):
        sentence = f"2026年，“同志们”{term}。"
        assert f"cue:{name}" in speaking([sentence])[0], term


def test_how_often_a_list_speaks():
    one, two = lexicon.terms("cues/action")[:2]
    sentence = "，".join([one, two, one, two])
    assert {"cue:action", "cue:action+", "cue:action++"} <= speaking([sentence])[0]


def test_sentences_are_told_apart():
    one, two = lexicon.terms("cues/action")[:2]
    told = speaking(["", one, "", f"{one}，{two}", "天"])
    assert ["cue:action" in found for found in told] == [False, True, False, True, False]
    assert ["cue:action+" in found for found in told] == [False, False, False, True, False]


def test_the_last_word_is_found_as_a_search_finds_it():
    said = cues.Said([(0, 4), (2, 4), (3, 6), (6, 8)])  # words of one list, some within others
    assert said.end_of_last(0, 8) == 8
    assert said.end_of_last(0, 6) == 4  # (3, 6) begins within (0, 4)
    assert said.end_of_last(1, 6) == 4
    assert said.end_of_last(3, 6) == 6
    assert said.end_of_last(7, 8) == 7  # none


def test_a_word_within_another_is_not_said_twice():
    long, short = next((one, two) for one in WORDS for two in WORDS if one != two and one.endswith(two))
    assert "cue:object+" not in speaking([long])[0]
    assert "cue:object+" in speaking([f"{long}{short}"])[0]


WORDS = lexicon.terms("cues/object")
