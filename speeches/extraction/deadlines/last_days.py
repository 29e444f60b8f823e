"""Rules for a day reckoned from another or called the last: 节后第一个工作日, 4月20日是最后期限."""

import re
from datetime import date, timedelta

from speeches.extraction.deadlines.grammar import Moment, Reading, rule
from speeches.extraction.deadlines.numerals import NUMBER, read
from speeches.extraction.deadlines.periods import PERIOD, PERIOD_BEFORE, read_period
from speeches.extraction.deadlines.roles import PAST, SET_BY_OTHERS, clause_after, is_limit
from speeches.extraction.deadlines.vocabulary import BEFORE, finals, words
from speeches.working_days import add_working_days

ONE_DAY = timedelta(days=1)
MOST = 60  # no day is counted further from another


def _working_day_after(match: re.Match[str], moment: Moment) -> Reading | None:
    period = read_period(moment, *match.span("p"))
    count = 1 if match["n"] == "首" else read(match["n"] or match["m"])
    if period is None or not count or count > MOST:
        return None
    return Reading("due", due=add_working_days(period.end, count, moment.holidays) if period.end else None)


def _last_working_day_before(match: re.Match[str], moment: Moment) -> Reading | None:
    period = read_period(moment, *match.span("p"))
    if period is None:
        return None
    return Reading("due", due=add_working_days(period.start, -1, moment.holidays) if period.start else None)


def _last_working_day_of(match: re.Match[str], moment: Moment) -> Reading | None:
    period = read_period(moment, *match.span("p"))
    if period is None or moment.is_past(period):
        return None
    return Reading("due", due=add_working_days(period.end + ONE_DAY, -1, moment.holidays) if period.end else None)


def _called_the_last(match: re.Match[str], moment: Moment) -> Reading | None:
    period = read_period(moment, *match.span("p"))
    if period is None or moment.is_past(period) or not is_limit(moment, match.start("x"), match.end("x")):
        return None
    return Reading("due", due=period.end)


def _the_last_is(match: re.Match[str], moment: Moment) -> Reading | None:
    return None if SET_BY_OTHERS.search(moment.sentence[: match.start()]) else _called_the_last(match, moment)


def _rest_of_the_year(match: re.Match[str], moment: Moment) -> Reading | None:
    return Reading("due", due=date(moment.held_on.year, 12, 31) if moment.held_on else None)


def _before_something(match: re.Match[str], moment: Moment) -> Reading | None:
    told = PAST.search(clause_after(moment, match.end("x"), commas=2))
    return Reading("due") if is_limit(moment, match.start("x"), match.end("x")) and not told else None


LAST = words("called_the_last")

RULES = (
    rule(
        "working day after",
        rf"(?P<x>(?P<p>{PERIOD_BEFORE}|节)(?:过|之|以)?后的?(?:第?(?P<n>首|{NUMBER})个工作日(?:内|前)?|(?:上班|开工|复工)?(?:的)?第(?P<m>一)天(?:上班)?))",
        _working_day_after,
    ),
    rule(
        "last working day before",
        rf"(?P<x>(?P<p>{PERIOD_BEFORE})(?:之|以)?前的?最后一个工作日)",
        _last_working_day_before,
    ),
    rule("last working day of", rf"(?P<x>(?P<p>{PERIOD})的?最后一个工作日)", _last_working_day_of),
    rule("called the last", rf"(?P<x>(?P<p>{PERIOD}))(?:[是为就作]{{0,3}}{LAST})", _called_the_last),
    rule("as the border", rf"以(?P<x>(?P<p>{PERIOD}))为(?:界|限|节点|{LAST})", _called_the_last),
    rule(
        "rest of the year",
        r"(?:今年的?|(?<![一-龥\d]))(?:最后|剩下|余下|剩余)的?(?:(?:一|两|三|几|\d)个(?:多)?(?:季度|月)|时间|日子)(?=[，,]?(?:要|必须|务必|里|内|全力|集中|抓紧|冲刺))",
        _rest_of_the_year,
    ),
)

NO_PERIOD = r"(?:(?![年月季节周日号赶抢]|要在)[一-龥])"  # what has a day of its own is read by other rules
# 开工前手续 and 上市前辅导 are no limits
TO_BE_DONE = rf"(?:{words('finishing_verbs')}|交出|更新|组织|全部|一律|必须|务必|提交|[把将要须报交办拆清撤搬缴])"
AGAINST_IT = "(?:务必|必须|要|须)?(?:在|于|赶在|抢在)?"

# tried last: of the same words another rule knows more
LAST_RULES = (
    rule(
        "the last is",
        rf"(?:{LAST}|节点|时限|期限)(?:[是为定卡在]{{1,2}}|[：:])(?P<x>(?P<p>{PERIOD}))(?!{BEFORE})",
        _the_last_is,
    ),
    rule(
        "before something to come",
        rf"(?:(?<![一-龥]){AGAINST_IT}|(?<=[要须应将][在于])|(?<=[赶抢]在))(?P<x>{NO_PERIOD}{{0,8}}?"
        rf"(?:{words('events_to_come')}(?:之|以)?前(?=[，,]|{TO_BE_DONE})|(?<=[一-龥]{{2}}){words('event_verbs')}(?:之|以)?前(?=[，,一-龥])(?!前(?:期|提|后|置|沿))))",
        _before_something,
        hint=f"[之以{finals('events_to_come', 'event_verbs')}]前[，,一-龥]",
    ),
)
