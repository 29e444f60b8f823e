"""Rules for what comes again with 每: 每月25日前, 每周五, 每半年, 每季度首月10日前, 每年七一前."""

import re
from datetime import timedelta

from speeches.extraction.deadlines.almanac import festival
from speeches.extraction.deadlines.grammar import Moment, Reading, rule
from speeches.extraction.deadlines.numerals import NUMBER, read
from speeches.extraction.deadlines.rhythm import TIMES, UNIT, Rhythm, of_half, of_unit, times_in
from speeches.extraction.deadlines.vocabulary import (
    BEFORE,
    CLOSE,
    DAY,
    MONTH_NUMBER,
    OPEN,
    TIME_OF_DAY,
    WEEKDAY,
    WEEKDAYS,
    WITHIN,
    words,
)

ORDINALS = {"首": 1, "头": 1, "最后一": -1, "末": -1}
AN_ORDINARY_YEAR = 2023  # to find the eve of a festival that has a fixed day
# 每年安排的经费, 每月领的补助, 每天的进展: the rhythm belongs to a noun, nothing is asked for
# 每周一的例会一律开到村里: what is held so often is told how
HELD = "[^，。；、的]{0,8}(?:会|会商|会议|接访|值班|巡查|检查|培训|演练)(?:一律|都要?|也?要|必须|务必|不得|照常)"
OF_A_NOUN = re.compile(
    rf"(?:\d[\d.,]*万?元|[一二两三四五六七八九十百千万]+元|(?:大?约|大概|差不多|平均|都|均)有[近上约一二两三四五六七八九十百千\d]|的(?!时候|{HELD})|[^，。；、：的一二两三四五六七八九十\d次至不少与和同向对把将由在到为给从按]{{1,3}}的(?=[^，。；、]))"
)
DATE_TAIL = rf"(?:(?:{TIME_OF_DAY})?{BEFORE}|{WITHIN})?"


def every(match: re.Match[str], rhythm: Rhythm) -> Reading | None:
    """Make the reading of a rhythm unless it only describes a noun."""
    if OF_A_NOUN.match(match.string, match.end()):
        return None
    return Reading("recurring", rrule=rhythm.value(times_in(match)))


def _unit(match: re.Match[str], moment: Moment) -> Reading | None:
    groups = match.groupdict()
    unit = match["unit"]
    if groups.get("half"):
        return every(match, of_half(unit))
    count = read(groups["n"]) if groups.get("n") else 1
    if not count:
        return None
    if groups.get("skip") and count == 1:
        count = 2  # 每隔一天 is every other day; 每隔两小时 is said for every two hours
    return every(match, of_unit(unit, count))


def _working_day(match: re.Match[str], moment: Moment) -> Reading | None:
    return every(match, of_unit("工作日"))


def _every_day(match: re.Match[str], moment: Moment) -> Reading | None:
    return every(match, of_unit("天"))


def _weekdays(match: re.Match[str], moment: Moment) -> Reading | None:
    names = [WEEKDAYS[char] for char in re.findall(WEEKDAY, match["days"])]
    week = list(dict.fromkeys(WEEKDAYS.values()))
    if re.search("[至到—-]", match["days"]):
        first, last = week.index(names[0]), week.index(names[-1])
        names = week[first : last + 1]
    if match["days"].endswith("末"):
        names = ["SA", "SU"]
    rhythm = of_unit("周", 2 if match["two"] else 1)
    return every(match, rhythm.at(("BYDAY", ",".join(names))))


def _days_of_month(match: re.Match[str], moment: Moment) -> Reading | None:
    days = [str(read(number)) for number in re.findall(rf"({NUMBER})[日号]", match["days"])]
    return every(match, of_unit("月").at(("BYMONTHDAY", ",".join(days)))) if days else None


def _edge_of_period(match: re.Match[str], moment: Moment) -> Reading | None:
    unit, edge = match["unit"][0], match["edge"]
    rhythm = of_unit(unit) if not match["half"] else of_half(unit)
    if unit == "年" and not match["half"]:
        month = {"初": "1", "中": "6"}.get(edge[-1], "12")
        rhythm = rhythm.at(("BYMONTH", month), ("BYMONTHDAY", "-1"))
    elif edge[-1] == "初":
        rhythm = rhythm.at(("BYMONTHDAY", "10" if unit == "月" else "-1"))
    elif edge[-1] == "中":
        rhythm = rhythm.at(("BYMONTHDAY", "15"))
    else:
        rhythm = rhythm.at(("BYMONTHDAY", "-1"))
    return every(match, rhythm)


def _day_of_quarter(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read 每季度首月10日前 and 每季度末月25日前; which month of the quarter goes in X-MONTH-OF-QUARTER."""
    number = read(match["d"])
    month = {"首": "1", "头": "1", "第一": "1", "次": "2", "第二": "2", "中": "2"}.get(match["which"], "3")
    rhythm = of_unit("季").at(("BYMONTHDAY", str(number)), ("X-MONTH-OF-QUARTER", month))
    return every(match, rhythm)


def _nth_weekday(match: re.Match[str], moment: Moment) -> Reading | None:
    number = ORDINALS.get(match["nth"]) or read(match["nth"].removeprefix("第"))
    rhythm = of_unit(match["unit"][0])
    if match["wd"]:
        return every(match, rhythm.at(("BYDAY", f"{number}{WEEKDAYS[match['wd']]}")))
    if match["working"]:
        return every(match, rhythm.at(("BYDAY", "MO,TU,WE,TH,FR"), ("BYSETPOS", str(number))))
    last = {1: "7", 2: "14", 3: "21", 4: "28"}.get(number or 0, "-1")
    return every(match, rhythm.at(("BYMONTHDAY", last)))


def _third_of_month(match: re.Match[str], moment: Moment) -> Reading | None:
    return every(match, of_unit("月").at(("BYMONTHDAY", {"上": "10", "中": "20", "下": "-1"}[match["third"]])))


def _months_of_year(match: re.Match[str], moment: Moment) -> Reading | None:
    months = [str(read(number)) for number in re.findall(rf"({MONTH_NUMBER})(?:月|(?=[、和]))", match["months"])]
    on = [("BYMONTH", ",".join(months))]
    if match["d"]:
        on.append(("BYMONTHDAY", str(read(match["d"][:-1]))))
    elif match["edge"] or match["limit"]:
        on.append(("BYMONTHDAY", "-1"))
    return every(match, of_unit("年").at(*on))


def _quarters_of_year(match: re.Match[str], moment: Moment) -> Reading | None:
    months = [6 if half == "上" else 12 for half in re.findall("([上下])半年", match[0])]
    months += [3 * (read(number) or 1) for number in re.findall("([一二三四1-4])季度", match[0])]
    return every(match, of_unit("年").at(("BYMONTH", ",".join(map(str, months))), ("BYMONTHDAY", "-1")))


def _festival_of_year(match: re.Match[str], moment: Moment) -> Reading | None:
    then = festival(match["f"], AN_ORDINARY_YEAR)
    rhythm = of_unit("年")
    if then and festival(match["f"], AN_ORDINARY_YEAR + 1) == then.replace(year=then.year + 1):
        then -= timedelta(days=1)
        rhythm = rhythm.at(("BYMONTH", str(then.month)), ("BYMONTHDAY", str(then.day)))
    return every(match, rhythm)


def _after_period(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read 每月终了后5日内, 季度结束后5日内, 每月前5日内: a day of the next period, or of the same."""
    unit = match["unit"] or match["unit_of"]
    return every(match, of_unit(unit[0]).at(("BYMONTHDAY", str(read(match["d"])))))


EACH = r"(?:每一个|每一|每个|每)"

RULES = (
    rule("every half", rf"{EACH}(?P<half>半)个?(?P<unit>年|月|天|日|小时|学期)(?:{TIMES})?", _unit),
    rule(
        "every",
        rf"每(?P<skip>隔)?(?:(?P<n>{NUMBER})个?|个)?(?P<unit>{UNIT})(?!龄)(?:{TIMES})?",
        _unit,
    ),
    rule("every part of the day", rf"每[晚早晨夜](?:上(?![路岗门街线山车]))?(?!报|期){DATE_TAIL}", _every_day),
    rule("every working day", rf"{EACH}工作日{DATE_TAIL}", _working_day),
    rule(
        "weekdays",
        rf"(?:每逢|每到|每|逢)(?P<two>两|双|隔)?个?(?:周|星期|礼拜)(?:星期|周)?(?P<days>{WEEKDAY}(?:[、和及至到—-](?:周|星期)?{WEEKDAY}(?!次)){{0,6}})(?!次|回|场)"
        rf"(?:{TIME_OF_DAY}(?:{BEFORE}))?(?:{BEFORE})?",
        _weekdays,
    ),
    rule("every day by the clock", rf"每个?(?P<unit>天|日|周|月)(?:{TIME_OF_DAY}){BEFORE}", _unit),
    rule(
        "days of every month",
        rf"(?:每逢|每)个?月(?:的)?(?P<days>(?:{NUMBER}[日号]?[、和及])*{DAY}){DATE_TAIL}",
        _days_of_month,
    ),
    rule(
        "edge of every period",
        rf"(?:每逢|每到|每)个?(?P<half>半)?(?P<unit>月|季度?|年)(?:的)?(?P<edge>[月季年]?度?[底末终]|[月年]?初(?![级中步])|[月年]?中(?=[前、，]))(?:考核)?{DATE_TAIL}",
        _edge_of_period,
    ),
    rule(
        "day of every quarter",
        rf"每个?季度?的?(?P<which>首|头|第一|次|第二|中|末|第三|最后一)个?月(?:的)?(?P<d>{NUMBER})[日号]{DATE_TAIL}",
        _day_of_quarter,
    ),
    rule(
        "nth day of every period",
        rf"每个?(?P<unit>月|季度|年)的?(?P<nth>第[一二三四]|首|头|最后一|末)个?(?:(?P<working>工作日)|(?:周|星期)(?P<wd>{WEEKDAY})?){DATE_TAIL}",
        _nth_weekday,
    ),
    rule(
        "after every period",
        rf"(?:每个?(?P<unit>月|季度?|年)度?(?:的)?(?:(?:终了|结束|过)?后的?|终了|结束|前|初)|(?<![一-龥\d])(?P<unit_of>月|季度?)度?(?:终了|结束)后?)(?P<d>{NUMBER})个?(?:工作)?[日天](?:{WITHIN}|前)",
        _after_period,
        hint="[日天][之以内前]",
    ),
    rule(
        "last day of every period",
        rf"每个?(?P<half>)(?P<unit>月|季度?|年)的?(?P<edge>最后)一[天日]{DATE_TAIL}",
        _edge_of_period,
    ),
    rule("third of every month", rf"每个?月(?P<third>[上中下])旬{DATE_TAIL}", _third_of_month),
    rule(
        "months of every year",
        rf"每年的?(?P<months>{MONTH_NUMBER}(?:月?[、和及]{MONTH_NUMBER})*月)份?(?!月?[至到—-])(?:(?P<d>{DAY})|(?P<edge>月?[底末]))?(?:{TIME_OF_DAY})?(?P<limit>{BEFORE}|{WITHIN})?",
        _months_of_year,
    ),
    rule(
        "quarters of every year",
        rf"每年的?(?:第?[一二三四1-4]季度|[上下]半年)(?:[、和及](?:第?[一二三四1-4]季度|[上下]半年)){{0,3}}[末底]?{DATE_TAIL}",
        _quarters_of_year,
    ),
    rule("festival of every year", rf"每年{OPEN}(?P<f>{words('festivals')}){CLOSE}节?{BEFORE}", _festival_of_year),
)
