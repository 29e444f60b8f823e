"""Every cue word is heard, in its own sentence, as often as it is said."""

import pytest

from speeches.extraction import lexicon
from speeches.extraction.features import cues
from speeches.extraction.lines import Lines


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


def test_the_last_word_is_found_where_one_reaches_over_the_beginning():
    long, short = next((one, two) for one in WORDS for two in WORDS if one != two and one.endswith(two))
    said = cues.Said("object", [(0, len(long))])
    assert said.end_of_last(long, len(long) - len(short), len(long)) == len(long)
    assert said.end_of_last(long, 0, len(long)) == len(long)
    assert said.end_of_last(f"{long}。", len(long), len(long) + 1) == 0


WORDS = lexicon.terms("cues/object")
