"""Days and weeks: 6月15日, 2023-02-03, 腊月二十五, 下周三, 明天."""

import re
from datetime import date, timedelta

from speeches.extraction.deadlines import almanac
from speeches.extraction.deadlines.grammar import Moment, Period
from speeches.extraction.deadlines.numerals import read
from speeches.extraction.deadlines.periods.settling import Ends, Made, PeriodRule, offset, settle, settle_month
from speeches.extraction.deadlines.vocabulary import DAY, DAY_NUMBER, MONTH, WEEKDAY, YEAR, finals, words

DAYS_IN_A_WEEK = 7
DIGITS = "0123456789"
LUNAR_MONTHS = {"正": 1, "冬": 11, "腊": 12}


def _day(match: re.Match[str], moment: Moment) -> Made:
    number = read(match["d"][:-1]) or 0

    def one(year: int, month: int) -> Ends | None:
        then = almanac.day(year, month, number)
        return (then, then) if then else None

    return settle_month(match, moment, "day", one)


def _week_of_month(match: re.Match[str], moment: Moment) -> Made:
    """Read 5月第一周 as every seven days from the first."""
    first = (int(read(match["nth"]) or 1) - 1) * DAYS_IN_A_WEEK + 1

    def one(year: int, month: int) -> Ends | None:
        then = date(year, month, first)
        return then, then + timedelta(days=DAYS_IN_A_WEEK - 1)

    return settle_month(match, moment, "week", one)


def _day_of_this_month(match: re.Match[str], moment: Moment) -> Made:
    """Read a day that names no month: of the month named before it, else the next such day."""
    number = read(match["d"][:-1]) or 0
    if moment.held_on is None:
        return Period(None, None, "day")
    first = moment.held_on.replace(day=1)
    days = (almanac.day(on.year, on.month, number) for months in range(3) if (on := almanac.add_months(first, months)))
    then = next((day for day in days if day and day >= moment.held_on), None)
    return Period(then, then, "day", named=True) if then else None


def _numeric(match: re.Match[str], moment: Moment) -> Made:
    then = almanac.day(int(match["y"]), int(match["m"]), int(match["d"]))
    return Period(then, then, "day", named=True) if then else None


def _quoted(match: re.Match[str], moment: Moment) -> Made:
    """Read “6·30”: a day by which an office counts."""
    month, number = int(match["m"]), int(match["d"])

    def one(year: int) -> Ends | None:
        then = almanac.day(year, month, number)
        return (then, then) if then else None

    return settle(match, moment, "day", one)


def _lunar(match: re.Match[str], moment: Moment) -> Made:
    """Read a day of the lunar year: the next one."""
    month = LUNAR_MONTHS.get(match["lm"]) or read(match["lm"])
    number = read(match["ld"].removeprefix("初"))
    if not month or not number:
        return None
    if moment.held_on is None:
        return Period(None, None, "day")
    year = moment.held_on.year
    days = (almanac.lunar(each, month, number) for each in (year - 1, year, year + 1))
    then = next((day for day in days if day and day >= moment.held_on), None)
    return Period(then, then, "day", named=True)


def _week(match: re.Match[str], moment: Moment) -> Made:
    weekday = match.groupdict().get("wd")
    if moment.held_on is None:
        return Period(None, None, "day" if weekday else "week")
    word = match.groupdict().get("w")
    monday = moment.held_on + timedelta(days=(7 * offset("weeks", word) if word else 0) - moment.held_on.weekday())
    if not weekday:
        return Period(monday, monday + timedelta(days=6), "week", named=True)
    then = monday + timedelta(days="一二三四五六日".find(weekday if weekday not in "天末" else "日"))
    if not word and then < moment.held_on:
        then += timedelta(days=7)
    return Period(then, then, "day", named=True)


def _word(match: re.Match[str], moment: Moment) -> Made:
    then: date | None = moment.held_on and moment.held_on + timedelta(days=offset("days", match["dw"]))
    return Period(then, then, "day", named=True)


RULES = (
    PeriodRule(
        "numeric day",
        r"(?<![\d.])(?P<y>20\d\d)[.\-/](?P<m>\d{1,2})[.\-/](?P<d>\d{1,2})(?![\d.])日?",
        _numeric,
        rank=0,
        ends=f"{DIGITS}日",
    ),
    PeriodRule(
        "lunar day",
        rf"(?:农历|阴历)?(?P<lm>[正冬腊]|(?<=[农阴]历)[二三四五六七八九十]{{1,2}})月"
        rf"(?P<ld>初[一二三四五六七八九十]|{DAY_NUMBER})(?!日)",
        _lunar,
        rank=0,
        ends=f"{DIGITS}一二三四五六七八九十廿",
    ),
    PeriodRule("day", rf"(?P<y>{YEAR})?(?P<m>{MONTH})(?P<d>{DAY})(?:当[天日])?", _day, rank=0, ends="日号天"),
    PeriodRule(
        "week of a month",
        rf"(?P<y>{YEAR})?(?P<m>{MONTH})的?第(?P<nth>[一二三四1-4])个?(?:周|星期)",
        _week_of_month,
        rank=1,
        ends="周期",
    ),
    PeriodRule("day of a week", rf"(?P<w>{words('weeks')})(?P<wd>{WEEKDAY})(?!次)", _week, rank=3, ends=WEEKDAY[1:-1]),
    PeriodRule("week", rf"(?P<w>{words('weeks')})", _week, rank=5, ends=finals("weeks")),
    PeriodRule("day word", rf"(?P<dw>{words('days')})", _word, rank=3, ends=finals("days")),
)

# A day that names no month or week says too little to stand but before 前.
WEEKDAY_ALONE = PeriodRule(
    "weekday",
    rf"(?<![每双隔\d一二两三四五六七八九十几])(?:周|星期|礼拜)(?P<wd>{WEEKDAY})(?!次)",
    _week,
    rank=6,
    ends=WEEKDAY[1:-1],
)
DAY_OF_THIS_MONTH = PeriodRule(
    "day of this month", rf"(?<![\d月年一二三四五六七八九十第.\-])(?P<d>{DAY})", _day_of_this_month, rank=6, ends="日号"
)
# “6·30”前, “9·30”节点前; “3·21”事故 is no day of its own.
# 5.31前, 5月31前: before 前 alone, as 5.31 may be any figure.
SHORT_DAY = PeriodRule(
    "short day",
    r"(?<![\d.\-/·])(?P<m>1[0-2]|0?[1-9])(?:[./]|月)(?P<d>3[01]|[12]\d|0?[1-9])日?(?![\d.])",
    _quoted,
    rank=6,
    ends=f"{DIGITS}日",
)
QUOTED_DAY = PeriodRule(
    "quoted day",
    r"[“\"‘「](?P<m>1[0-2]|[1-9])[·.•](?P<d>3[01]|[12]\d|[1-9])[”\"’」](?:时间)?(?:节点|大限)?",
    _quoted,
    rank=6,
    ends='”"’」间点限',
)
