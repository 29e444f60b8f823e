"""Days as offices write them: 2025.3.1, 2025年3月, 20250301, 3月底, a serial number of Excel, 长期."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from speeches.extraction import find_deadlines

from .lexicon import words

EXCEL_EPOCH = date(1899, 12, 30)
SERIALS = range(20_000, 80_000)  # 1954 to 2119: a plain number of this size in a column of days is one
_DAY = re.compile(r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*[日号]?")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_MONTH = re.compile(r"(\d{4})\s*[-./年]\s*(\d{1,2})\s*月?(?:份)?(底|末|初|上旬|中旬|下旬)?")
_YEAR = re.compile(r"(\d{4})\s*年?(?:底|末)?")
_NO_YEAR = re.compile(r"(\d{1,2})\s*月\s*(?:(\d{1,2})\s*[日号]|(底|末|初|上旬|中旬|下旬)|份)?")
_TAIL = re.compile(r"(?:之前|以前|前|之内|内|完成|止)+$")
_CLOCK = re.compile(r"[ T]\d{1,2}:\d{2}(?::\d{2})?$")
_PARTS = {"初": 10, "上旬": 10, "中旬": 20}  # the last day of a part of a month
COVERED = 0.6  # of a cell that the engine must have read before its answer counts


@dataclass(frozen=True, slots=True)
class Day:
    """A cell of days: ``value`` when it names one, ``open_ended`` for 长期, ``known`` unless it cannot be read.

    ``vague``: only a month or year was written, or no year; ``value`` is then the end (or beginning) of it.
    """

    value: date | None = None
    open_ended: bool = False
    known: bool = True
    vague: bool = False


def read_day(text: str, *, year: int | None = None, deadline: bool = False) -> Day:
    """Return the day in a cell. Of a month a deadline is its last day, another date its first.

    ``year`` stands in where a cell has none; a deadline in other words (三季度末) is read by the engine.
    """
    bare = _TAIL.sub("", _CLOCK.sub("", re.sub(r"\s+", " ", text).strip()))
    if not bare or bare in words("unknown"):
        return Day()
    if bare in words("open_ended"):
        return Day(open_ended=True)
    try:
        found = _plain(bare, year, deadline=deadline)
    except ValueError:  # 2025年13月, 2月30日
        return Day(known=False)
    if found is not None:
        return found
    return _by_engine(bare, year) if deadline else Day(known=False)


def _plain(bare: str, year: int | None, *, deadline: bool) -> Day | None:
    if found := _DAY.fullmatch(bare) or _COMPACT.fullmatch(bare):
        return Day(date(int(found[1]), int(found[2]), int(found[3])))
    if bare.replace(".", "", 1).isdigit() and int(float(bare)) in SERIALS:
        return Day(EXCEL_EPOCH + timedelta(days=int(float(bare))))
    value = _vague(bare, year, last=deadline)
    return Day(value, vague=True) if value else None


def _vague(bare: str, year: int | None, *, last: bool) -> date | None:
    if found := _MONTH.fullmatch(bare):
        return _in_month(int(found[1]), int(found[2]), found[3], last=last)
    if found := _YEAR.fullmatch(bare):
        return date(int(found[1]), 12, 31) if last else date(int(found[1]), 1, 1)
    found = _NO_YEAR.fullmatch(bare) if year is not None else None
    if found is None or year is None:
        return None
    return date(year, int(found[1]), int(found[2])) if found[2] else _in_month(year, int(found[1]), found[3], last=last)


def _in_month(year: int, month: int, part: str | None, *, last: bool) -> date:
    end = monthrange(year, month)[1] if 1 <= month <= 12 else 0
    if part:
        return date(year, month, _PARTS.get(part, end))
    return date(year, month, end if last else 1)


def _by_engine(bare: str, year: int | None) -> Day:
    found = find_deadlines(bare, date(year, 1, 1) if year else None)
    best = max((one for one in found if one.due), key=lambda one: len(one.text), default=None)
    if best is None or len(best.text) < COVERED * len(bare):
        return Day(known=False)
    return Day(best.due, vague=True)


def read_rhythm(text: str) -> str | None:
    """Return the recurrence in a cell (每月 → FREQ=MONTHLY), "" for none, None when it cannot be read."""
    bare = text.strip()
    if not bare or bare in words("unknown"):
        return ""
    for wording in (bare, f"{bare}报送一次", f"每{bare.removesuffix('报')}报送一次"):
        rule = next((one.rrule for one in find_deadlines(wording, None) if one.rrule), None)
        if rule:
            return rule
    return None
