"""Count Chinese working days: public holidays off, make-up days on.

Three sources, the first that knows the day wins: the table passed in (an office's own, kept in the database), the
published calendar (chinesecalendar, 2004 to the last year announced), and, for years not announced yet, weekends and
statutory holidays (python-holidays computes the lunar ones). Make-up days of such years are not known to anybody.
"""

from collections.abc import Mapping
from datetime import date, timedelta
from functools import lru_cache

ONE_DAY = timedelta(days=1)
SATURDAY = 5


@lru_cache(maxsize=64)
def _statutory_holidays(year: int) -> frozenset[date]:
    """Return the days off that the law fixes for a year whose official calendar is not out."""
    import holidays  # noqa: PLC0415 -- takes 0.2 s, needed for unannounced years only

    return frozenset(holidays.country_holidays("CN", years=year))


@lru_cache(maxsize=8192)
def _published(day: date) -> bool:
    import chinese_calendar  # noqa: PLC0415 -- keeps the import of this module cheap

    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError:
        return day.weekday() < SATURDAY and day not in _statutory_holidays(day.year)


def is_working_day(day: date, table: Mapping[date, bool] | None = None) -> bool:
    """Tell whether offices work on `day`; `table` (date -> works) overrides the calendar."""
    if table and day in table:
        return table[day]
    return _published(day)


def add_working_days(day: date, n: int, table: Mapping[date, bool] | None = None) -> date:
    """Return the n-th working day after `day` (before it where n is negative; `day` itself for 0).

    A count that would leave the calendar's range stops at its edge.
    """
    step = ONE_DAY if n > 0 else -ONE_DAY
    edge = date.max if n > 0 else date.min
    left = abs(n)
    while left and day != edge:
        day += step
        left -= is_working_day(day, table)
    return day


def working_days_between(start: date, end: date, table: Mapping[date, bool] | None = None) -> int:
    """Count the working days after `start` up to and including `end`; negative where `end` comes first."""
    if end < start:
        return -working_days_between(end, start, table)
    days = range(start.toordinal() + 1, end.toordinal() + 1)
    return sum(is_working_day(date.fromordinal(number), table) for number in days)
