"""Find what each rule finds in a sentence, without trying every rule at every character.

A rule is tried only where the characters stand that it cannot do without (lexicon/deadlines/signs.txt). Most rules
open with the name of a stretch of time; where such a name can begin is looked for once a sentence, and these rules
are tried there and nowhere else. What is found is the same: `test_deadline_trying.py` compares.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, cached_property, reduce
from operator import or_

from speeches.extraction.deadlines.durations import DAY_BEFORE
from speeches.extraction.deadlines.grammar import Rule
from speeches.extraction.deadlines.periods import FIRST, LISTS, PERIOD, PERIOD_BEFORE
from speeches.extraction.deadlines.vocabulary import FESTIVAL
from speeches.extraction.lexicon import terms, trie

# How the source of a rule begins that opens with the name of a stretch of time.
OPENINGS = tuple(f"(?P<p>{name})" for name in (PERIOD, PERIOD_BEFORE, f"{PERIOD_BEFORE}|节", DAY_BEFORE))


# How names of a stretch of time begin: their first characters, which nearly every other word fails.
NUMERAL = r"[\d〇零○一二三四五六七八九十廿卅]"
TWO = trie(term[:2] for name in LISTS for term in terms(f"deadlines/{name}"))
EVENT_FIRST = "".join(sorted({term[0] for term in terms("deadlines/events")}))
BEGINNING = (
    rf"{NUMERAL}{{1,4}}[年月日号季.\-/·•]|十[一二三四五六七八]?五|[“\"‘「]|农历|阴历|[正冬腊]月|前[一二三123]|[上下前后]半"
    rf"|第{NUMERAL}|[上中下]旬|月[底末中]|季[度底末]|年(?:[底末终中前尾]|\Z)|全[年国省市县区]|[两双]节|元[旦月]|岁[末尾]|周|星期|礼拜|节"
    rf"|下次|下一|[国省市县区][{EVENT_FIRST}下]|{TWO}"
)


@cache
def _opening() -> re.Pattern[str]:
    """Return a pattern of the first character of each name of a stretch of time.

    The name itself is looked for ahead of that character, so that names inside of names are found too; to begin with
    a set of characters makes the search fast.
    """
    return re.compile(f"[{FIRST}](?<=(?={BEGINNING})(?={PERIOD_BEFORE}|{FESTIVAL}|节).)")


class _Ready:
    """A rule and where it can be tried."""

    def __init__(self, rule: Rule) -> None:
        self.rule = rule
        opening = next((one for one in OPENINGS if rule.source.removeprefix("(?P<x>").startswith(one)), "")
        self.opens = bool(opening)
        rest = rule.source.replace(opening, "", 1) if opening else rule.source
        self._rest = rest.replace(PERIOD, f"[{FIRST}].*?").replace(PERIOD_BEFORE, f"[{FIRST}].*?")
        self._is_long = self._rest != rule.source

    @cached_property
    def _gate(self) -> re.Pattern[str]:
        return re.compile(self._rest)

    def may_match(self, sentence: str, start: int) -> bool:
        """Tell whether to try the rule is worth the compiling of its pattern.

        A pattern that holds all names of a stretch of time takes 25 ms to compile. Until one has been, a sentence must
        hold what the rule reads beside such a name, behind `start`.
        """
        return not self._is_long or self.rule.is_compiled or self._gate.search(sentence, start) is not None


class Trying:
    """A list of rules, ready to be tried on sentences."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        # A bit for each group of signs of each rule: which a character belongs to, which a rule cannot do without.
        self._bits: dict[str, int] = {}
        self._rules: list[tuple[int, _Ready]] = []
        bit = 1
        for rule in rules:
            needed = 0
            for signs in rule.signs:
                for sign in signs:
                    self._bits[sign] = self._bits.get(sign, 0) | bit
                needed |= bit
                bit <<= 1
            self._rules.append((needed, _Ready(rule)))

    def matches(self, sentence: str) -> Iterator[tuple[Rule, re.Match[str]]]:
        """Yield what each rule finds, rule by rule."""
        there = reduce(or_, filter(None, map(self._bits.get, frozenset(sentence))), 0)
        starts = [match.start() for match in _opening().finditer(sentence)]
        for ready in [ready for needed, ready in self._rules if there & needed == needed]:
            if not ready.opens:
                if ready.may_match(sentence, 0):
                    for match in ready.rule.pattern.finditer(sentence):
                        yield ready.rule, match
            elif starts and ready.may_match(sentence, starts[0] + 1):
                yield from _at(ready.rule, sentence, starts)


def _at(rule: Rule, sentence: str, starts: Sequence[int]) -> Iterator[tuple[Rule, re.Match[str]]]:
    """Yield what a rule finds that can begin at some places only, none inside of another."""
    free = 0
    for start in starts:
        if start >= free and (match := rule.pattern.match(sentence, start)):
            yield rule, match
            free = match.end()
