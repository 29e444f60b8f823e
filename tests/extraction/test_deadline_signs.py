"""Hold the signs of the rules for deadlines to their promise: without them the pattern matches nothing."""

import re
from re import _constants as codes  # private, but tells what a pattern can do without
from re import _parser as parser

import pytest

from speeches.extraction.deadlines import reader, trying
from speeches.extraction.deadlines.durations import DAY_BEFORE, LENGTH
from speeches.extraction.deadlines.periods import EVERY, PERIOD, PERIOD_BEFORE
from speeches.extraction.lexicon import glosses

LONGEST_RANGE = 64  # characters; a longer one always holds some that are no sign


def can_match_without(signs, parsed):
    """Tell whether a parsed pattern might match a text that holds none of the signs."""
    return all(_can_do_without(signs, code, value) for code, value in parsed)


def _can_do_without(signs, code, value):
    if code is codes.LITERAL:
        return chr(value) not in signs
    if code is codes.IN:
        return any(_in_can_do_without(signs, *each) for each in value)
    if code is codes.BRANCH:
        return any(can_match_without(signs, branch) for branch in value[1])
    if code is codes.SUBPATTERN:
        return can_match_without(signs, value[-1])
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT):
        return value[0] == 0 or can_match_without(signs, value[-1])
    return code is not codes.ASSERT or can_match_without(signs, value[1])


def finals(parsed):
    """Return the characters that a parsed pattern can end with, and whether it may match nothing."""
    found = set()
    for code, value in reversed(parsed):
        last, empty = _finals(code, value)
        found |= last
        if not empty:
            return found, False
    return found, True


def _finals(code, value):
    if code is codes.LITERAL:
        return {chr(value)}, False
    if code is codes.IN:
        return {char for each in value for char in _characters(*each)}, False
    if code is codes.BRANCH:
        found = [finals(branch) for branch in value[1]]
        return set().union(*(last for last, _ in found)), any(empty for _, empty in found)
    if code is codes.SUBPATTERN:
        return finals(value[-1])
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT):
        last, empty = finals(value[-1])
        return last, empty or value[0] == 0
    assert code in (codes.ASSERT, codes.ASSERT_NOT, codes.AT), code
    return set(), True


def _characters(code, value):
    if code is codes.LITERAL:
        return chr(value)
    if code is codes.RANGE:
        return [chr(place) for place in range(value[0], value[1] + 1)]
    assert (code, value) == (codes.CATEGORY, codes.CATEGORY_DIGIT)
    return "0123456789"


def _in_can_do_without(signs, code, value):
    if code is codes.LITERAL:
        return chr(value) not in signs
    if code is codes.RANGE and value[1] - value[0] < LONGEST_RANGE:
        return not {chr(place) for place in range(value[0], value[1] + 1)} <= signs
    return True


@pytest.mark.parametrize("rule", reader.RULES, ids=lambda rule: rule.name)
def test_no_rule_matches_without_its_signs(rule):
    parsed = parser.parse(rule.source)
    for signs in rule.signs:
        assert not can_match_without(signs, parsed), "".join(sorted(signs))


@pytest.mark.parametrize("rule", EVERY, ids=lambda rule: rule.name)
def test_names_of_stretches_end_with_no_other_characters(rule):
    assert finals(parser.parse(rule.source)) == (set(rule.ends), False)


def test_signs_are_listed_for_rules_that_there_are():
    assert set(glosses("deadlines/signs")) <= {rule.name for rule in reader.RULES}


@pytest.mark.parametrize(
    ("signs", "pattern", "expected"),
    [
        ("内", "(?:之内|以内|内)", False),
        ("内", "(?:之内|以前)", True),
        ("月", "月?内", True),
        ("年月", "[年月]内", False),
        ("年", "[年月]内", True),
        ("起", "从(?=起)", False),
        ("起", "从(?!起)", True),
        ("日", r"[^日]", True),
    ],
)
def test_what_a_pattern_can_do_without(signs, pattern, expected):
    assert can_match_without(frozenset(signs), parser.parse(pattern)) is expected


@pytest.mark.parametrize("ready", reader.TRYING._rules, ids=lambda ready: ready.rule.name)
def test_no_rule_matches_without_the_name_or_length_it_waits_for(ready):
    # A character stands for each name of a stretch of time, and one for each length: who waits for it needs it.
    source = ready.rule.source.replace(f"{PERIOD_BEFORE}|节", "\ue000").replace(DAY_BEFORE, "\ue000")
    source = source.replace(PERIOD_BEFORE, "\ue000").replace(PERIOD, "\ue000").replace(LENGTH, "\ue001")
    parsed = parser.parse(source)
    assert not (ready.names and can_match_without({"\ue000"}, parsed))
    assert not (ready.lasts and can_match_without({"\ue001"}, parsed))


@pytest.mark.parametrize(
    "words",
    [
        "三天",
        "10个工作日",
        "半个月",
        "半年",
        "半天",
        "一个半月",
        "两年半",
        "五多天",
        "三至五天",
        "半小时",
        "两周",
        "三个季度",
    ],
)
def test_what_every_length_holds(words):
    assert re.fullmatch(LENGTH, words)
    assert trying.A_LENGTH.search(words)
