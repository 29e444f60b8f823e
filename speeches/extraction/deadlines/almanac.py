"""Reckon with days: ends of months and quarters, months on, the lunar year, festivals. All pure, None where unknown."""

import calendar
from collections.abc import Mapping
from datetime import date, timedelta
from functools import cache

from speeches.extraction.lexicon import glosses

FAR = 9998  # no date beyond this year is reckoned with
FIRST_TERMS, LAST_TERMS = 1900, 2100  # years whose terms of the sun are known
LUNAR_NEW_YEAR = "春节"


def day(year: int, month: int, number: int) -> date | None:
    """Return the day, or None where there is none such."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def month_end(year: int, month: int) -> date:
    """Return the last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def add_months(start: date, months: int) -> date | None:
    """Return the same day `months` on, or the last of that month where it has no such day."""
    count = start.year * 12 + start.month - 1 + months
    year, month = divmod(count, 12)
    if not 1 <= year <= FAR:
        return None
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))


def add_days(start: date, days: int) -> date | None:
    """Return the day `days` on, or None beyond the calendar."""
    try:
        return start + timedelta(days=days)
    except OverflowError:
        return None


def quarter(year: int, number: int) -> tuple[date, date]:
    """Return the first and last day of a quarter; `number` may run past 1 to 4 into other years."""
    years, index = divmod(number - 1, 4)
    return date(year + years, index * 3 + 1, 1), month_end(year + years, index * 3 + 3)


@cache
def _lunar_years() -> dict[int, tuple[date, str, int]]:
    """Return year -> (first day, lengths of its months, leap month or 0)."""
    years = {}
    for year, row in glosses("deadlines/lunar_years").items():
        first, months, leap = row.split()
        years[int(year)] = (date.fromisoformat(first), months, int(leap))
    return years


def lunar(year: int, month: int, number: int) -> date | None:
    """Return the solar day of a lunar one (`year` is the one in which the lunar year begins)."""
    if year not in _lunar_years():
        return None
    first, months, leap = _lunar_years()[year]
    index = month - 1 + (1 if leap and month > leap else 0)
    lengths = [30 if length == "D" else 29 for length in months]
    number = min(number, lengths[index])  # 腊月三十 in a short month is its 29th
    return first + timedelta(days=sum(lengths[:index]) + number - 1)


@cache
def _solar_terms(year: int) -> Mapping[str, date]:
    """Return name -> day of the 24 terms of the sun, none beyond the years that are known."""
    from chinese_calendar.utils import get_solar_terms  # noqa: PLC0415 -- keeps the import of this module cheap

    if not FIRST_TERMS <= year <= LAST_TERMS:
        return {}
    return {name: then for then, name in get_solar_terms(date(year, 1, 1), date(year, 12, 31))}


def festival(name: str, year: int) -> date | None:
    """Return the day of a festival that falls in the solar year `year`."""
    kind, _, when = glosses("deadlines/festivals")[name].rpartition(" ")
    if kind == "term":
        return _solar_terms(year).get(when)
    month, number = (int(part) for part in when.split("-"))
    if kind == "":
        return day(year, month, number)
    found = (lunar(lunar_year, month, number) for lunar_year in (year, year - 1))
    return next((then for then in found if then and then.year == year), None)
