"""What is said about a speech is found in papers of many styles: how many, title, kind, speaker, day, place."""

import re
from pathlib import Path

import pytest
import yaml

from speeches.intake import read

PAPERS = yaml.safe_load((Path(__file__).parent / "papers.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("paper", PAPERS, ids=[paper["name"] for paper in PAPERS])
def test_a_paper_says_what_it_is(paper):
    speeches = read(paper["text"].encode(), "稿.txt").speeches
    found = [
        {name: getattr(speech, name) for name in wanted if name != "guessed"}
        for speech, wanted in zip(speeches, paper["found"], strict=False)
    ]
    assert len(speeches) == len(paper["found"])
    assert found == [{name: value for name, value in one.items() if name != "guessed"} for one in paper["found"]]
    for speech, wanted in zip(speeches, paper["found"], strict=True):
        assert set(wanted.get("guessed", [])) <= set(speech.guessed)


@pytest.mark.parametrize("paper", PAPERS, ids=[paper["name"] for paper in PAPERS])
def test_no_sentence_of_a_paper_is_lost(paper):
    speeches = read(paper["text"].encode(), "稿.txt").speeches
    kept = re.sub(r"\s", "", "".join(speech.text for speech in speeches))
    for line in paper["text"].splitlines():
        if line.endswith("。"):
            assert re.sub(r"\s", "", line) in kept
