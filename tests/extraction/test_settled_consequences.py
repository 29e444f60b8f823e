"""What follows for whom."""

import pytest

from speeches.extraction.settled.consequences import is_consequence


@pytest.mark.parametrize(
    "words",
    [
        "对推诿扯皮、贻误时机的要严肃问责。",
        "凡弄虚作假的一律通报批评。",
        "对失职渎职的，坚决追责。",
        "谁家羊啃了林子，谁家赔树苗。",
        "发现一起、查处一起。",
    ],
)
def test_what_follows_is_found(words):
    assert is_consequence(words, 0)


@pytest.mark.parametrize(
    "words",
    [
        "对群众反映强烈的要高度重视。",
        "谁是发展的主体，谁是受益者，心里要清楚。",
        "谁先干谁先受益，这是明摆着的道理。",
        "谁也没想到，谁都没去看。",
    ],
)
def test_what_only_sounds_like_it_is_none(words):
    assert not is_consequence(words, 0)
