"""To try a rule only where it may find something finds what trying it everywhere finds."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from speeches.extraction.deadlines import numerals, openings, reader, trying
from speeches.extraction.deadlines.periods import LISTS, PERIOD_BEFORE
from speeches.extraction.deadlines.vocabulary import FESTIVAL
from speeches.extraction.lexicon import terms

HERE = Path(__file__).parent
TEXTS = [
    *sorted(HERE.glob("deadline_*.tsv")),
    *sorted((HERE / "labelled").glob("*.txt")),
    *sorted((HERE.parent.parent / "seeds").glob("[!0-9]*.txt")),
]


SENTENCE = re.compile(r"[^。！？；!?;\n\r]+")


def sentences(path):
    text = numerals.narrow(path.read_text(encoding="utf-8"))
    return [reader.squeezed(match[0])[0] for match in SENTENCE.finditer(text)]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_signs_of_a_text_are_those_of_its_sentences(path):
    text = path.read_text(encoding="utf-8")
    assert reader.signed(text) == [one.span() for one in SENTENCE.finditer(text) if reader.SIGN.search(one[0])]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_named_years_and_days_begin_as_they_must(path):
    text = numerals.narrow(path.read_text(encoding="utf-8"))
    for pattern in (reader.NAMED_YEAR, reader.NAMED_DAY):
        ahead, _, plain = pattern.pattern.partition("])")
        assert ahead.startswith("(?=[")
        assert [one.span() for one in pattern.finditer(text)] == [one.span() for one in re.finditer(plain, text)]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_rules_find_what_they_find_everywhere(path):
    fresh = trying.Trying([replace(rule) for rule in reader.RULES])  # none compiled: the gates are shut
    of_text = sentences(path)
    for sentence, matches in zip(of_text, fresh.matches(of_text), strict=True):
        everywhere = [(rule.name, match.span()) for rule in reader.RULES for match in rule.pattern.finditer(sentence)]
        assert [(rule.name, match.span()) for rule, match in matches] == everywhere


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.name)
def test_where_a_stretch_of_time_may_begin(path):
    name = re.compile(f"{PERIOD_BEFORE}|{FESTIVAL}|节")
    for sentence in sentences(path):
        everywhere = [at for at in range(len(sentence)) if name.match(sentence, at)]
        assert openings.starts([sentence]) == [everywhere]


@pytest.mark.parametrize("name", LISTS)
def test_every_name_of_a_stretch_of_time_begins_somewhere(name):
    for term in terms(f"deadlines/{name}"):
        for sentence in (f"，{term}前", f"，2026年{term}前", f"，“{term}”前", f"，全县{term}前", f"，市{term}前"):
            everywhere = {
                at for at in range(len(sentence)) if re.compile(f"{PERIOD_BEFORE}|{FESTIVAL}|节").match(sentence, at)
            }
            assert openings.starts([sentence]) == [sorted(everywhere)], sentence


def test_most_rules_open_with_a_stretch_of_time():
    opening = {ready.rule.name for ready in reader.TRYING._rules if ready.opens}
    assert {"before", "within", "alone", "a period on", "called the last", "after a day"} <= opening
    assert not {"by", "from a period", "every", "time of day"} & opening
