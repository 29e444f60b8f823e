"""Months, their parts, and quarters: 6月, 本月中旬, 下月底, 明年一季度, 三季度末."""

import re
from datetime import date, timedelta

from speeches.extraction.deadlines import almanac
from speeches.extraction.deadlines.grammar import Moment, Period
from speeches.extraction.deadlines.numerals import read
from speeches.extraction.deadlines.periods.settling import (
    Ends,
    Made,
    PeriodRule,
    narrowed,
    offset,
    settle,
    settle_month,
)
from speeches.extraction.deadlines.vocabulary import MONTH, YEAR, finals, words

THIRDS = {"上": 1, "中": 11, "下": 21}


def _third_of(year: int, month: int, third: str) -> Ends:
    first = date(year, month, THIRDS[third])
    return first, almanac.month_end(year, month) if third == "下" else first + timedelta(days=9)


def _third(match: re.Match[str], moment: Moment) -> Made:
    return settle_month(match, moment, "third", lambda year, month: _third_of(year, month, match["third"]))


def _third_of_this_month(match: re.Match[str], moment: Moment) -> Made:
    if moment.held_on is None:
        return Period(None, None, "third")
    ends = _third_of(moment.held_on.year, moment.held_on.month, match["third"])
    return Period(*ends, "third", named=True)


def _whole(year: int, month: int) -> Ends:
    return date(year, month, 1), almanac.month_end(year, month)


def _month(match: re.Match[str], moment: Moment) -> Made:
    return settle_month(match, moment, "month", _whole)


def _edge(match: re.Match[str], moment: Moment) -> Made:
    def days(year: int, month: int) -> Ends:
        first, last = _whole(year, month)
        return {"初": (first, first.replace(day=10)), "中": (first, first.replace(day=15))}.get(
            match["edge"], (last, last)
        )

    made = settle_month(match, moment, "month", days)
    return made and Period(made.start, made.end, "month", edge=True, rolled=made.rolled, named=made.named)


def _end_of_this_month(match: re.Match[str], moment: Moment) -> Made:
    end = moment.held_on and almanac.month_end(moment.held_on.year, moment.held_on.month)
    return Period(end, end, "month", edge=True, named=True)


def _middle_of_this_month(match: re.Match[str], moment: Moment) -> Made:
    then = moment.held_on and moment.held_on.replace(day=15)
    return Period(then, then, "month", edge=True, named=True)


def _quarter(match: re.Match[str], moment: Moment) -> Made:
    number = read(match["q"]) or 1
    return narrowed(settle(match, moment, "quarter", lambda year: almanac.quarter(year, number)), match["edge"])


def _first_quarters(match: re.Match[str], moment: Moment) -> Made:
    number = read(match["q"]) or 1
    return settle(match, moment, "quarter", lambda year: (date(year, 1, 1), almanac.quarter(year, number)[1]))


def _near_quarter(match: re.Match[str], moment: Moment) -> Made:
    if moment.held_on is None:
        return Period(None, None, "quarter")
    word = match.groupdict().get("near")
    number = (moment.held_on.month + 2) // 3 + (offset("quarters", word) if word else 0)
    made = Period(*almanac.quarter(moment.held_on.year, number), "quarter", named=True)
    return narrowed(made, match["edge"])


RULES = (
    PeriodRule("third of a month", rf"(?P<y>{YEAR})?(?P<m>{MONTH})(?P<third>[上中下])旬", _third, rank=1, ends="旬"),
    PeriodRule(
        "edge of a month",
        rf"(?P<y>{YEAR})?(?P<m>{MONTH})(?:月?(?P<edge>[底末初]|中(?![旬小央心学级考医等下])))",
        _edge,
        rank=1,
        ends="底末初中",
    ),
    PeriodRule("end of this month", r"(?<![\d年个])月[底末]", _end_of_this_month, rank=4, ends="底末"),
    PeriodRule("third of this month", r"(?<![月每这])(?P<third>[上中下])旬", _third_of_this_month, rank=4, ends="旬"),
    PeriodRule("first quarters", rf"(?P<y>{YEAR})?前(?P<q>[一二三123])个?季度", _first_quarters, rank=2, ends="度"),
    PeriodRule(
        "quarter",
        rf"(?P<y>{YEAR})?(?<![一每两各前])第?(?P<q>[一二三四1-4])季度(?P<edge>[底末初])?(?!一)",
        _quarter,
        rank=2,
        ends="度底末初",
    ),
    PeriodRule(
        "near quarter",
        rf"(?P<near>{words('quarters')})(?P<edge>[底末初])?",
        _near_quarter,
        rank=3,
        ends=f"{finals('quarters')}底末初",
    ),
    PeriodRule(
        "end of this quarter",
        r"(?<![\d一二三四每本下上这个当])季度?(?P<edge>[底末])",
        _near_quarter,
        rank=4,
        ends="底末",
    ),
    PeriodRule("month", rf"(?P<y>{YEAR})?(?P<m>{MONTH})", _month, rank=5, ends="月份"),
)

# says too little to stand but before 前
MIDDLE_OF_THIS_MONTH = PeriodRule(
    "middle of this month", r"(?<![\d年个每])月中", _middle_of_this_month, rank=6, ends="中"
)
