"""The dated steps of a requirement: its deadline and the parts due before it, or the periods of a recurring duty."""

import re
from datetime import date, datetime, timedelta

from dateutil.rrule import rrulestr
from django.db.models import Max, Min

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


def occurrences(rule: str, start: date, until: date | None, *, after: date | None = None) -> list[date]:
    """Return the days from ``start`` on which a recurring duty has to be reported.

    With ``after``, those that follow it, in the same rhythm: ``start`` settles which weeks or months count.
    """
    first = after + timedelta(days=1) if after else start
    last = min(until or first + HORIZON, first + 3 * HORIZON)
    bare = re.sub(r";?(UNTIL|COUNT)=[^;]*", "", report_rule(rule)).strip(";")
    days = rrulestr(f"RRULE:{bare}", dtstart=_midnight(start))
    moments = days.xafter(_midnight(first) - timedelta(seconds=1), inc=False)
    return [moment.date() for moment, _ in zip(moments, range(MOST), strict=False) if moment.date() <= last]


def plan(requirement: Requirement, on: date, *, afresh: bool = False) -> list[Milestone]:
    """Store the milestones that a requirement under way still lacks; return them.

    The first time these are all; later what a moved end or a passing year adds to a recurring duty. ``afresh``:
    its rhythm begins on the day, so that nothing before it counts as missed.
    """
    if requirement.rrule:
        planned = requirement.milestones.aggregate(last=Max("baseline_due_on"))["last"]
        after = max(filter(None, (planned, on - timedelta(days=1) if afresh else None)), default=None)
        dates = occurrences(requirement.rrule, requirement.docketed_on or on, requirement.due_on, after=after)
        if planned and not requirement.due_on:  # a year from today, not from the last step, at each report
            dates = [day for day in dates if day <= on + HORIZON]
    else:
        dates = [] if requirement.milestones.open().exists() else requirement.due_days
    titles = {} if requirement.rrule else _parts(requirement)
    there = set(requirement.milestones.filter(baseline_due_on__in=dates).values_list("baseline_due_on", flat=True))
    return Milestone.objects.bulk_create(
        [
            Milestone(requirement=requirement, baseline_due_on=day, due_on=day, title=titles.get(day, ""))
            for day in dates
            if day not in there
        ]
    )


def _parts(requirement: Requirement) -> dict[date, str]:
    """Return the days on which parts are due, each with the words of the speech for it."""
    longest = Milestone._meta.get_field("title").max_length
    said = requirement.days_said.items()
    return {day: words[:longest] or day.isoformat() for day, words in said if day != requirement.due_on}


def replan(requirement: Requirement, on: date, *, before: date | None, rhythm_changed: bool) -> None:
    """Make the open milestones follow a new deadline or recurrence; original dates and what was met stay."""
    still_open = requirement.milestones.open()
    if rhythm_changed:
        still_open.delete()
    elif requirement.rrule:
        if requirement.due_on:
            still_open.filter(due_on__gt=requirement.due_on).delete()
    elif requirement.due_on and before:
        still_open.filter(due_on=before).update(due_on=requirement.due_on)
        still_open.filter(due_on__gt=requirement.due_on).delete()  # a part is never due after the whole
    plan(requirement, on, afresh=True)
    refresh_next_due(requirement)


def meet(requirement: Requirement, on: date) -> Milestone | None:
    """Mark as met what a report of the day answers for; return the last of these.

    That is every period that was missed, else the period that runs. Nothing when that one was reported on
    already: a second report in a period does not answer for the next.
    """
    still_open = list(requirement.milestones.open())
    answered = [step for step in still_open if step.due_on < on]
    if not answered and still_open:
        before = requirement.milestones.filter(due_on__lt=still_open[0].due_on).aggregate(last=Max("due_on"))["last"]
        if before is None or before < on:
            answered = still_open[:1]
    Milestone.objects.filter(pk__in=[step.pk for step in answered]).update(met_on=on)
    if answered:
        plan(requirement, on)
    refresh_next_due(requirement)
    return answered[-1] if answered else None


def finish(requirement: Requirement, part: Milestone | None, on: date) -> Milestone | None:
    """Mark a part as done that a report says is done; return it, None where there is nothing to mark."""
    if part is None or not requirement.milestones.open().parts().filter(pk=part.pk).update(met_on=on):
        return None
    refresh_next_due(requirement)
    return part


def next_due(requirement: Requirement) -> date | None:
    """Return the date of the earliest open milestone."""
    found: date | None = requirement.milestones.open().aggregate(first=Min("due_on"))["first"]
    return found


def refresh_next_due(requirement: Requirement) -> None:
    """Keep ``next_due_on`` equal to the earliest open milestone of what is under way."""
    requirement.next_due_on = next_due(requirement) if requirement.under_way else None
    Requirement.objects.filter(pk=requirement.pk).update(next_due_on=requirement.next_due_on)


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day)  # noqa: DTZ001 - days only
