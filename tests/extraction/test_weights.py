"""The version that is kept with each draft tells the weights that found it from all others."""

from dataclasses import replace

from speeches.extraction import Context, extract
from speeches.extraction.model import fingerprint, load


def test_the_shipped_weights_carry_their_own_fingerprint():
    assert load().version.endswith(f".{fingerprint(load())}")
    assert extract("县水务局要在6月底前完成改造。", Context()).engine == load().version


def test_other_weights_have_another_fingerprint_and_the_same_ones_the_same():
    weights = load()
    other = replace(weights, actor=replace(weights.actor, named={**weights.actor.named, "head:局": 0.1234}))
    assert fingerprint(other) != fingerprint(weights)
    assert fingerprint(replace(weights, version="")) == fingerprint(weights)
