"""Read numbers with their units: 3.5万亩, 十二个, 百分之九十八, 千分之五, 2至3名, 半小时."""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from typing import NamedTuple

from speeches.extraction.deadlines import numerals
from speeches.extraction.lexicon import terms, trie

SCALES = {"": 1, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000, "万亿": 10**12}
SHARES = {"百": "%", "千": "‰"}
RATES = frozenset({"%", "％", "‰", "个百分点", "百分点", "成"})
TIMES = frozenset({"次", "轮", "遍", "回", "趟", "场", "期", "堂", "版"})
EVENTS = frozenset({"场", "期", "堂", "版"})  # of TIMES, what is held or brought out
LENGTHS = frozenset({"天", "小时", "分钟", "分", "钟头", "个小时", "个钟头", "个月", "年", "周", "字"})
NO_LENGTH = 100  # 2025年 is a year
TOO_ROUND = frozenset("百千")  # 百个处室 are many

WORDS = "零〇一二两三四五六七八九十百千廿"
UNITS = terms("quantities/units")
BEHIND = re.escape("".join(sorted({unit[0] for unit in UNITS} | set("万亿千余多来至到分~—-,.～－〜"))))
RUN = re.compile(rf"[0-9{WORDS}半]+(?=[{BEHIND}])")  # what can be a number with a unit, found at little cost
FIGURE = re.compile(
    rf"(?<![第几数上\d{WORDS}万亿.〔“])"
    r"(?:(?P<of>[百千])分之(?P<share>[零〇一二三四五六七八九十百]{1,4}|\d{1,3}(?:\.\d{1,2})?)"
    r"|(?:(?P<low>\d{1,4}|[一二两三四五六七八九十]{1,2})[至到~—-])?"
    rf"(?P<number>\d{{1,3}}(?:,\d{{3}})+|\d{{1,12}}(?:\.\d{{1,6}})?|[{WORDS}]{{1,8}}"
    r"|(?<![上下每个])半(?=个?(?:小时|天|年|月)))"
    rf"(?P<scale>万亿|亿|万|千(?=[瓦米克])|)[余多来]?(?P<unit>{trie(UNITS)}))"
    r"(?P<after>及?以上|以内|以下|之内|左右)?"
)
GOES_ON = {  # behind a unit, what makes another word of it: 三部门
    unit: tuple(others)
    for unit, others in {
        "人": "民大均心",
        "部": "门分委队长级",
        "组": "织长成",
        "节": "日约点能假庆",
        "分": "之别钟",
        "把": "手关尺火脉全握",
        "家": "庭",
    }.items()
}
DATED = frozenset("月日号年点时季世前后内工")
PART_OF_A_DATE = re.compile(
    "月(?!嫂)|日(?![间常])|号(?!召)|年(?!轻|青|幼|长|级)|点(?![位对])|时(?!段)|季度|世纪|前(?!沿|置|哨)"
    "|后(?!备|续|进|勤)|内(?!部|涝|设|控|河)|工作日"
)


class Figure(NamedTuple):
    """A number with its unit; the offsets are those of its clause."""

    start: int
    unit_end: int
    end: int  # behind 以上 and 左右
    number: Decimal
    low: Decimal | None  # of 2至3名
    unit: str
    scale: str
    after: str
    in_words: bool
    single: bool  # one of something, said in a word


def matches(text: str) -> Iterator[re.Match[str]]:
    """Yield each number of a text that has a unit."""
    end = 0
    for run in RUN.finditer(text):
        if run.start() >= end and (match := FIGURE.match(text, run.start())):
            end = match.end()
            yield match


def read(text: str, match: re.Match[str], begin: int) -> Figure | None:
    """Return the figure of a number in a clause that begins at an offset, None where it is part of a date or word."""
    of, share, low, number, scale, unit, after = match.group("of", "share", "low", "number", "scale", "unit", "after")
    end = match.end()
    unit_end = end - len(after) if after else end
    unit = unit or SHARES[of]
    if (text[end : end + 1] in DATED and PART_OF_A_DATE.match(text, end)) or (
        unit in GOES_ON and text.startswith(GOES_ON[unit], unit_end)
    ):
        return None
    said, scale = share or number, scale or ""
    value = None if number in TOO_ROUND else _value(said, scale)
    if value is None or (unit == "年" and value >= NO_LENGTH):
        return None
    least = _value(low, scale) if low else None
    in_words = not said[0].isdecimal()
    single = in_words and value == 1
    return Figure(
        match.start() - begin, unit_end - begin, end - begin, value, least, unit, scale, after or "", in_words, single
    )


def _value(words: str, scale: str) -> Decimal | None:
    words = words.replace(",", "")
    if words.isdecimal():
        return Decimal(int(words) * SCALES[scale])
    if words[0].isdecimal():
        try:
            number = Decimal(words) * SCALES[scale]
        except InvalidOperation:
            return None
        return Decimal(int(number)) if number == int(number) else number
    if words == "半":
        return Decimal("0.5")
    whole = numerals.read(words)
    return None if whole is None else Decimal(whole * SCALES[scale])
