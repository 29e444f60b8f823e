"""Settle which year words without a year mean."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from speeches.extraction.deadlines import almanac
from speeches.extraction.deadlines.grammar import Moment, Period
from speeches.extraction.deadlines.numerals import read
from speeches.extraction.lexicon import glosses

CENTURY, SHORT_YEARS = 2000, 100  # 26年底 is 2026年底

Made = Period | None
Ends = tuple[date, date]


@dataclass(frozen=True)
class PeriodRule:
    """A way to name a stretch of time: the pattern's source must match the whole of its words.

    `rank` orders the rules where several match at one place: 6月中旬 (1) is to be tried before 6月 (4).
    """

    name: str
    source: str
    production: Callable[[re.Match[str], Moment], Made]
    rank: int
    ends: str  # the characters that its words can end with

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        """Compile the pattern when words are first held against it."""
        return re.compile(self.source)


def offset(name: str, term: str) -> int:
    """Return how many steps from now a word of a list lies."""
    return int(glosses(f"deadlines/{name}")[term])


def year_of(term: str | None, moment: Moment) -> int | None:
    """Return the year that a word or number names."""
    if not term:
        return None
    if term in glosses("deadlines/years"):
        return moment.held_on.year + offset("years", term) if moment.held_on else None
    year = read(term.rstrip("年度"))
    return year + CENTURY if year is not None and year < SHORT_YEARS else year


def settle(match: re.Match[str], moment: Moment, grain: str, in_year: Callable[[int], Ends | None]) -> Made:
    """Make the period of a year: the one named, the one named before it, else this year's or, once over, the next."""
    word = match.groupdict().get("y")
    year = year_of(word, moment) if word else moment.year_before(match.start())
    if year is not None:
        ends = in_year(year)
        return Period(*ends, grain, named=True) if ends else None
    if word or moment.held_on is None:
        return Period(None, None, grain)
    ends = in_year(moment.held_on.year)
    if ends and ends[1] < moment.held_on:
        ends = in_year(moment.held_on.year + 1)
        return Period(*ends, grain, rolled=True) if ends else None
    return Period(*ends, grain) if ends else None


def settle_month(match: re.Match[str], moment: Moment, grain: str, part: Callable[[int, int], Ends | None]) -> Made:
    """Make a part of the month in group `m`, whichever way it is named."""
    month = match["m"]
    if month in glosses("deadlines/months"):
        first = moment.held_on and almanac.add_months(moment.held_on.replace(day=1), offset("months", month))
        ends = part(first.year, first.month) if first else None
        return Period(*ends, grain, named=True) if ends else Period(None, None, grain)
    number = read(month.rstrip("份").removesuffix("月"))
    return settle(match, moment, grain, lambda year: part(year, number)) if number else None


def narrowed(made: Made, edge: str | None) -> Made:
    """Narrow a period to the edge that 末, 底 or 初 names."""
    if made is None or not edge or made.start is None or made.end is None:
        return made
    end = almanac.month_end(made.start.year, made.start.month) if edge == "初" else made.end
    return replace(made, end=end, edge=True)
