"""What is sought once in all sentences is what is found in each by itself."""

import random
import re
from pathlib import Path

import pytest

from speeches.extraction import lexicon, mood
from speeches.extraction.features import forms, grammar, modals, of_words
from speeches.extraction.features.clauses import clauses
from speeches.extraction.looks.lines import Lines
from speeches.extraction.structure import sentences

LABELLED = sorted((Path(__file__).parent / "labelled").glob("*.txt"))
PATTERNS = {
    **dict(grammar.SHAPES),
    "alike": forms.ALIKE,
    "yao": modals.YAO,
    "order": mood.ORDER,
    "past": lexicon.any_of("cues/past"),
}
EXAMPLES = [
    "同谋划、同部署、同考核。",
    "同谋划，",
    "亲自部署、重大问题亲自过问",
    "村是先锋的地方，",
    "是先锋的地方，",
    "使全镇成为先锋的地方。",
    "对违反规定的，一律通报",
    "未经批准不得动工",
    "谁主管，",
    "谁负责",
    "谁主管，谁负责",
    "别松劲",
    "特别",
    "不是走过场，而是真整改",
    "逐户",
    "户户",
    "就得干",
    "处置不合格党员",
    "清理",
    "隐患",
]


def torn(words):
    """Return pieces of sentences, as any of them may be a sentence."""
    at = random.Random(len(words))  # the same pieces each time
    return [word[at.randrange(len(word)) :][: at.randrange(1, 12)] for word in words for _ in range(3)]


def all_words():
    words = [one.text for path in LABELLED for one in sentences.cut(path.read_text(encoding="utf-8"))]
    return ["", *words, *torn(words), "", *EXAMPLES, ""]


@pytest.mark.parametrize("name", PATTERNS)
def test_a_pattern_is_found_in_the_same_sentences(name):
    words = all_words()
    pattern = PATTERNS[name]
    found = Lines(words).holding(pattern)
    assert found == [number for number, word in enumerate(words) if pattern.search(word)]
    assert found


def test_forms_are_found_in_the_same_sentences():
    words = all_words()
    found = forms.FORMS.find(Lines(words))
    for form in forms.FORMS.all:
        assert found.row(form.name).tolist() == [form.pattern.search(word) is not None for word in words]
        assert found.row(form.name).any(), form.name


def test_doubled_letters_are_found_in_the_same_sentences():
    words = all_words()
    doubled = re.compile("([\u4e00-\u9fff])\\1")
    assert sorted({*grammar.doubled(Lines(words))}) == [at for at, word in enumerate(words) if doubled.search(word)]


def test_nothing_is_found_in_no_sentences():
    assert Lines([]).holding(mood.ORDER) == []
    assert Lines([""]).holding(mood.ORDER) == []
    for words in ([], [""]):
        assert not forms.FORMS.find(Lines(words)).held.any()
        assert grammar.doubled(Lines(words)) == []
        assert not clauses(Lines(words)).starts.size
        told = of_words(words)
        assert [*map(len, told.of_each())] == [2] * len(words)  # no clause, no length


def test_clauses_are_those_of_each_sentence():
    lines = Lines(["，", "一、要抓紧，要抓实。", "", "散会"])
    parts = clauses(lines)
    assert [lines.text[start:end] for start, end in zip(parts.starts, parts.ends, strict=True)] == [
        "一、要抓紧",
        "要抓实",
        "散会",
    ]
    assert parts.of.tolist() == [1, 1, 3]
    assert parts.opens.tolist() == [True, False, True]
