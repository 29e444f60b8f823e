"""Find what each rule finds in the sentences of a text, without trying every rule at every character.

A rule is tried only where the characters stand that it cannot do without (lexicon/deadlines/signs.txt), which are
asked for in all sentences at once, and its hint if it has one, a part that is quickly searched for. Most rules open
with the name of a stretch of time; where such a name can begin is looked for in all of them, and these rules are
tried there and nowhere else. Rules that read such a name further on, or a length of time, are tried only on sentences
that hold one. What is found is the same: `test_deadline_trying.py` compares.
"""

import re
from collections.abc import Callable, Sequence
from functools import cached_property

import numpy as np
import numpy.typing as npt

from speeches.extraction.deadlines import openings
from speeches.extraction.deadlines.durations import DAY_BEFORE, LENGTH, UNIT
from speeches.extraction.deadlines.grammar import Rule
from speeches.extraction.deadlines.numerals import WORD
from speeches.extraction.deadlines.periods import FIRST, PERIOD, PERIOD_BEFORE, unnamed
from speeches.extraction.deadlines.vocabulary import FESTIVAL
from speeches.extraction.looks.letters import codes

# How the source of a rule begins that opens with the name of a stretch of time.
OPENINGS = tuple(f"(?P<p>{name})" for name in (PERIOD, PERIOD_BEFORE, f"{PERIOD_BEFORE}|节", DAY_BEFORE))
# What the source of a rule holds that reads such a name at any place.
NAMED = tuple(f"(?P<{group}>{name}" for group in "pq" for name in (PERIOD, PERIOD_BEFORE, FESTIVAL))


BITS = 64  # of a word
MOST_CODES = 0x10000  # no sign has a code beyond
# What every length of time holds (三天, 10个工作日, 半个月), quickly found.
A_LENGTH = re.compile(rf"[半0-9{WORD[1:-1]}][余多]?(?:{unnamed(UNIT)}|个[半年天日])")

Found = tuple[Rule, re.Match[str]]
Bits = npt.NDArray[np.uint64]
Look = Callable[..., re.Match[str] | None]


class _Ready:
    """A rule and where it can be tried."""

    def __init__(self, rule: Rule) -> None:
        self.rule = rule
        opening = next((one for one in OPENINGS if rule.source.removeprefix("(?P<x>").startswith(one)), "")
        self.opens = bool(opening)
        self.names = any(name in rule.source for name in NAMED)
        self.lasts = LENGTH in rule.source
        rest = rule.source.replace(opening, "", 1) if opening else rule.source
        self._rest = rest.replace(PERIOD, f"[{FIRST}].*?").replace(PERIOD_BEFORE, f"[{FIRST}].*?")
        self._waits = self._rest != rule.source  # for a sentence that is worth the compiling
        # What a sentence must hold for the rule to be tried; None where that is not known, or nothing.
        self.look: Look | None = self._first_look if rule.hint else None

    def _first_look(self, sentence: str, start: int = 0) -> re.Match[str] | None:
        """Look for the hint, and from now on without compiling it again."""
        self.look = re.compile(self.rule.hint).search
        return self.look(sentence, start)

    @cached_property
    def _gate(self) -> re.Pattern[str]:
        return re.compile(self._rest)

    def _may_match(self, sentence: str, start: int) -> bool:
        """Tell whether to try the rule is worth the compiling of its pattern.

        A pattern that holds all names of a stretch of time takes 25 ms to compile. Until one has been, a sentence must
        hold what the rule reads beside such a name, behind `start`.
        """
        self._waits = not self.rule.is_compiled
        return not self._waits or self._gate.search(sentence, start) is not None

    def find(self, sentence: str, starts: Sequence[int]) -> list[Found]:
        """Return what the rule finds; `starts` are the places where a name of a stretch of time begins."""
        if self._waits and not self._may_match(sentence, starts[0] + 1 if self.opens else 0):
            return []
        if self.opens:
            return self._at(sentence, starts)
        self.look = self.look or self.rule.pattern.search
        return [(self.rule, match) for match in self.rule.pattern.finditer(sentence)]

    def _at(self, sentence: str, starts: Sequence[int]) -> list[Found]:
        """Return what a rule finds that can begin at some places only, none inside of another."""
        found: list[Found] = []
        free, look, match_at = 0, self.look, self.rule.pattern.match
        for start in starts:
            if start >= free and (look is None or look(sentence, start)) and (match := match_at(sentence, start)):
                found.append((self.rule, match))
                free = match.end()
        return found


class Trying:
    """A list of rules, ready to be tried on sentences."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        # A bit for each group of signs: which a character belongs to, which a rule cannot do without. The first two are
        # for a name of a stretch of time and for a length of time.
        self._rules = [_Ready(rule) for rule in rules]
        groups = sorted({group for rule in rules for group in rule.signs}, key=sorted)
        places = {group: place for place, group in enumerate(groups, 2)}
        words = (len(places) + 1) // BITS + 1
        self._needed = np.zeros((words, len(rules)), np.uint64)
        self._bits = np.zeros((MOST_CODES, words), np.uint64)  # of each character, by its code
        for number, ready in enumerate(self._rules):
            needed = [place for place, needs in enumerate((ready.names, ready.lasts)) if needs]
            for place in (*needed, *(places[group] for group in ready.rule.signs)):
                self._needed[place // BITS, number] |= np.uint64(1 << place % BITS)
        for group, place in places.items():
            self._bits[[ord(sign) for sign in group], place // BITS] |= np.uint64(1 << place % BITS)

    def matches(self, sentences: Sequence[str]) -> list[list[Found]]:
        """Return what each rule finds in each sentence, rule by rule."""
        found: list[list[Found]] = [[] for _ in sentences]
        if not sentences:
            return found
        starts = openings.starts(sentences)
        there = self._signs(sentences)
        there[0] |= np.array(
            [bool(at) | bool(A_LENGTH.search(sentence)) << 1 for at, sentence in zip(starts, sentences, strict=True)],
            np.uint64,
        )
        fits = np.array([bits[:, None] & needed == needed for bits, needed in zip(there, self._needed, strict=True)])
        for index, number in np.argwhere(fits.all(axis=0)).tolist():
            ready, sentence = self._rules[number], sentences[index]
            if ready.look is None or ready.look(sentence):
                found[index] += ready.find(sentence, starts[index])
        return found

    def _signs(self, sentences: Sequence[str]) -> Bits:
        """Return the bits of the signs in each sentence, words by sentences."""
        lengths = np.array([len(sentence) + 1 for sentence in sentences])
        text = "\n".join((*sentences, ""))  # a line end is no sign
        bits = self._bits.take(codes(text), axis=0, mode="clip")
        return np.bitwise_or.reduceat(bits, np.cumsum(lengths) - lengths, axis=0).T
