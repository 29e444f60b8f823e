"""When reports of recurring duties fall due."""

from datetime import date

import pytest

from speeches.followup.milestones import occurrences

START = date(2026, 3, 13)  # a Friday


@pytest.mark.parametrize(
    ("rule", "first"),
    [
        ("FREQ=MONTHLY", [date(2026, 3, 25), date(2026, 4, 25)]),
        ("FREQ=MONTHLY;BYMONTHDAY=10", [date(2026, 4, 10), date(2026, 5, 10)]),
        ("FREQ=MONTHLY;BYMONTHDAY=15,-1", [date(2026, 3, 15), date(2026, 3, 31)]),
        ("FREQ=MONTHLY;INTERVAL=3", [date(2026, 3, 25), date(2026, 6, 25)]),
        ("FREQ=MONTHLY;INTERVAL=6", [date(2026, 6, 25), date(2026, 12, 25)]),
        ("FREQ=WEEKLY", [date(2026, 3, 13), date(2026, 3, 20)]),
        ("FREQ=WEEKLY;BYDAY=MO", [date(2026, 3, 16), date(2026, 3, 23)]),
        ("FREQ=DAILY", [date(2026, 3, 13), date(2026, 3, 20)]),
        ("FREQ=YEARLY", [date(2026, 12, 25)]),
        ("FREQ=MONTHLY;X-TIMES=2", [date(2026, 3, 25), date(2026, 4, 25)]),
    ],
)
def test_first_days(rule, first):
    assert occurrences(rule, START, None)[: len(first)] == first


def test_the_end_ends_it():
    assert occurrences("FREQ=MONTHLY", START, date(2026, 4, 30)) == [date(2026, 3, 25), date(2026, 4, 25)]
