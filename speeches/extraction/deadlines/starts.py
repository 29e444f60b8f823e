"""Rules for a first day and for a stretch with both ends: 从下月起, 即日起, 6月至8月, 从现在起到年底."""

import re
from dataclasses import replace

from speeches.extraction.deadlines import almanac
from speeches.extraction.deadlines.grammar import Moment, Period, Reading, rule
from speeches.extraction.deadlines.numerals import read
from speeches.extraction.deadlines.periods import FIRST, PERIOD, read_period
from speeches.extraction.deadlines.periods.settling import Made, year_of
from speeches.extraction.deadlines.roles import NEVER_AFTER, PAST, stands_alone
from speeches.extraction.deadlines.vocabulary import (
    DAY,
    DAY_NUMBER,
    MONTH_NUMBER,
    TIME_OF_DAY,
    WEEKDAY,
    WEEKDAYS,
    YEAR,
    words,
)

NOW = "(?:即日|现在|此刻|即时|今[天日])"
TO = r"(?:至|到|—{1,2}|–|-|~|～)"
MONTHS_IN_A_YEAR = 12
LAST_WEEKDAY = 6


OF_A_TEXT = re.compile("(?:正式|全面)?(?:施行|实施|执行|生效|启用)的")  # 5月1日起施行的《条例》


def _now(match: re.Match[str], moment: Moment) -> Reading | None:
    return Reading("start", start_on=moment.held_on)


def _from(match: re.Match[str], moment: Moment) -> Reading | None:
    period = read_period(moment, *match.span("p"))
    if period is None or OF_A_TEXT.match(moment.sentence, match.end("x")):
        return None
    if period.start and moment.held_on and period.named and period.start.year < moment.held_on.year:
        return None  # 从2020年起 tells history
    return Reading("start", start_on=period.start)


def _from_an_event(match: re.Match[str], moment: Moment) -> Reading | None:
    return Reading("start")


def _later_end(first: Period, last: Made) -> Made:
    """Move an end that names no year behind the start: 11月至3月 ends in the next year."""
    while (
        last and last.end and first.start and last.end < first.start and last.end.year < almanac.FAR and not last.named
    ):
        last = replace(last, end=almanac.add_months(last.end, MONTHS_IN_A_YEAR))
    return last


def _span(match: re.Match[str], moment: Moment) -> Reading | None:
    first, last = read_period(moment, *match.span("p")), read_period(moment, *match.span("q"))
    if first and last and first.named and not last.named and first.start and last.end:
        last = replace(last, end=almanac.add_months(last.end, MONTHS_IN_A_YEAR * (first.start.year - last.end.year)))
    last = first and _later_end(first, last)
    if first is None or last is None:
        return None
    whole = Period(first.start, last.end, "span", rolled=first.rolled and last.rolled, named=first.named)
    if not stands_alone(moment, match.start("x"), match.end("x"), whole):
        return None
    return Reading("span", due=whole.end, start_on=whole.start)


def _days_of_one_month(match: re.Match[str], moment: Moment) -> Reading | None:
    first = read_period(moment, *match.span("p"))
    if first is None or first.start is None:
        return None
    last = almanac.day(first.start.year, first.start.month, read(match["last"][:-1]) or 0)
    if last is None:
        return None
    if not stands_alone(moment, match.start("x"), match.end("x"), replace(first, end=last, grain="span")):
        return None
    return Reading("span", due=last, start_on=first.start)


def _days_shortly(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read 5月1—10日: the first day's own sign is left out."""
    return _days_from(read_period(moment, match.start("x"), match.end("m")), match, moment)


def _days_from(month: Made, match: re.Match[str], moment: Moment) -> Reading | None:
    first, last = read(match["first"]), read(match["last"][:-1])
    if month is None or not first or not last or first >= last:
        return None
    if month.start is None:
        return Reading("span")
    start = almanac.day(month.start.year, month.start.month, first)
    end = almanac.day(month.start.year, month.start.month, last)
    if start is None or end is None:
        return None
    whole = replace(month, start=start, end=end, grain="span")
    if not stands_alone(moment, match.start("x"), match.end("x"), whole):
        return None
    return Reading("span", due=end, start_on=start)


def _days_of_one_week(match: re.Match[str], moment: Moment) -> Reading | None:
    first = read_period(moment, *match.span("p"))
    if first is None or first.start is None:
        return Reading("span") if first else None
    behind = list(WEEKDAYS.values()).index(WEEKDAYS[match["last"]]) - first.start.weekday()
    last = min(behind, LAST_WEEKDAY - first.start.weekday())
    if last <= 0 or moment.is_past(first):
        return None
    return Reading("span", due=almanac.add_days(first.start, last), start_on=first.start)


def _months_of_one_year(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read 3—5月, 7、8月份: the first month's own sign is left out."""
    held_on = moment.held_on
    first, last = read(match["first"]), read(match["last"])
    if not first or not last or first >= last:
        return None
    if held_on is None:
        return Reading("span")
    year = year_of(match["y"], moment) or moment.year_before(match.start()) or held_on.year
    start, end = almanac.day(year, first, 1), almanac.month_end(year, last)
    whole = Period(start, end, "span", rolled=False, named=True)
    if moment.is_past(whole) or not stands_alone(moment, match.start("x"), match.end("x"), whole):
        return None
    return Reading("span", due=end, start_on=start)


def _until(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read 从即日起到5月10日: from today to a day."""
    last = read_period(moment, *match.span("q"))
    if last is None or moment.is_past(last):
        return None
    return Reading("span", due=last.end, start_on=moment.held_on)


def _from_to(match: re.Match[str], moment: Moment) -> Reading | None:
    first, last = read_period(moment, *match.span("p")), read_period(moment, *match.span("q"))
    last = first and _later_end(first, last)
    if first is None or last is None or (first.named and moment.is_past(first) and moment.is_past(last)):
        return None
    if NEVER_AFTER.search(moment.sentence[: match.start()][-8:]) or PAST.search(moment.sentence[match.end() :][:12]):
        return None
    return Reading("span", due=last.end, start_on=first.start)


RULES = (
    rule("from now until", rf"[从自]?{NOW}(?:起|开始)?{TO}(?P<q>{PERIOD})(?:为止|止)?", _until),
    rule("from now", rf"(?:[从自]{NOW}(?:起|开始)|即日起)", _now),
    rule("from a period", rf"(?P<x>[从自](?P<p>{PERIOD})(?:{TIME_OF_DAY})?(?:起(?!来)|开始))(?!以来)", _from),
    rule(
        "a period on",
        rf"(?P<x>(?P<p>{PERIOD})(?:{TIME_OF_DAY})?起)(?=[，,一-龥]|$)(?!来|点|草|飞|步|到|始)",
        _from,
        hint="起(?!来|点|草|飞|步|到|始)",
    ),
    rule(
        "from an event",
        r"自[^，。；从自]{2,12}(?:之日|之时)起(?![一-龥]{0,3}\d)(?=施行|实施|执行|生效|[，,])",
        _from_an_event,
    ),
    rule(
        "from one period to another",
        rf"(?P<x>[从自](?P<p>{PERIOD})(?:起|开始)?[，,]?{TO}(?P<q>{PERIOD})(?:为止|止|期间)?)",
        _from_to,
    ),
    rule(
        "one period to another",
        rf"(?P<x>(?P<p>{PERIOD})(?:{TIME_OF_DAY})?(?:起|开始)?{TO}(?P<q>{PERIOD})(?:{TIME_OF_DAY})?(?:期间|止|为止)?)",
        _span,
        hint=f"[至到—–~～-][{FIRST}]",
    ),
    rule(
        "days of one month",
        rf"(?P<x>(?P<p>{PERIOD}){TO}(?P<last>{DAY})(?:期间)?)",
        _days_of_one_month,
        hint=f"[至到—–~～-]{DAY}",
    ),
    rule(
        "days of one month, shortly",
        rf"(?P<x>(?:{YEAR})?(?P<m>{MONTH_NUMBER}月)(?P<first>{DAY_NUMBER}){TO}(?P<last>{DAY})(?:期间)?)",
        _days_shortly,
        hint=f"[至到—–~～-]{DAY}",
    ),
    rule(
        "days of one week",
        rf"(?P<x>(?P<p>(?P<w>{words('weeks')}){WEEKDAY}){TO}(?:周|星期|礼拜)(?P<last>{WEEKDAY}))",
        _days_of_one_week,
    ),
    rule(
        "two months",
        rf"(?<![\d.年])(?P<x>(?P<y>{YEAR})?(?P<first>{MONTH_NUMBER})月?(?:、|和)?(?P<last>{MONTH_NUMBER})月?[这那]?两个?月)",
        _months_of_one_year,
        hint="两个?月",
    ),
    rule(
        "months of one year",
        rf"(?<![\d.年])(?P<x>(?P<y>{YEAR})?(?P<first>{MONTH_NUMBER})(?:月份?(?:和|及|与|、)|{TO}|、)(?P<last>{MONTH_NUMBER})月份?)(?![\d一二三四五六七八九十]{{1,3}}[日号])",
        _months_of_one_year,
        hint=rf"[至到—–~～、和及与-]{MONTH_NUMBER}月",
    ),
)
