"""Load now what extraction loads at its first use, so that it opens no file afterwards."""

from datetime import date

from speeches.extraction import extract, lexicon
from speeches.extraction.types import Context
from speeches.working_days import is_working_day

_SAMPLE = "县水利局要牵头在4月底前完成水库除险加固200万元，每月报送，十个工作日内反馈。"
_SATURDAYS = (date(2020, 5, 16), date(2090, 5, 20))  # of a published year, and of one that has to be worked out


def warm_up() -> None:
    """Load the model, all word lists and the calendars, and compile the patterns."""
    for path in sorted(lexicon.HERE.rglob("*.txt")):
        name = path.relative_to(lexicon.HERE).with_suffix("").as_posix()
        lexicon.terms(name)
        lexicon.glosses(name)
    for day in _SATURDAYS:
        is_working_day(day)
    extract(_SAMPLE, Context(held_on=date(2026, 4, 8)))
