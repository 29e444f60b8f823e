"""Time limits in few words: Chinese beside the text and in documents, for pages also English."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from speeches.extraction.quantities import each

WEEK = {"MO": "一", "TU": "二", "WE": "三", "TH": "四", "FR": "五", "SA": "六", "SU": "日"}
MONTHS = {"1": "每月", "2": "每两个月", "3": "每季度", "4": "每四个月", "6": "每半年", "12": "每年"}

DAYS = {"MO": "Monday", "TU": "Tuesday", "WE": "Wednesday", "TH": "Thursday", "FR": "Friday", "SA": "Saturday",
        "SU": "Sunday"}  # fmt: skip
PERIODS = {"DAILY": ("daily", "days"), "WEEKLY": ("weekly", "weeks"), "MONTHLY": ("monthly", "months"),
           "YEARLY": ("yearly", "years")}  # fmt: skip
PERIOD = re.compile(each.PERIOD)
EVERY_OTHER = "隔"  # 隔周 says how often without 每
LONGER = {"3": "quarterly", "6": "half-yearly", "12": "yearly"}  # months


def limit_note(limit: Mapping[str, Any]) -> str:
    """Return what a time limit comes to, for the note above it: 3月26日, 3月26日起, 每月."""
    day = limit.get("due") or limit.get("from")
    if day:
        found = date.fromisoformat(str(day))
        return f"{found.month}月{found.day}日" + ("起" if not limit.get("due") else "")
    return repeat_words(str(limit.get("rrule") or "")) or "待明确"


def target_words(target: Mapping[str, Any]) -> str:
    """Return a figure to reach as it was said, with the 每 that stands apart: 村级运转经费每村每年不低于10万元.

    What 一 says needs no 每 (一个网格不得超过300户); of several periods each has its own (每季度、每月至少接访一天).
    """
    said = str(target["said"])
    named = filter(None, target["each"].split("、"))
    lacking = [what for what in named if f"每{what}" not in said and not said.startswith(f"一{what}")]
    between = "、" if all(map(PERIOD.fullmatch, lacking)) else ""
    return between.join(what if what.startswith(EVERY_OTHER) else f"每{what}" for what in lacking) + said


def targets_words(targets: Iterable[Mapping[str, Any]]) -> str:
    """Return several figures to reach for the history, "" for none."""
    return "；".join(map(target_words, targets))


def repeat_words(rule: str) -> str:
    """Return a recurrence in Chinese, "" for one that has no short name: FREQ=MONTHLY;INTERVAL=3 → 每季度."""
    parts = _parts(rule)
    interval = parts.get("INTERVAL", "1")
    once = interval == "1"
    words = {
        "DAILY": "每天" if once else f"每{interval}天",
        "WEEKLY": "每周" if once else f"每{interval}周",
        "MONTHLY": MONTHS.get(interval, f"每{interval}个月"),
        "YEARLY": "每年" if once else f"每{interval}年",
    }.get(parts.get("FREQ", ""), "")
    if parts.get("BYMONTHDAY") == "15,-1":
        return "每半月"
    if words and parts.get("BYMONTHDAY", "").isdigit():
        return f"{words}{parts['BYMONTHDAY']}日"
    if words == "每周" and parts.get("BYDAY") in WEEK:
        return f"每周{WEEK[parts['BYDAY']]}"
    return words


def repeat_in_english(rule: str) -> str:
    """Return a recurrence in English, "" for one that has no short name: FREQ=MONTHLY;INTERVAL=3 → quarterly."""
    parts = _parts(rule)
    often, interval, day = parts.get("FREQ", ""), parts.get("INTERVAL", "1"), parts.get("BYMONTHDAY", "")
    if day == "15,-1":
        return "twice a month"
    if often not in PERIODS:
        return ""
    once, several = PERIODS[often]
    words = once if interval == "1" else f"every {interval} {several}"
    if often == "MONTHLY":
        words = LONGER.get(interval, words)
    if day.isdecimal():
        return f"{words} on day {day}"
    if words == "weekly" and parts.get("BYDAY") in DAYS:
        return f"every {DAYS[parts['BYDAY']]}"
    return words


def _parts(rule: str) -> dict[str, str]:
    return dict(part.split("=", 1) for part in rule.upper().split(";") if "=" in part)
