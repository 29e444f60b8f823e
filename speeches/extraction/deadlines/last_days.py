"""Rules for a day reckoned from another or called the last: 节后第一个工作日, 4月20日是最后期限."""

import re
from datetime import date, timedelta

from speeches.extraction.deadlines.durations import LENGTH
from speeches.extraction.deadlines.grammar import Moment, Reading, rule
from speeches.extraction.deadlines.numerals import NUMBER, read
from speeches.extraction.deadlines.periods import PERIOD, PERIOD_BEFORE, read_period
from speeches.extraction.deadlines.roles import is_limit
from speeches.extraction.deadlines.vocabulary import words
from speeches.working_days import add_working_days

ONE_DAY = timedelta(days=1)
MOST = 60  # no day is counted further from another


def _working_day_after(match: re.Match[str], moment: Moment) -> Reading | None:
    period = read_period(moment, *match.span("p"))
    count = 1 if match["n"] == "首" else read(match["n"])
    if period is None or not count or count > MOST:
        return None
    return Reading("due", due=add_working_days(period.end, count, moment.holidays) if period.end else None)


def _last_working_day_before(match: re.Match[str], moment: Moment) -> Reading | None:
    period = read_period(moment, *match.span("p"))
    if period is None:
        return None
    return Reading("due", due=add_working_days(period.start, -1, moment.holidays) if period.start else None)


def _last_working_day_of(match: re.Match[str], moment: Moment) -> Reading | None:
    period = read_period(moment, *match.span("p"))
    if period is None or moment.is_past(period):
        return None
    return Reading("due", due=add_working_days(period.end + ONE_DAY, -1, moment.holidays) if period.end else None)


def _called_the_last(match: re.Match[str], moment: Moment) -> Reading | None:
    period = read_period(moment, *match.span("p"))
    if period is None or moment.is_past(period) or not is_limit(moment, match.start("x"), match.end("x")):
        return None
    return Reading("due", due=period.end)


def _rest_of_the_year(match: re.Match[str], moment: Moment) -> Reading | None:
    return Reading("due", due=date(moment.held_on.year, 12, 31) if moment.held_on else None)


def _before_something(match: re.Match[str], moment: Moment) -> Reading | None:
    return Reading("due") if is_limit(moment, match.start("x"), match.end("x")) else None


LAST = words("called_the_last")

RULES = (
    rule(
        "working day after",
        rf"(?P<x>(?P<p>{PERIOD_BEFORE}|节)(?:过|之|以)?后的?第?(?P<n>首|{NUMBER})个工作日(?:内|前)?)",
        _working_day_after,
    ),
    rule(
        "last working day before",
        rf"(?P<x>(?P<p>{PERIOD_BEFORE})(?:之|以)?前的?最后一个工作日)",
        _last_working_day_before,
    ),
    rule("last working day of", rf"(?P<x>(?P<p>{PERIOD})的?最后一个工作日)", _last_working_day_of),
    rule("called the last", rf"(?P<x>(?P<p>{PERIOD}))(?:[是为就作]{{0,2}}{LAST})", _called_the_last),
    rule("as the border", rf"以(?P<x>(?P<p>{PERIOD}))为(?:界|限|节点|{LAST})", _called_the_last),
    rule(
        "before something to come",
        rf"(?<![一-龥])(?P<x>[一-龥]{{2,5}}{words('events_to_come')}前)(?=[，,])",
        _before_something,
    ),
    rule("rest of the year", rf"今年的?(?:最后|剩下|余下|剩余)的?(?:{LENGTH}|时间|日子)", _rest_of_the_year),
)
