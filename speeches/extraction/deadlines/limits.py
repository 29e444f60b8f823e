"""Rules for a last day: 6月底前, 本周内, 到2025年, 今晚12点前, and dates that stand alone."""

import re
from datetime import date, timedelta

from speeches.extraction.deadlines import almanac
from speeches.extraction.deadlines.grammar import Moment, Period, Reading, rule
from speeches.extraction.deadlines.periods import PERIOD, PERIOD_BEFORE, read_period
from speeches.extraction.deadlines.periods.years import read_plan
from speeches.extraction.deadlines.roles import is_cut_off, is_limit, is_order, stands_alone
from speeches.extraction.deadlines.vocabulary import (
    BEFORE,
    CLOCK,
    CLOSE,
    CLOSING,
    EVENT,
    IN_BRACKETS,
    INSIDE,
    MONTH_NUMBER,
    OPEN,
    PART_OF_DAY,
    TIME_OF_DAY,
    WITHIN,
    YEAR,
    words,
)

ONE_DAY = timedelta(days=1)
SEIZED = re.compile("(?:利用|抓住|趁着?|用好|抢抓)$")
SET_ELSEWHERE = re.compile("(?:规定|法定|约定)的?$")
SPANS = ("month", "third")  # such a stretch standing alone says from when to when


def _period(match: re.Match[str], moment: Moment, group: str = "p") -> Period | None:
    return read_period(moment, *match.span(group))


def _last_day_before(period: Period, moment: Moment) -> date | None:
    """Return the last day that X前 allows: the day itself, the end that X names, else the eve of X."""
    if period.start is None or period.end is None:
        return None
    running = moment.held_on and period.start <= moment.held_on <= period.end
    if period.edge or running or period.grain in ("day", "third", "quarter", "half"):
        return period.end
    return period.start - ONE_DAY


def _before(match: re.Match[str], moment: Moment) -> Reading | None:
    period = _period(match, moment)
    if period is None or not is_limit(moment, match.start("x"), match.end("x"), period) or moment.is_past(period):
        return None
    return Reading("due", due=period.end if match["over"] or match["eve"] == "结束" else _eve(period, match, moment))


def _eve(period: Period, match: re.Match[str], moment: Moment) -> date | None:
    """Return the last day before what happens on a day (9月1日开学前), else the last that X前 allows."""
    if match["eve"] and match["eve"] != "结束" and period.grain == "day" and period.start:
        return period.start - ONE_DAY
    return _last_day_before(period, moment)


def _within(match: re.Match[str], moment: Moment) -> Reading | None:
    period = _period(match, moment)
    if period is None or not is_limit(moment, match.start("x"), match.end("x"), period) or moment.is_past(period):
        return None
    if match["p"] == "期限" and SET_ELSEWHERE.search(moment.sentence[: match.start()]):
        return None
    return Reading("due", due=period.end)


def _within_this(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read 年内, 月内, 周内, 季度内: to the end of the running one."""
    held_on = moment.held_on
    if not is_limit(moment, match.start("x"), match.end("x")):
        return None
    if held_on is None:
        return Reading("due")
    unit = match["unit"][0]
    if unit == "年":
        return Reading("due", due=date(moment.year_before(match.start()) or held_on.year, 12, 31))
    if unit == "季":
        return Reading("due", due=almanac.quarter(held_on.year, (held_on.month + 2) // 3)[1])
    if unit == "月":
        return Reading("due", due=almanac.month_end(held_on.year, held_on.month))
    return Reading("due", due=held_on + timedelta(days=6 - held_on.weekday()))


def _alone(match: re.Match[str], moment: Moment) -> Reading | None:
    period = _period(match, moment)
    if period is None or not stands_alone(moment, match.start(), match.end(), period):
        return None
    if is_cut_off(match[0][: match.start("p") - match.start()], moment, period):
        return None
    if match.groupdict().get("begins"):
        return Reading("start", start_on=period.start)
    if period.grain in SPANS and not period.edge:
        return Reading("span", due=period.end, start_on=period.start)
    return Reading("due", due=period.end)


def _not_later(match: re.Match[str], moment: Moment) -> Reading | None:
    period = _period(match, moment)
    return None if period is None or moment.is_past(period) else Reading("due", due=period.end)


def _time_of_day(match: re.Match[str], moment: Moment) -> Reading | None:
    if not is_limit(moment, match.start(), match.end()):
        return None
    return Reading("due", due=moment.day_before(match.start()))


def _turn_of_the_year(match: re.Match[str], moment: Moment) -> Reading | None:
    year = moment.held_on and moment.held_on.year
    return Reading("due", due=date(year + 1, 1, 31) if year else None)


def _same_day(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read 当天: the day of a case that is to come, which nobody knows."""
    return Reading("due")


def _end_of_the_year(match: re.Match[str], moment: Moment) -> Reading | None:
    return Reading("due", due=date(moment.held_on.year, 12, 31) if moment.held_on else None)


def _before_the_end_of_a_plan(match: re.Match[str], moment: Moment) -> Reading | None:
    start, end = match.span("p")
    made = read_plan(moment.sentence[start:end])
    return None if moment.is_past(made) else Reading("due", due=made.end)


def _season(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read 今冬明春, of which nobody can say when it ends."""
    used = SEIZED.search(moment.sentence[: match.start()])
    return Reading("due") if used or is_order(moment, match.start(), match.end()) else None


def _event(match: re.Match[str], moment: Moment) -> Reading | None:
    return Reading("due")


def _plan(match: re.Match[str], moment: Moment) -> Reading | None:
    period = _period(match, moment)
    if period is None or moment.is_past(period) or not is_order(moment, match.start(), match.end()):
        return None
    return Reading("due", due=period.end)


FAR = rf"(?={YEAR}|年[底末中]|月[底末]|{MONTH_NUMBER}月)"

RULES = (
    rule("turn of the year", "(?:今年底|今年年底|年底)[、至或到和]?(?:明年初|明年年初|年初)", _turn_of_the_year),
    rule(
        "before",
        rf"(?P<x>(?P<p>{PERIOD_BEFORE}){IN_BRACKETS}(?:考核|总结|述职)?(?P<eve>{words('events')}|{words('event_verbs')})?(?P<over>结束|终了)?(?:{TIME_OF_DAY})?(?:{BEFORE}|为止|截止|前夕))",
        _before,
        hint="[前止]",
    ),
    rule(
        "within",
        rf"(?P<x>(?P<p>{PERIOD})(?:期间)?(?:{WITHIN}|(?<=[月周年天节]){INSIDE}))",
        _within,
        hint="[内里]",
    ),
    rule(
        "within the running",
        rf"(?<![每半整数几多个百千一二两三四五六七八九十\d本当这%])(?P<x>(?P<unit>年度?|月|季度|周){WITHIN})",
        _within_this,
    ),
    rule(
        "by",
        rf"(?P<x>(?:(?<!越)到|(?<![一-龥\d])(?:至|截至|截止到?)){FAR}(?P<p>{PERIOD}))(?!{BEFORE})(?:为止|止)?",
        _alone,
        hint=f"[到至止]{FAR}",
    ),
    rule(
        "by an event",
        rf"(?<![一-龥\d])到(?P<x>{EVENT})(?=[，,]?(?:要|必须|务必|能|就|须|全部|前))",
        _event,
        hint=r"到(?<![一-龥\d].)",
    ),
    rule("by the end of a plan", rf"到(?P<x>(?P<p>{OPEN}十[一二三四五六七八]?五{CLOSE}(?:期?末|收官|时期)))", _alone),
    rule(
        "before the end of a plan",
        rf"(?P<x>(?P<p>{OPEN}十[一二三四五六七八]?五{CLOSE})(?:规划)?(?:时期|期)?(?:结束|收官|到期){BEFORE})",
        _before_the_end_of_a_plan,
    ),
    rule("before the end of the year", rf"(?<![一-龥\d])(?:本|今年|在|于)?年度(?:结束|终了){BEFORE}", _end_of_the_year),
    rule("plan", rf"(?P<x>(?P<p>{OPEN}十[一二三四五六七八]?五{CLOSE}(?:期间|时期)))", _plan),
    rule(
        "not later than",
        rf"(?:不(?:得|能|可|应|要)?[迟晚]于|不(?:得|能|可|应)?超过|最[迟晚](?:于|至|到|在|要在)?)(?P<x>(?P<p>{PERIOD}))",
        _not_later,
    ),
    rule("a start without 从", rf"(?P<x>(?P<p>{PERIOD})(?:{TIME_OF_DAY})?)(?P<begins>开始)", _alone),
    rule("alone", rf"(?P<x>(?P<p>{PERIOD})){IN_BRACKETS}(?:{TIME_OF_DAY})?", _alone),
    rule(
        "time of day",
        rf"(?:{PART_OF_DAY}?(?:{CLOCK}|{CLOSING})){BEFORE}",
        _time_of_day,
        hint=rf"[\d钟时半整分班工点夜后黑亮]{BEFORE}",
    ),
    rule("next day", rf"(?:次日|第二天|翌日)(?:的?{TIME_OF_DAY})?{BEFORE}", _same_day),
    rule("same day", rf"当[天日](?![一-龥]{{1,4}}的)(?={words('same_day_verbs')}|内|之内)(?:之?内)?", _same_day),
    rule("season to come", words("seasons_to_come"), _season),
)
