"""Rules for what comes again without 每: 按月, 月月, 隔周, 一周一调度, 月通报, 半年考核一次, 次月10日前."""

import re

from speeches.extraction.deadlines.frequencies import DATE_TAIL, every
from speeches.extraction.deadlines.grammar import Moment, Reading, rule
from speeches.extraction.deadlines.numerals import NUMBER, read
from speeches.extraction.deadlines.periods import read_period
from speeches.extraction.deadlines.rhythm import AT_LEAST, UNIT, of_half, of_unit
from speeches.extraction.deadlines.roles import PAST, UNDONE, clause_after
from speeches.extraction.deadlines.vocabulary import words

DOINGS = words("doings")
SHORT_DOINGS = "[评访查考训谈议审检巡督晒比看讲]"
NO_TREND = r"(?!递|增|提[高升]|下降|减|改善|加大|扩大|上升|好转|攀升|变)"


def _unit(match: re.Match[str], moment: Moment) -> Reading | None:
    groups = match.groupdict()
    count = (read(groups["n"]) if groups.get("n") else 1) or 1
    unit = match["unit"]
    return every(match, of_half(unit) if groups.get("half") else of_unit(unit, count))


def _other(match: re.Match[str], moment: Moment) -> Reading | None:
    return every(match, of_unit(match["unit"], 2))


def _done_so_often(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read 半年考核一次 and 一个季度不得超过一次, but not 一年主持了三次."""
    before, after = moment.sentence[: match.start()][-LOOK_BACK:], clause_after(moment, match.end())
    if PAST.search(after) or UNDONE.search(after) or CRITICISM.search(before):
        return None
    half = match["unit_of_half"]
    return every(match, of_half(half) if half else of_unit(match["unit"], read(match["n"]) or 1))


def _day_of_other_month(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read 双月20日前 and 逢单月15日."""
    on = ("BYMONTH", "1,3,5,7,9,11" if match["odd"] == "单" else "2,4,6,8,10,12")
    number = read(match["d"])
    return every(match, of_unit("年").at(on, ("BYMONTHDAY", str(number)))) if number else None


def _next_month(match: re.Match[str], moment: Moment) -> Reading | None:
    """Read 次月5日前: monthly where the sentence speaks of months in turn, else a day of next month."""
    if not MONTHLY.search(moment.sentence):
        period = read_period(moment, match.start("p"), match.end("p"))
        return Reading("due", due=period.end) if period else None
    return every(match, of_unit("月").at(("BYMONTHDAY", str(read(match["d"])))))


CRITICISM = re.compile("(?:有的|有些|个别|少数|一些|某些|部分)[^，。；]*$")
MONTHLY = re.compile("每月|每个月|按月|逐月|月度|上月|上个月|当月|月报")
LOOK_BACK = 20  # characters
ONE = "(?:一|1|每)"
UNIT_ENDS = "[年度期季月周拜旬天日时钟]"
CUES = (
    "实行",
    "坚持",
    "落实",
    "推行",
    "执行",
    "建立",
    "健全",
    "采取",
    "严格",
    "做到",
    "完善",
    "按照",
    "抓好",
    "并",
    "和",
)
OPENING = rf"(?:(?<=[“‘「《、，；（(\s])|{'|'.join(f'(?<={cue})' for cue in CUES)}|^)"

RULES = (
    rule(
        "by the unit",
        rf"(?:按(?P<half>半)?|逐|分)(?P<unit>年(?:度(?=考核|通报|报告|报送|评价|评估))?|季度?|月|周|旬|日|天)(?!期|程|龄|度|份|子|光|常|例|历|均){NO_TREND}",
        _unit,
    ),
    rule(
        "unit upon unit",
        rf"(?P<unit>[月季周天])(?P=unit)(?!有(?!{DOINGS})|[都能在是]|防|讲|喊|变|换|如此|见|都是)",
        _unit,
    ),
    rule(
        "day of every other month",
        rf"(?:每逢|每|逢)?(?P<odd>单|双)月份?的?(?P<d>{NUMBER})[日号]{DATE_TAIL}",
        _day_of_other_month,
    ),
    rule("every other", r"每?(?:隔|双)(?P<unit>周|日|天|月)(?!边|围|刊|年)", _other),
    rule(
        "one a unit",
        rf"(?:(?P<half>半)|(?P<n>{NUMBER}))个?(?P<unit>{UNIT}){ONE}(?:次|个)?(?:小|大)?(?:{DOINGS}|(?:{SHORT_DOINGS})(?=[、，。；”’」）的制]|$))(?!的(?!机制|制度|办法|要求))",
        _unit,
        hint=f"{UNIT_ENDS}{ONE}(?:次|个)?(?:小|大)?(?:{DOINGS}|{SHORT_DOINGS})",
    ),
    rule(
        "done so often",
        rf"(?<![\d第每近前上下这本隔用一二两三四五六七八九十])"
        rf"(?:(?P<half>半)个?(?P<unit_of_half>年|月)|(?P<n>[一二两三四五六1-9])(?P<unit>年|周|天|学期|(?<!个)个(?:月|季度|星期)))"
        rf"(?!到头|下来|多|以来|前|后|内|之内|级)"
        rf"(?=[^，。；、：“”]{{0,10}}?(?:不(?:得)?超过|{AT_LEAST}|{DOINGS}|开展|召开|组织|进行|举办|要|[碰见谈跑走开访报查学评晒通])"
        rf"[^，。；、：“”]{{0,10}}?(?:[一二两三四五六七八九十]|\d{{1,2}})(?:次|遍|轮|回|场))",
        _done_so_often,
        hint=r"[半一二两三四五六1-9](?:个?[年月]|周|天|学期|个(?:季度|星期))(?=[^，。；、：“”]*?[\d一二两三四五六七八九十][次遍轮回场])",
    ),
    rule(
        "system of doing",
        rf"(?=[半年季月旬周日]){OPENING}(?P<half>半)?(?P<unit>年|季度?|月度?|旬|周|日)一?(?:{DOINGS})(?=[要必]|[、”’」，。；制度机的]|$)",
        _unit,
        hint=f"{UNIT_ENDS}一?{DOINGS}",
    ),
    rule(
        "times a unit",
        rf"(?<![\d第每近前上下这本隔用过去一二两三四五六七八九十])(?:(?P<half>半)个?(?P<unit_of_half>年|月|天)|(?P<n>[一二两三四五六1-9])个?(?P<unit>年|季度?|月|周|星期|天|日|学期))"
        rf"(?:{AT_LEAST}|不超过)?(?:[一二两三四五]|\d{{1,2}})(?:次|遍|轮|回)(?!被|获|受|夺|荣)",
        _done_so_often,
        hint=rf"{UNIT_ENDS}(?:{AT_LEAST}|不超过)?(?:[一二两三四五]|\d{{1,2}})[次遍轮回]",
    ),
    rule("day of the next month", rf"(?:于|在)?(?P<x>(?P<p>次月(?P<d>{NUMBER})[日号]){DATE_TAIL})", _next_month),
)
