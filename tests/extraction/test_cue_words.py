"""Every cue word is heard, in its own sentence, as often as it is said."""

import numpy as np
import pytest

from speeches.extraction import lexicon
from speeches.extraction.features import cues
from speeches.extraction.looks.lines import Lines


def speaking(sentences):
    return [{*own} for own in cues.speaking(Lines(sentences))[0].of_each()]


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
    starts, ends = np.array([(0, 4), (2, 4), (3, 6), (6, 8)]).T  # words of one list, some within others
    said = cues.Said(starts, ends)
    within = np.array([(0, 8), (0, 6), (1, 6), (3, 6), (7, 8)]).T  # (3, 6) begins within (0, 4); in the last is none
    assert said.end_of_last(*within).tolist() == [8, 4, 4, 6, 7]


def test_a_word_within_another_is_not_said_twice():
    long, short = next((one, two) for one in WORDS for two in WORDS if one != two and one.endswith(two))
    assert "cue:object+" not in speaking([long])[0]
    assert "cue:object+" in speaking([f"{long}{short}"])[0]


WORDS = lexicon.terms("cues/object")
