"""Chinese working days, against days that the State Council announced."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from speeches.working_days import add_working_days, is_working_day, working_days_between

days = st.dates(min_value=date(2000, 1, 1), max_value=date(2040, 12, 31))


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2023, 10, 2), False),  # Monday in the National Day week
        (date(2023, 10, 7), True),  # Saturday made up for it
        (date(2024, 2, 18), True),  # Sunday made up for Spring Festival
        (date(2024, 2, 12), False),
        (date(2025, 4, 4), False),  # Qingming on a Friday
        (date(2022, 11, 15), True),
        (date(2022, 11, 19), False),
    ],
)
def test_published_years(day, works):
    assert is_working_day(day) is works


@pytest.mark.parametrize(
    ("day", "works"),
    [
        (date(2040, 10, 1), False),  # Monday, National Day
        (date(2031, 1, 23), False),  # Thursday, first day of the lunar year
        (date(2031, 6, 24), False),  # Tuesday, Dragon Boat Festival
        (date(2031, 3, 12), True),
        (date(2031, 3, 15), False),  # Saturday
        (date(1990, 5, 1), False),
        (date(9999, 12, 30), True),
        (date(1, 1, 3), True),
    ],
)
def test_years_nobody_has_announced(day, works):
    assert is_working_day(day) is works


def test_table_overrides_calendar():
    saturday, friday = date(2022, 11, 19), date(2022, 11, 18)
    table = {saturday: True, friday: False}
    assert is_working_day(saturday, table)
    assert not is_working_day(friday, table)
    assert is_working_day(date(2022, 11, 17), table)
    assert add_working_days(date(2022, 11, 17), 1, table) == saturday


def test_adding_crosses_holiday_and_make_up_day():
    # 29 September to 6 October 2023 were off, 7 and 8 October (a weekend) were worked.
    assert add_working_days(date(2023, 9, 28), 1) == date(2023, 10, 7)
    assert add_working_days(date(2023, 9, 28), 3) == date(2023, 10, 9)
    assert add_working_days(date(2023, 10, 9), -3) == date(2023, 9, 28)


def test_adding_none_stays_even_on_a_day_off():
    assert add_working_days(date(2022, 11, 19), 0) == date(2022, 11, 19)


def test_adding_stops_at_the_edge_of_the_calendar():
    assert add_working_days(date(9999, 12, 30), 10) == date.max
    assert add_working_days(date(1, 1, 3), -10) == date.min


def test_between_counts_the_last_day_and_not_the_first():
    friday, monday = date(2022, 11, 18), date(2022, 11, 21)
    assert working_days_between(friday, monday) == 1
    assert working_days_between(monday, friday) == -1
    assert working_days_between(friday, friday) == 0


@given(day=days, n=st.integers(min_value=1, max_value=40))
def test_between_undoes_add(day, n):
    then = add_working_days(day, n)
    assert is_working_day(then)
    assert working_days_between(day, then) == n


@given(day=days, n=st.integers(min_value=0, max_value=60))
def test_between_never_exceeds_the_days_that_pass(day, n):
    assert 0 <= working_days_between(day, day + timedelta(days=n)) <= n
