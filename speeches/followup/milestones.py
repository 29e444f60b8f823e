"""The dated steps of a requirement: one for a single deadline, one a period for a recurring duty."""

import re
from datetime import date, datetime, timedelta

from dateutil.rrule import rrulestr
from django.db.models import Min

from speeches.models import Milestone, Requirement

HORIZON = timedelta(days=366)  # a recurring duty without an end gets its steps for a year, then for the next
MOST = 60
REPORT_DAY = 25  # DOMAIN: periodic reports by the 25th unless the requirement says otherwise


def report_rule(rule: str) -> str:
    """Return the rule on which reports of a recurring duty fall due, where the duty itself names no day."""
    parts = dict(part.split("=", 1) for part in rule.upper().split(";") if "=" in part and not part.startswith("X-"))
    frequency = parts.get("FREQ")
    if frequency == "DAILY":  # a report a week on what is done daily
        return "FREQ=WEEKLY;BYDAY=FR"
    if frequency == "WEEKLY":
        parts.setdefault("BYDAY", "FR")
    elif frequency == "MONTHLY":
        interval = int(parts.get("INTERVAL", "1"))
        if "BYMONTHDAY" not in parts and "BYDAY" not in parts:
            parts["BYMONTHDAY"] = str(REPORT_DAY)
        if (
            interval > 1 and 12 % interval == 0 and "BYMONTH" not in parts
        ):  # quarters and halves end with the calendar's
            del parts["INTERVAL"]
            parts["BYMONTH"] = ",".join(str(month) for month in range(interval, 13, interval))
    elif frequency == "YEARLY":
        parts.setdefault("BYMONTH", "12")
        parts.setdefault("BYMONTHDAY", str(REPORT_DAY))
    return ";".join(f"{name}={value}" for name, value in parts.items())


def occurrences(rule: str, start: date, until: date | None) -> list[date]:
    """Return the days from ``start`` on which a recurring duty has to be reported."""
    last = min(until or start + HORIZON, start + 3 * HORIZON)
    bare = re.sub(r";?(UNTIL|COUNT)=[^;]*", "", report_rule(rule)).strip(";")
    days = rrulestr(f"RRULE:{bare}", dtstart=datetime(start.year, start.month, start.day))  # noqa: DTZ001 - days only
    return [
        moment.date()
        for moment, _ in zip(days.xafter(_before(start), inc=False), range(MOST), strict=False)
        if moment.date() <= last
    ]


def plan(requirement: Requirement, on: date) -> list[Milestone]:
    """Store the milestones of a requirement that is being assigned; return them."""
    if requirement.rrule:
        dates = occurrences(requirement.rrule, on, requirement.due_on)
    else:
        dates = [requirement.due_on] if requirement.due_on else []
    return Milestone.objects.bulk_create(
        [Milestone(requirement=requirement, baseline_due_on=day, due_on=day) for day in dates]
    )


def next_due(requirement: Requirement) -> date | None:
    """Return the date of the earliest open milestone."""
    found: date | None = requirement.milestones.open().aggregate(first=Min("due_on"))["first"]
    return found


def meet_earliest(requirement: Requirement, on: date) -> None:
    """Mark the earliest open milestone of a recurring duty as met."""
    first = requirement.milestones.open().first()
    if first is not None:
        first.met_on = on
        first.save(update_fields=["met_on"])


def _before(day: date) -> datetime:
    return datetime(day.year, day.month, day.day) - timedelta(seconds=1)  # noqa: DTZ001 - days only
