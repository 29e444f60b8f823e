"""Rules for a length of time: 三天内, 10个工作日内, 用两年时间, 会后一周内, 未来三年."""

import re
from datetime import date, timedelta

from speeches.extraction.deadlines import almanac
from speeches.extraction.deadlines.grammar import Moment, Reading, rule
from speeches.extraction.deadlines.numerals import NUMBER, WORD, read
from speeches.extraction.deadlines.periods import PERIOD, occasions, read_period
from speeches.extraction.deadlines.roles import PAST, TOLD, clause_after, is_allowance, is_limit
from speeches.extraction.deadlines.vocabulary import FESTIVAL, WITHIN, initials, words
from speeches.working_days import add_working_days

ONE_DAY = timedelta(days=1)
HOLIDAY = re.compile("假|黄金周")
HOURS_IN_A_DAY = 24
SHORTEST_DAY = 12  # fewer hours end on the same day
MOST = 1000  # no allowance is longer than this many units
LOOK_BACK = 60  # characters in which a limit's occasion is named

RANGE = r"[至到~—–\-、或]{1,2}"
UNIT = (
    r"(?P<unit>分钟|个?小时|个?钟头|个?工作日|个?交易日|个?自然日|个?日历[天日]|个?昼夜|天|日|个?星期|个?礼拜|周|旬|(?:个|(?<!\d))月"
    r"|(?:个|(?<=[两俩])|(?<=几))季度|个?学期|学年|年)"
)
LENGTH = (
    rf"(?=[半\d{WORD[1:-1]}])(?!\w{{1,2}}、\w{{1,2}}两个?月)"  # 六、七两个月 are named, not counted
    rf"(?:(?:{NUMBER}{RANGE})?(?P<n>{NUMBER})(?:余|多)?"
    rf"(?:{UNIT}(?P<half>半)?|(?P<and_half>个半)(?P<half_unit>月|小时|年|学期)?)"
    r"|(?P<only_half>半)个?(?P<half_of>月|年|天|日|小时|学期))"
)
LENGTH_ENDS = "[钟头时日天夜期拜周旬月度年半]"  # with what a length ends
SPARE = r"(?:左右|上下)?的?(?:时间|功夫|工夫)"

AFTER_MEETING = re.compile(words("after_meeting") + "$|" + words("after_meeting") + "[，,]")
# 会后 of this meeting has a day; of any that will be held it has none: 今后凡是常务会议定下的事，会后两天内列出清单
ANY_MEETING = re.compile("(?:今后|以后|往后)[^。；]*$|(?:每[次场]|历次|凡)[^，。；]{0,12}会[^。；]*$")
AFTER_SOMETHING = re.compile(
    "(?:(?<![今落前先善最背幕滞])后(?![备勤续台面进方期])|之时)[，,]?[^，,。]{0,18}$|时[，,][^，,。]{0,18}$"
)
AT_LEAST = re.compile("(?:至少|起码|最少|不少于|每[人名位])(?:要|再)?$")  # 每月至少拿出一天时间: how much, not by when
CASE = re.compile(words("case_cues") + "(?!的|机制|平台|中心|率|窗口|体系)")
# a case that is spoken of as such, not a batch that is counted (对26件投诉)
CASE_NOUN = re.compile(rf"(?:^|[，,：:])(?!\d)[一-龥]{{0,7}}{words('case_nouns')}(?:[，,类件的]|$)")

# no order of its own: 要发布公告，3天内 and 完成公示，3天内 count from the meeting
CASE_DOING = re.compile(rf"(?<![要须将必应务]){words('case_doings')}[^，。；：、要须在于]{{0,8}}\s*$")


def end_of(match: re.Match[str], moment: Moment, start: date | None) -> date | None:
    """Return the last day of a length of time that begins on `start`."""
    if start is None:
        return None
    if match["only_half"]:
        half = match["half_of"]
        return {
            "月": almanac.add_days(start, 15),
            "年": almanac.add_months(start, 6),
            "学期": almanac.add_months(start, 3),
        }.get(half, start)
    count = read(match["n"])
    if count is None or not 0 < count <= MOST:
        return None
    unit = (match["unit"] or match["half_unit"] or "月").removeprefix("个")
    half = bool(match["half"] or match["and_half"])
    return _add(start, count, unit, half, moment)


def _add(start: date, count: int, unit: str, half: bool, moment: Moment) -> date | None:
    if unit in ("工作日", "交易日"):
        return add_working_days(start, count, moment.holidays)
    if unit in ("小时", "钟头"):
        return almanac.add_days(start, -(-count // HOURS_IN_A_DAY) if count >= SHORTEST_DAY else 0)
    if unit == "分钟":
        return start
    days = {
        "天": 1,
        "日": 1,
        "自然日": 1,
        "日历天": 1,
        "日历日": 1,
        "昼夜": 1,
        "周": 7,
        "星期": 7,
        "礼拜": 7,
        "旬": 10,
    }.get(unit)
    if days:
        return almanac.add_days(start, count * days + (days // 2 if half else 0))
    months = {"月": 1, "季度": 3, "学期": 6, "年": 12, "学年": 12}[unit]
    then = almanac.add_months(start, count * months + (months // 2 if half else 0))
    return almanac.add_days(then, 15) if then and half and months == 1 else then


def begins_with_a_case(moment: Moment, place: int) -> bool:
    """Tell whether a limit counts from something yet to come (接报后, 发现险情) and not from the meeting."""
    before = moment.sentence[max(0, place - LOOK_BACK) : place]
    if AFTER_MEETING.search(before):
        return False
    return any(case.search(before) for case in (AFTER_SOMETHING, CASE, CASE_NOUN, CASE_DOING))


def _within(match: re.Match[str], moment: Moment) -> Reading | None:
    if not is_allowance(moment, match.start("x"), match.end("x")):
        return None
    if match["after"]:
        from_the_meeting = not ANY_MEETING.search(moment.sentence[: match.start("x")])
    else:
        from_the_meeting = not (_is_short(match) or begins_with_a_case(moment, match.start("x")))
    return Reading("due", due=end_of(match, moment, moment.held_on) if from_the_meeting else None)


def _is_short(match: re.Match[str]) -> bool:
    """Tell whether a length is of minutes or of few hours: it counts from each case, never from the meeting."""
    if (match["unit"] or "").endswith(("小时", "钟头")):
        return (read(match["n"]) or 0) < SHORTEST_DAY
    return match["unit"] == "分钟" or match["half_of"] == "小时" or match["half_unit"] == "小时"


def _using(match: re.Match[str], moment: Moment) -> Reading | None:
    if PAST.search(clause_after(moment, match.end("x"))) or not is_limit(moment, match.start("x"), match.end("x")):
        return None
    if AT_LEAST.search(moment.sentence[: match.start("x")]):
        return None
    end = end_of(match, moment, moment.held_on)
    return Reading("span", due=end, start_on=moment.held_on if end else None)


def _after(match: re.Match[str], moment: Moment) -> Reading | None:
    return Reading("due", due=end_of(match, moment, moment.held_on))


def _coming(match: re.Match[str], moment: Moment) -> Reading | None:
    if TOLD.search(moment.sentence[: match.start()]):
        return None
    end = end_of(match, moment, moment.held_on)
    return Reading("span", due=end, start_on=moment.held_on if end else None)


def _these_years(match: re.Match[str], moment: Moment) -> Reading | None:
    if moment.held_on is None:
        return Reading("span")
    year = moment.held_on.year
    last = year + (2 if "后" in match["x"] else 1)
    return Reading("span", due=date(last, 12, 31), start_on=date(year, 1, 1))


def _after_a_day(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read 春节后一周内: the length counts from the day named."""
    period = read_period(moment, *match.span("p"))
    start = period.end if period else None
    if match["p"] == "节":
        start = occasions.last_or_next_great(moment)
    if period and period.rolled and moment.held_on:  # 立冬后十五日内, said between both
        of_this_year = Moment(moment.sentence, moment.held_on.replace(month=1, day=1), moment.holidays)
        just_been = read_period(of_this_year, *match.span("p"))
        end = end_of(match, moment, just_been.end if just_been else None)
        if end and end >= moment.held_on:
            return Reading("due", due=end)
    if start and HOLIDAY.search(match["p"]):
        back = add_working_days(start, 1, moment.holidays)  # 五一假期后三天内 counts from the holiday's last day
        start = back - ONE_DAY if back else start
    return Reading("due", due=end_of(match, moment, start))


NOT_A_NAME = r"(?!的|工作|经济|发展|规划|计划|目标|前|后)"

DAY_BEFORE = rf"{FESTIVAL}|{PERIOD}|(?<![一-龥])节|(?<=[在于])节"

RULES = (
    rule(
        "after a day",
        rf"(?P<x>(?P<p>{DAY_BEFORE})(?:结束)?(?:之|以)?后的?{LENGTH}(?:时间)?{WITHIN})",
        _after_a_day,
    ),
    rule(
        "within a length",
        rf"(?=[半\d{WORD[1:-1]}{initials('after_meeting')}])(?P<x>(?P<after>{words('after_meeting')}的?)?{LENGTH}(?:的?时间)?{WITHIN})",
        _within,
    ),
    rule("using a length", rf"(?P<x>(?:利用|用|花|拿出|集中|(?<![一-龥])分)(?:大约|大概|约)?{LENGTH}{SPARE})", _using),
    rule("taking a length", rf"(?<=[争取再划备要拟])(?P<x>用{LENGTH}(?:左右)?){NOT_A_NAME}(?=[，,一-龥])", _using),
    rule(
        "after a length",
        rf"(?<![\d{WORD[1:-1]}\w])(?P<x>{LENGTH}(?:之|以)?后)(?=，?[^，。的]{{0,8}}(?:再(?!回[头首](?!看))|要|将|必须|务必|报|看|检查|验收|回头看))",
        _after,
    ),
    rule("coming length", rf"(?P<x>(?:未来|今后|接下来|往后)的?{LENGTH}(?:时间)?(?:里|内|之内)?){NOT_A_NAME}", _coming),
    rule(
        "this year and the next", rf"(?P<x>今(?:明后三|明两|、明两|后两|后三)年(?:内|之内)?){NOT_A_NAME}", _these_years
    ),
)
