"""Read for each of what a figure is meant: 每村每年, 每名县级领导, 每两个月, 每30个摊位, 一个标段两名, 隔周."""

import re
from functools import cache
from typing import NamedTuple

from speeches.extraction.lexicon import terms, trie
from speeches.extraction.quantities.figures import FIGURE, TIMES, WORDS, Figure

MEASURES = "[个名位家座块条口所件支项处栋间台辆门只种类]"
NUMBER = rf"(?:\d{{1,4}}|[{WORDS}]{{1,4}})"
NAME = rf"(?:(?<=[名位])[一-龥]{{2}})?[一-龥]{{0,9}}?(?:（[^）]{{1,8}}）)?(?=[，、\d{WORDS}“]|$|"  # and what ends it
PERIOD = "年度?|半年|季度?|半?个?月|半月|双?周|旬|天|日|晚|小时|分钟|学期|学年|礼拜|星期"
# without 每: 半年考核一次, 隔周通报一次, 按季度启动一次, 一天转四趟
OFTEN = re.compile(
    "(?:(?<![上下每近续满用前后第])(?P<period>隔[周月日天]|半年|半个?月|双周)|按(?P<by>季度|月|周|旬|年)"
    "|(?<![\\d每第用近续满])一个?(?P<one>天|周|月|季度|年))(?![内前后以之多时间])[一-龥]{0,12}$"
)
LEAD = re.compile("(?:^|，)[^，。；！？\n]*每[^，。；！？\n]*，$")


class Shares(NamedTuple):
    """For each of what, as 每 would have it, and where in the clause it is said first and ends last; -1 for nowhere."""

    what: tuple[str, ...] = ()
    start: int = -1
    end: int = -1
    one: bool = False  # said by 一, not by 每


NO_SHARES = Shares()
LONGEST_LEAD = 40  # characters of a clause that is no more than a time


def before(words: str, figure: Figure, text: str, begin: int) -> Shares:
    """Return for each of what a figure is meant in a clause that begins at an offset of a text."""
    if "每" in words:
        found = [one for one in _each().finditer(words, 0, figure.end) if one.end() <= figure.start]
        if found:
            what = dict.fromkeys(map(_name, found))
            return Shares(tuple(what), found[0].start(), found[-1].end())
    if "一" in words and (one := _one().match(words)) and one.end() <= figure.start:
        again = one["what"] == figure.unit or words.startswith(one["what"][1:] or "、", figure.unit_end)
        if not again:  # as in 一个问题一个问题地
            return Shares((one["what"],), one.start(), one.end(), one=True)
    if figure.unit not in TIMES:
        return NO_SHARES
    often = OFTEN.search(words, 0, figure.start)
    if often:
        period = str(often["period"] or often["by"] or often["one"])
        return Shares((period,), often.start(), often.end(often.lastgroup or 0))
    return _of_clause_before(text, begin)


@cache  # compiled at the first figure, not on import
def _each() -> re.Pattern[str]:
    name = NAME + trie(terms("quantities/each_ends")) + ")"
    return re.compile(
        rf"每一?(?:个?(?P<period>{PERIOD})(?!均)|(?P<several>{NUMBER}(?:个月|年|天|日|周|小时|分钟|个季度))"
        rf"|(?P<kind>{NUMBER}(?:{MEASURES}|人)|{MEASURES})(?P<name>{name})"
        rf"|个?(?P<one>{trie(terms('quantities/each'))}))"
    )


@cache
def _one() -> re.Pattern[str]:
    # 一人不少于五件, 一块田一个看守人, 一名专员联系五户企业: one of these for each of those
    given = "[配包管带帮出建发签]|联系|负责|包联|服务|结对|形成|制定|明确|确定|配备|安排|选派"
    counted = f"(?:{MEASURES}|[户块份张本幅人])"
    return re.compile(
        rf"^一(?P<what>{MEASURES}[一-龥]{{0,4}}?|[人户村店校企桥岗车楼院厂班镇乡栋])"
        rf"(?=(?:{given})?{NUMBER}{counted}|不[少低超得高]|至少|最多)"
    )


def _of_clause_before(text: str, begin: int) -> Shares:
    """Return the period that the clause before gives, where it is no more than a time: 每天上午九点前，各镇报告一次."""
    at = max(0, begin - LONGEST_LEAD)
    if not begin or text[begin - 1] != "，" or text.find("每", at, begin) < 0:
        return NO_SHARES
    lead = LEAD.search(text, at, begin)
    periods = [one["period"] for one in _each().finditer(lead[0])] if lead else []
    figures_there = FIGURE.search(lead[0]) if lead else None
    return NO_SHARES if figures_there or not any(periods) else Shares((periods[0],))


def _name(match: re.Match[str]) -> str:
    if match["kind"]:
        return (match["kind"] + match["name"]).removeprefix("个") or "个"
    return match["period"] or match["several"] or match["one"]
