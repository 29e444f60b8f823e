"""The version that is kept with each draft tells the weights and the rules that found it from all others."""

import shutil
from dataclasses import replace

import pytest

from speeches.extraction import Context, extract, version
from speeches.extraction.model import fingerprint, load


def test_the_shipped_weights_carry_their_own_fingerprint():
    assert load().version.endswith(f".{fingerprint(load())}")
    assert extract("县水务局要在6月底前完成改造。", Context()).engine == f"{load().version}+{version.rules()}"


def test_other_weights_have_another_fingerprint_and_the_same_ones_the_same():
    weights = load()
    other = replace(weights, actor=replace(weights.actor, named={**weights.actor.named, "head:局": 0.1234}))
    assert fingerprint(other) != fingerprint(weights)
    assert fingerprint(replace(weights, version="")) == fingerprint(weights)


@pytest.mark.parametrize("changed", ["duties.py", "lexicon/ahead.txt"])
def test_other_rules_have_another_fingerprint_and_training_does_not_matter(changed, tmp_path, monkeypatch):
    copy = shutil.copytree(version.HERE, tmp_path / "engine", ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(version, "HERE", copy)
    before = version.rules.__wrapped__()
    assert before == version.rules(), "where the engine stands does not matter"
    with (copy / "training" / "gold.py").open("a") as file:
        file.write("# more")
    assert version.rules.__wrapped__() == before
    with (copy / changed).open("a", encoding="utf-8") as file:
        file.write("\n")
    assert version.rules.__wrapped__() != before
