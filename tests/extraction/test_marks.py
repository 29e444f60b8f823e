"""What holds of sentences stands in one table, in which each feature has one row."""

from datetime import date
from pathlib import Path

import pytest

from speeches.extraction import features, find_deadlines, model
from speeches.extraction.structure import outline, sentences

HELD_ON = date(2025, 3, 1)
LABELLED = sorted((Path(__file__).parent / "labelled").glob("*.txt"))


def described(text):
    cut = sentences.cut(text)
    places, _ = outline.read(cut)
    return cut, list(features.described(cut, places, find_deadlines(text, HELD_ON)))


def test_each_feature_has_one_row():
    for path in LABELLED[:10]:
        for names, held in described(path.read_text(encoding="utf-8"))[1]:
            assert len(names) == len(set(names)) == len(held)


def test_weights_of_a_table_are_summed_by_sentence():
    weights = model.load().duties
    for marks in described(LABELLED[0].read_text(encoding="utf-8"))[1]:
        duty, trackable = weights.scores(*marks)
        for number, own in enumerate(marks.of_each()):
            pairs = [weights.named.get(name, (0.0, 0.0)) for name in own]
            assert duty[number] == pytest.approx(weights.duty.bias + sum(pair[0] for pair in pairs))
            assert trackable[number] == pytest.approx(weights.trackable.bias + sum(pair[1] for pair in pairs))


def test_blocks_of_a_long_text_are_its_parts(monkeypatch):
    text = LABELLED[0].read_text(encoding="utf-8")
    cut, (whole,) = described(text)
    monkeypatch.setattr(features, "BLOCK", len(cut) // 3)
    parts = [own for marks in described(text)[1] for own in marks.of_each()]
    assert [sorted(own) for own in parts] == [sorted(own) for own in whole.of_each()]


def test_no_sentences_have_no_features():
    assert described("")[1] == []
