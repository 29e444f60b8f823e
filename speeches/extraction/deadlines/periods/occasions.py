"""Festivals, whose day can be reckoned, and events, whose day nobody can know yet."""

import re
from datetime import date, timedelta

from speeches.extraction.deadlines import almanac
from speeches.extraction.deadlines.grammar import Moment, Period
from speeches.extraction.deadlines.periods.settling import Ends, Made, PeriodRule, settle
from speeches.extraction.deadlines.vocabulary import CLOSE, EVENT, OPEN, YEAR, finals, initials, words
from speeches.extraction.lexicon import terms

JUST_BEEN = timedelta(days=20)  # since when a festival is spoken of as just over
ONE_HOLIDAY = 7  # days between two festivals that make one holiday
GREAT = ("春节", "清明", "五一", "端午", "中秋", "国庆")  # what 节前 may mean
NOT_PART_OF_A_NUMBER = r"(?<![\d二三四五六七八九十百第])"
NAMES = words("festivals")
BEGINS = f'(?=[“"‘「{initials("festivals")}])'
SUFFIX = "(?:国际)?(?:劳动|妇女|建军|儿童|青年)?(?:节气|节)?(?:小长假|假期|长假|黄金周|放假)?"


def _festival(match: re.Match[str], moment: Moment) -> Made:
    def one(year: int) -> Ends | None:
        then = almanac.festival(match["f"], year)
        other = almanac.festival(match["g"], year) if then and match.groupdict().get("g") else None
        if then and other and abs((then - other).days) <= ONE_HOLIDAY:
            then = min(then, other)  # 国庆、中秋 that fall into one holiday
        return (then, then) if then else None

    return settle(match, moment, "festival", one)


def _next(names: tuple[str, ...], moment: Moment) -> Period:
    if moment.held_on is None:
        return Period(None, None, "festival")
    years = (moment.held_on.year, moment.held_on.year + 1)
    days = (almanac.festival(name, year) for name in names for year in years)
    then: date | None = min((day for day in days if day and day > moment.held_on), default=None)
    return Period(then, then, "festival", named=True)


def last_or_next_great(moment: Moment) -> date | None:
    """Return the festival that 节后 speaks of: the one that has just been, or else the next."""
    if moment.held_on is None:
        return None
    days = (almanac.festival(name, moment.held_on.year) for name in GREAT)
    just_been = [day for day in days if day and timedelta() <= moment.held_on - day <= JUST_BEEN]
    return max(just_been, default=None) or _next(GREAT, moment).end


def _next_great(match: re.Match[str], moment: Moment) -> Made:
    return _next(GREAT, moment)


def _lunar_new_year(match: re.Match[str], moment: Moment) -> Made:
    return _next((almanac.LUNAR_NEW_YEAR,), moment)


def _both(match: re.Match[str], moment: Moment) -> Made:
    """Read 两节: New Year's Day and the Spring Festival, or Mid-Autumn and National Day; the later counts."""
    if moment.held_on is None:
        return Period(None, None, "festival")
    autumn = moment.held_on.month in range(7, 10)
    return _next(("国庆",) if autumn else (almanac.LUNAR_NEW_YEAR,), moment)


def _event(match: re.Match[str], moment: Moment) -> Made:
    return Period(None, None, "event", named=True)


RULES = (
    PeriodRule(
        "festival",
        rf"(?P<y>{YEAR})?{BEGINS}(?:{NOT_PART_OF_A_NUMBER}{OPEN}(?P<g>{NAMES}){CLOSE}{SUFFIX}[、和及与]?)?"
        rf"{NOT_PART_OF_A_NUMBER}{OPEN}(?P<f>{NAMES}){CLOSE}{SUFFIX}",
        _festival,
        rank=2,
        ends=f'{finals("festivals")}”"’」际动女军童年节气假期周',
    ),
    PeriodRule("both festivals", rf"(?:元旦、?春节|{OPEN}[两双]节{CLOSE})", _both, rank=1, ends='节”"’」'),
    PeriodRule("event", EVENT, _event, rank=3, ends=f"{finals('events', 'event_verbs')}会议利中面式"),
)

# These say too little to stand but before 前, at the head of a clause or behind an order (务必年前).
ORDERED = "|".join(f"(?<={term})" for term in terms("deadlines/ordering_at"))
HEAD = rf"(?:(?<![一-龥\d])|(?<=[局委办厅镇乡校院司所站队])|{ORDERED}|(?<=[于在]))"
SHORT_RULES = (
    PeriodRule("next festival", rf"(?=节){HEAD}节(?=前|\Z)", _next_great, rank=6, ends="节"),
    PeriodRule("lunar new year", rf"(?=年){HEAD}年(?=前|\Z)", _lunar_new_year, rank=6, ends="年"),
)
