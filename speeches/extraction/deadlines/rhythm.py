"""Write what comes again as the value of an RRULE (RFC 5545).

How often it is to be done within a period goes in X-TIMES, which no calendar reads: drop it before handing the value
to one.
"""

import re
from dataclasses import dataclass, replace

from speeches.extraction.deadlines.numerals import NUMBER, read

FREQUENCIES = {
    "年": ("YEARLY", 1),
    "季": ("MONTHLY", 3),
    "月": ("MONTHLY", 1),
    "周": ("WEEKLY", 1),
    "天": ("DAILY", 1),
    "小时": ("HOURLY", 1),
    "分钟": ("MINUTELY", 1),
    "学期": ("MONTHLY", 6),
}
SAME = {
    "年度": "年",
    "学年": "年",
    "季度": "季",
    "月度": "月",
    "月份": "月",
    "星期": "周",
    "礼拜": "周",
    "日": "天",
    "工作日": "工作日",
}
WORKING_WEEK = ("MO", "TU", "WE", "TH", "FR")
UNIT = "(?:年度?|学年|学期|季度?|月|周|星期|礼拜|旬|天|日|工作日|小时|分钟)"
AT_LEAST = "(?:要|应|须|得|必须|原则上)?(?:至少|不少于|不得少于|不低于|最少|起码|确保)"
TIMES = rf"(?:{AT_LEAST})?(?!一|1(?!\d))(?P<times>{NUMBER})(?:次|轮|遍|回|趟)(?:以上)?"
TIMES_LATER = re.compile(
    rf"[^，。；、]{{0,16}}?{AT_LEAST}[^，。；、]{{0,8}}?(?P<times>{NUMBER})次|[^，。；、]{{0,10}}?(?P<more>{NUMBER})次以上"
)


@dataclass(frozen=True, slots=True)
class Rhythm:
    """A frequency, every how many of it, and on which days of it."""

    freq: str
    interval: int = 1
    on: tuple[tuple[str, str], ...] = ()  # BYDAY, BYMONTH, BYMONTHDAY, BYSETPOS and their values

    def at(self, *on: tuple[str, str]) -> "Rhythm":
        """Return the rhythm on some days of its period."""
        return replace(self, on=on)

    def value(self, times: int | None = None) -> str:
        """Return the RRULE value."""
        parts = [f"FREQ={self.freq}"]
        if self.interval > 1:
            parts.append(f"INTERVAL={self.interval}")
        parts += [f"{name}={what}" for name, what in self.on]
        if times and times > 1:
            parts.append(f"X-TIMES={times}")
        return ";".join(parts)


def of_unit(unit: str, count: int = 1) -> Rhythm:
    """Return the rhythm of every `count` units (年, 季度, 月, 旬, 周, 天, 工作日, 小时 ...)."""
    unit = unit.removeprefix("个")
    unit = SAME.get(unit, unit)
    if unit == "旬":
        return Rhythm("MONTHLY").at(("BYMONTHDAY", "10,20,-1")) if count == 1 else Rhythm("DAILY", 10 * count)
    if unit == "工作日":
        return Rhythm("WEEKLY").at(("BYDAY", ",".join(WORKING_WEEK))) if count == 1 else Rhythm("DAILY", count)
    freq, months = FREQUENCIES[unit]
    return Rhythm(freq, months * count)


def of_half(unit: str) -> Rhythm:
    """Return the rhythm of every half year, month or day."""
    if unit == "年":
        return Rhythm("MONTHLY", 6)
    if unit == "月":
        return Rhythm("MONTHLY").at(("BYMONTHDAY", "15,-1"))
    if unit == "学期":
        return Rhythm("MONTHLY", 3)
    return Rhythm({"小时": "MINUTELY"}.get(unit, "HOURLY"), {"小时": 30}.get(unit, 12))


def times_in(match: re.Match[str]) -> int | None:
    """Return how often within a period: as the words say it, or a few words on."""
    said = match.groupdict().get("times")
    if said:
        return read(said)
    later = TIMES_LATER.match(match.string, match.end())
    return read(later["times"] or later["more"]) if later else None
