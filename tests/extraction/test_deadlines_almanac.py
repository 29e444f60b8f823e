"""The days behind the words: numbers, ends of months, the lunar year, festivals, the word lists."""

from datetime import date
from pathlib import Path

import pytest
from holidays.calendars.chinese import _ChineseLunisolar

from speeches.extraction import lexicon
from speeches.extraction.deadlines import almanac, numerals

LISTS = sorted(path.stem for path in (Path(lexicon.__file__).parent / "deadlines").glob("*.txt"))
OFFSETS = ("years", "months", "quarters", "weeks", "days")


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("5", 5),
        ("025", 25),
        ("两", 2),
        ("十", 10),
        ("十二", 12),
        ("二十五", 25),
        ("廿五", 25),
        ("一百", 100),
        ("百", 100),
        ("一百二十", 120),
        ("二〇二五", 2025),
        ("三五", 5),
        ("两三", 3),
        ("一千零一", 1001),
    ],
)
def test_numbers(words, number):
    assert numerals.read(words) == number


@pytest.mark.parametrize("words", ["", "几", "半", "百几"])
def test_no_numbers(words):
    assert numerals.read(words) is None


def test_narrowing_keeps_the_length():
    assert numerals.narrow("２０２４年６月") == "2024年6月"


def test_months_on_stop_at_the_end_of_a_short_month():
    assert almanac.add_months(date(2024, 1, 31), 1) == date(2024, 2, 29)
    assert almanac.add_months(date(2024, 11, 30), 3) == date(2025, 2, 28)
    assert almanac.add_months(date(9990, 1, 1), 1200) is None


def test_quarters_run_into_other_years():
    assert almanac.quarter(2024, 5) == (date(2025, 1, 1), date(2025, 3, 31))
    assert almanac.quarter(2024, 0) == (date(2023, 10, 1), date(2023, 12, 31))


@pytest.mark.parametrize("year", range(2001, 2051))
def test_lunar_festivals_agree_with_the_published_tables(year):
    tables = _ChineseLunisolar()
    for name, theirs in (
        ("春节", tables.lunar_new_year_date(year)),
        ("端午", tables.dragon_boat_date(year)),
        ("中秋", tables.mid_autumn_date(year)),
        ("重阳", tables.double_ninth_date(year)),
        ("清明", tables.qingming_date(year)),
    ):
        assert almanac.festival(name, year) == theirs[0], name


def test_eve_of_a_short_last_month():
    assert almanac.festival("除夕", 2026) == date(2026, 2, 16)
    assert almanac.festival("除夕", 2024) == date(2024, 2, 9)


def test_years_without_a_table_are_unknown():
    assert almanac.festival("春节", 1950) is None
    assert almanac.festival("清明", 2150) is None


@pytest.mark.parametrize("name", LISTS)
def test_lists_hold_each_term_once(name):
    terms = lexicon.terms(f"deadlines/{name}")
    assert terms
    assert len(set(terms)) == len(terms)


@pytest.mark.parametrize("name", OFFSETS)
def test_relative_words_tell_how_far(name):
    glosses = lexicon.glosses(f"deadlines/{name}")
    assert set(glosses) == set(lexicon.terms(f"deadlines/{name}"))
    assert all(-3 <= int(steps) <= 3 for steps in glosses.values())


def test_every_festival_has_a_day():
    for name in lexicon.terms("deadlines/festivals"):
        assert almanac.festival(name, 2025), name
