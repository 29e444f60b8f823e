"""Find the day of a meeting in the head of a speech, the lead of a news text, a file's name."""

import re
from datetime import date

from speeches.intake.numerals import value
from speeches.intake.wordlists import rows

_CHINESE = {char: digit for digit, char in enumerate("〇一二三四五六七八九")} | {"零": 0, "○": 0, "Ｏ": 0}
_FULL = re.compile(r"(?<!\d)((?:19|20)\d{2})\s?[年./-]\s?(\d{1,2})\s?[月./-]\s?(\d{1,2})(?!\d)日?")
_HAN_FULL = re.compile(
    r"([二一][〇零○Ｏ九][〇零○Ｏ一二三四五六七八九]{2})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日"
)
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?!\d)")
_DAY = re.compile(r"(?<![\d年*xX※])(\d{1,2})月(\d{1,2})日")
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})年(?!来|以来)")
_PUBLISHED = re.compile(r"发布(?:时间|日期)[:：]\s*((?:19|20)\d{2})[-./年](\d{1,2})[-./月](\d{1,2})")


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def full_date(text: str) -> date | None:
    """Return the first complete date of a text."""
    for match in _FULL.finditer(text):
        if found := _day(*(int(part) for part in match.groups())):
            return found
    for match in _HAN_FULL.finditer(text):
        year = int("".join(str(_CHINESE[char]) for char in match.group(1)))
        if found := _day(year, value(match.group(2)), value(match.group(3))):
            return found
    return None


def compact_date(name: str) -> date | None:
    """Return a date as file names have it: 20230412 or 2023-04-12."""
    match = _COMPACT.search(name)
    return (_day(*(int(part) for part in match.groups())) if match else None) or full_date(name)


def published(raw: str) -> date | None:
    """Return the day on which a page says that it was published."""
    match = _PUBLISHED.search(raw)
    return _day(*(int(part) for part in match.groups())) if match else None


def day_and_month(lead: str) -> tuple[int, int] | None:
    """Return (month, day) of the first date without a year."""
    match = _DAY.search(lead)
    return (int(match.group(1)), int(match.group(2))) if match else None


def year_from_title(title: str, month: int, day: int) -> date | None:
    """Return that day of the year that a title, a head or a file's name gives, where it gives just one."""
    years = {int(year) for year in _YEAR.findall(title)}
    return _day(years.pop(), month, day) if len(years) == 1 else None


def year_from_events(text: str, month: int, day: int) -> tuple[date, str] | None:
    """Return the first such day after the latest congress or plenary session that the text names, and its name."""
    named = [(date.fromisoformat(ended), name) for name, ended in rows("lexicon/events") if name in text]
    if not named:
        return None
    ended, name = max(named)
    for year in (ended.year, ended.year + 1):
        found = _day(year, month, day)
        if found and found > ended:
            return found, name
    return None
