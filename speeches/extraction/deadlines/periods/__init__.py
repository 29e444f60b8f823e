"""Read words that name a stretch of time: 6月, 本月中旬, 明年一季度, “十四五”末, 下周三, 国庆节, 汛期."""

import re
from itertools import groupby

from speeches.extraction.deadlines.grammar import Moment, Period
from speeches.extraction.deadlines.periods import days, months, occasions, years
from speeches.extraction.deadlines.periods.settling import PeriodRule
from speeches.extraction.deadlines.vocabulary import MONTH, YEAR, initials

RULES: tuple[PeriodRule, ...] = tuple(
    sorted((*days.RULES, *months.RULES, *years.RULES, *occasions.RULES), key=lambda rule: rule.rank)
)
BEFORE_ONLY: tuple[PeriodRule, ...] = (
    days.WEEKDAY_ALONE,
    days.DAY_OF_THIS_MONTH,
    days.QUOTED_DAY,
    days.SHORT_DAY,
    months.MIDDLE_OF_THIS_MONTH,
    *occasions.SHORT_RULES,
)
EVERY = (*RULES, *BEFORE_ONLY)
BY_END = {char: [rule for rule in EVERY if char in rule.ends] for rule in EVERY for char in rule.ends}


def unnamed(source: str) -> str:
    """Return a pattern's source without its group names, fit to stand in another more than once."""
    return re.sub(r"\(\?P<\w+>", "(?:", source)


# Every name of a stretch begins with one of these; to look for it first makes a search six times as fast.
LISTS = ("years", "months", "quarters", "weeks", "days", "festivals", "events")
FIRST = (
    rf"\d〇零○一二三四五六七八九十廿卅“\"‘「农阴正冬腊前第上中下季月年全国省市县区周星礼两双节元岁{initials(*LISTS)}"
)


# How rules begin that stand one after another: what they share is written once, and tried once.
SHARED = (rf"(?P<y>{YEAR})?(?P<m>{MONTH})", rf"(?P<y>{YEAR})?")


def _shared(rule: PeriodRule) -> str:
    return next((beginning for beginning in SHARED if rule.source.startswith(beginning)), "")


def _any_of(rules: tuple[PeriodRule, ...]) -> str:
    choices = [
        f"{shared}(?:{'|'.join(rule.source.removeprefix(shared) for rule in group)})"
        for shared, group in groupby(rules, _shared)
    ]
    return f"(?=[{FIRST}])(?:{unnamed('|'.join(choices))})"


PERIOD = _any_of(RULES)
PERIOD_BEFORE = _any_of((*RULES, *BEFORE_ONLY))


def read_period(moment: Moment, start: int, end: int) -> Period | None:
    """Return the stretch that the words between two offsets of the sentence name."""
    if (start, end) not in moment.periods:  # several rules read the same words
        moment.periods[start, end] = _read(moment, start, end)
    return moment.periods[start, end]


def _read(moment: Moment, start: int, end: int) -> Period | None:
    for rule in BY_END.get(moment.sentence[end - 1], ()):
        match = rule.pattern.fullmatch(moment.sentence, start, end)
        if match:
            return rule.production(match, moment)
    return None
