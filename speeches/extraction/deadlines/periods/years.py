"""Years and more: 今年底, 明年初, 上半年, 年内, “十四五”末."""

import re
from datetime import date

from speeches.extraction.deadlines import almanac
from speeches.extraction.deadlines.grammar import Moment, Period
from speeches.extraction.deadlines.numerals import read
from speeches.extraction.deadlines.periods.settling import Made, PeriodRule, narrowed, settle, year_of
from speeches.extraction.deadlines.vocabulary import CLOSE, OPEN, YEAR

THIRD_PLAN = 1966  # the third five-year plan began; since then they follow without a gap
EDGES = {"初": (1, 31), "中": (6, 30)}
HALVES = {"上": (1, 6), "前": (1, 6), "下": (7, 12), "后": (7, 12)}


def _half(match: re.Match[str], moment: Moment) -> Made:
    first, last = HALVES[match["h"]]
    made = settle(match, moment, "half", lambda year: (date(year, first, 1), almanac.month_end(year, last)))
    return narrowed(made, match["edge"])


def _edge(match: re.Match[str], moment: Moment) -> Made:
    word = match.groupdict().get("y")
    year = year_of(word, moment) if word else moment.year_before(match.start())
    named = year is not None
    if year is None and not word and moment.held_on:
        year = moment.held_on.year
    if year is None:
        return Period(None, None, "year", edge=True)
    then = date(year, *EDGES.get(match["edge"], (12, 31)))
    start = date(year, 1, 1) if match["edge"] == "初" else then
    return Period(start, then, "year", edge=True, named=named)


def _year(match: re.Match[str], moment: Moment) -> Made:
    year = year_of(match["y"], moment)
    return Period(date(year, 1, 1), date(year, 12, 31), "year", named=True) if year else Period(None, None, "year")


def _whole_year(match: re.Match[str], moment: Moment) -> Made:
    if moment.held_on is None:
        return Period(None, None, "year")
    year = moment.year_before(match.start()) or moment.held_on.year
    return Period(date(year, 1, 1), date(year, 12, 31), "year", named=True)


def read_plan(name: str) -> Period:
    """Return the years of a five-year plan from its name, “十四五” or 十四."""
    number = read(name.strip("“”\"‘’'「」").removesuffix("五"))
    first = THIRD_PLAN + 5 * ((number or 3) - 3)
    return Period(date(first, 1, 1), date(first + 4, 12, 31), "plan", edge=True, named=True)


def _plan(match: re.Match[str], moment: Moment) -> Made:
    return read_plan(f"{match['plan']}五")


RULES = (
    PeriodRule(
        "edge of a named year",
        rf"(?P<y>{YEAR})年?(?P<edge>[底末终]|中(?![旬央国小心学级考医等])|初(?![中级步心始期一二三]))",
        _edge,
        rank=1,
        ends="底末终中初",
    ),
    PeriodRule(
        "edge of the year",
        r"(?<![\d多几半全每今去上前])年(?P<edge>[底末终]|中(?=[前、，要之以]|\Z)|(?<=到年)中)",
        _edge,
        rank=6,
        ends="底末终中",
    ),
    PeriodRule(
        "end of the year", r"(?P<y>今年|本年度?)?(?P<edge>岁末(?!年初|岁首)|岁尾|年尾)", _edge, rank=4, ends="末尾"
    ),
    PeriodRule(
        "half of a year",
        rf"(?P<y>{YEAR})?(?P<h>[上下]|(?<![一-龥\d])[前后])半年度?(?P<edge>[底末])?",
        _half,
        rank=2,
        ends="年度底末",
    ),
    PeriodRule(
        "five-year plan",
        rf"{OPEN}(?P<plan>十[一二三四五六七八]?)五{CLOSE}(?:规划)?(?:期?末|收官之年|收官|期间|时期|期)",
        _plan,
        rank=2,
        ends="末年官间期",
    ),
    PeriodRule("whole year", "全年", _whole_year, rank=6, ends="年"),
    PeriodRule("year", rf"(?P<y>{YEAR})度?", _year, rank=6, ends="年度"),
)
