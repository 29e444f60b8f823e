"""The values that the grammar is made of: a rule, what it reads, and what is known at the place where it reads."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from speeches.extraction.lexicon import glosses


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time that words name; both ends None where nobody can know them."""

    start: date | None
    end: date | None
    grain: str  # "day", "week", "third", "month", "quarter", "half", "year", "plan", "festival" or "event"
    edge: bool = False  # the words name the end of a stretch (月底), not the stretch
    rolled: bool = False  # taken for next year's because this year's is over
    named: bool = False  # the words give the year, or say how far off it is


@dataclass(frozen=True, slots=True)
class Reading:
    """What a rule makes of an expression."""

    kind: str  # "due", "recurring", "start" or "span"
    due: date | None = None
    start_on: date | None = None
    rrule: str | None = None


@dataclass(slots=True)
class Moment:
    """What is known at one sentence: its words, the day of the meeting, years and days named before."""

    sentence: str
    held_on: date | None
    holidays: Mapping[date, bool] | None = None
    years: list[tuple[int, int]] = field(default_factory=list)  # offset behind a named year, the year
    days: list[tuple[int, date]] = field(default_factory=list)  # offset behind a named day, the day
    periods: dict[tuple[int, int], Period | None] = field(default_factory=dict)  # what words came to, once read

    REACH = 80  # characters over which a year or day that was named carries

    def year_before(self, place: int) -> int | None:
        """Return the year named earlier in the sentence, unless 的 has closed the phrase it stood in."""
        for end, year in reversed(self.years):
            if end <= place:
                near = place - end <= self.REACH and "的" not in self.sentence[end:place]
                return year if near else None
        return None

    def day_before(self, place: int) -> date | None:
        """Return the day named earlier in the sentence, or the day of the meeting."""
        for end, then in reversed(self.days):
            if end <= place and place - end <= self.REACH:
                return then
        return self.held_on

    def is_past(self, period: Period) -> bool:
        """Tell whether the whole stretch lies before the meeting."""
        return bool(self.held_on and period.end and period.end < self.held_on)


Production = Callable[[re.Match[str], Moment], Reading | None]


@dataclass(frozen=True)
class Rule:
    """A way to say when: the words between groups `x` (or the whole match) are the expression.

    The production may refuse (None): then nothing is read there, by this rule or by a shorter match of another.
    """

    name: str
    source: str
    production: Production
    signs: tuple[frozenset[str], ...]  # of each one character stands in any sentence that the pattern matches
    hint: str = ""  # a pattern that is quickly looked for and stands in any such sentence

    @property
    def is_compiled(self) -> bool:
        """Tell whether the pattern has been compiled."""
        return "pattern" in vars(self)

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Compile the pattern at the first sentence that needs it: all of them take a second."""
        return re.compile(self.source)

    @cached_property
    def group(self) -> str | int:
        """Return the group that holds the expression."""
        return "x" if "x" in self.pattern.groupindex else 0


def rule(name: str, source: str, production: Production, hint: str = "") -> Rule:
    """Build a rule from the pattern's source and the signs that are listed for it.

    A hint begins with a set of characters, to which a search skips; it spares the search for a pattern that does not.
    """
    signs = glosses("deadlines/signs").get(name, "")
    return Rule(name, source, production, tuple(map(frozenset, signs.split())), hint)
