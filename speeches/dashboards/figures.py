"""The figures of the dashboard: aggregates by day and unit, the day passed in, a fixed number of queries.

Every number comes with the query of the ledger that shows exactly its rows.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from statistics import median
from typing import Any
from urllib.parse import urlencode

from django.db.models import Count, F, Min, Q
from django.utils import timezone

from accounts.models import Unit, User
from speeches.followup.ledger import ledger_of, was_overdue, was_under_way
from speeches.followup.lights import Light
from speeches.models import Assignment, Requirement, Speech
from speeches.models.requirement import UNDER_WAY, State

WEEKS = 12
LISTED = 8


def query(**asked: object) -> str:
    """Return a query of the ledger."""
    return urlencode({name: value for name, value in asked.items() if value not in (None, "")})


@dataclass(frozen=True, slots=True)
class Figure:
    """A number and the query that shows its rows."""

    count: int
    query: str

    def share_of(self, whole: int) -> float:
        """Return the percentage of a whole, 0 for none."""
        return round(100 * self.count / whole, 1) if whole else 0.0


@dataclass(frozen=True, slots=True)
class Line:
    """One row of a table by unit or by speech."""

    key: int
    name: str
    all: Figure
    lights: dict[str, Figure]
    closed: Figure
    in_time: Figure

    @property
    def in_time_rate(self) -> int | None:
        """Percentage of the closed ones that kept the original deadline."""
        return round(100 * self.in_time.count / self.closed.count) if self.closed.count else None


@dataclass(frozen=True, slots=True)
class Week:
    """What was under way on a day, one a week: overdue by the deadline of now, and all of it."""

    day: date
    overdue: Figure
    open: Figure


@dataclass(frozen=True, slots=True)
class Span:
    """A median time between two steps, beside the rule."""

    name: str
    days: float | None
    rule: int
    cases: int


@dataclass(frozen=True, slots=True)
class Figures:
    """Everything that the dashboard shows."""

    under_way: Figure
    lights: dict[str, Figure]
    docketed_this_year: Figure
    closed_this_year: Figure
    closed_in_time: Figure
    closed_in_current: Figure
    waiting: Figure
    units: list[Line] = field(default_factory=list)
    speeches: list[Line] = field(default_factory=list)
    weeks: list[Week] = field(default_factory=list)
    week_ago: Week | None = None
    spans: list[Span] = field(default_factory=list)

    @property
    def in_time_rate(self) -> float:
        return self.closed_in_time.share_of(self.closed_this_year.count)

    @property
    def in_current_rate(self) -> float:
        return self.closed_in_current.share_of(self.closed_this_year.count)

    @property
    def more_open(self) -> int:
        """How many more are under way than on the same day a week ago; less than 0 for fewer."""
        return self.weeks[-1].open.count - self.week_ago.open.count if self.week_ago else 0

    @property
    def more_overdue(self) -> int:
        """How many more are past the deadline that holds now than were on the same day a week ago."""
        return self.weeks[-1].overdue.count - self.week_ago.overdue.count if self.week_ago else 0


def gather(user: User, on: date, holidays: Mapping[date, bool]) -> Figures:
    """Return the figures of all that the user may see, as of the day."""
    rows = ledger_of(user, on, holidays)
    year = {"docketed_after": date(on.year, 1, 1), "docketed_before": on}
    closed_year = {"state": State.CLOSED, "closed_after": date(on.year, 1, 1), "closed_before": on}
    this_year = Q(state=State.CLOSED, closed_on__range=(date(on.year, 1, 1), on))
    totals = rows.aggregate(
        under_way=Count("pk", filter=Q(state__in=UNDER_WAY)),
        waiting=Count("pk", filter=Q(state=State.CONFIRMED)),
        docketed=Count("pk", filter=Q(docketed_on__range=(date(on.year, 1, 1), on))),
        closed=Count("pk", filter=this_year),
        in_time=Count("pk", filter=this_year & Q(closed_on__lte=F("baseline_due_on"))),
        in_current=Count("pk", filter=this_year & Q(closed_on__lte=F("due_on"))),
        **{light: Count("pk", filter=Q(light=light)) for light in Light.values},
    )
    *weeks, week_ago = by_week(rows, on)
    return Figures(
        under_way=Figure(totals["under_way"], query(view="open")),
        lights={light: Figure(totals[light], query(light=light)) for light in Light.values},
        docketed_this_year=Figure(totals["docketed"], query(**year)),
        closed_this_year=Figure(totals["closed"], query(**closed_year)),
        closed_in_time=Figure(totals["in_time"], query(in_time="original", **closed_year)),
        closed_in_current=Figure(totals["in_current"], query(in_time="current", **closed_year)),
        waiting=Figure(totals["waiting"], query(state=State.CONFIRMED)),
        units=by_unit(rows),
        speeches=by_speech(rows),
        weeks=weeks,
        week_ago=week_ago,
        spans=spans(user, on),
    )


def _line(key: int, name: str, counts: dict[str, int], asked: str) -> Line:
    def figure(count: str, **more: object) -> Figure:
        return Figure(counts[count], query(**{asked: key}, **more))

    return Line(
        key=key,
        name=name,
        all=figure("under_way", view="open"),
        lights={light: figure(light, light=light) for light in Light.values},
        closed=figure("closed", state=State.CLOSED),
        in_time=figure("in_time", state=State.CLOSED, in_time="original"),
    )


def _counts() -> dict[str, Count]:
    return {
        "under_way": Count("pk", filter=Q(state__in=UNDER_WAY)),
        "closed": Count("pk", filter=Q(state=State.CLOSED)),
        "in_time": Count("pk", filter=Q(state=State.CLOSED, closed_on__lte=F("baseline_due_on"))),
        **{light: Count("pk", filter=Q(light=light)) for light in Light.values},
    }


def by_unit(rows: Any) -> list[Line]:
    """Return a line for each lead unit with anything under way, the most overdue first."""
    found = (
        rows.filter(assignments__role=Assignment.Role.LEAD)
        .order_by()
        .values("assignments__unit")
        .annotate(**_counts())
        .filter(under_way__gt=0)
    )
    counts = {line["assignments__unit"]: line for line in found}
    names = {unit.pk: str(unit) for unit in Unit.objects.filter(pk__in=counts)}
    lines = [_line(pk, names[pk], line, "unit") for pk, line in counts.items()]
    return sorted(lines, key=lambda line: (-line.lights["red"].count, -line.all.count, line.name))


def by_speech(rows: Any) -> list[Line]:
    """Return a line for each speech with docketed requirements, the latest first."""
    found = rows.docketed().order_by().values("speech").annotate(**_counts())
    counts = {line["speech"]: line for line in found}
    speeches = Speech.objects.filter(pk__in=counts).latest_first().values_list("pk", "title")[:LISTED]
    return [_line(pk, title, counts[pk], "speech") for pk, title in speeches]


def by_week(rows: Any, on: date) -> list[Week]:
    """Return what was open and what of it overdue on each of the last Mondays, today, and today a week ago (last)."""
    monday = on - timedelta(days=on.weekday())
    days = [monday - timedelta(weeks=back) for back in range(WEEKS - 1, -1, -1)]
    moments = [day if day != monday else on for day in days] + [on - timedelta(weeks=1)]
    days.append(moments[-1])
    asked: dict[str, Count] = {}
    for number, moment in enumerate(moments):
        asked[f"open{number}"] = Count("pk", filter=was_under_way(moment))
        asked[f"late{number}"] = Count("pk", filter=was_overdue(moment))
    found = rows.aggregate(**asked)
    return [
        Week(
            day,
            overdue=Figure(found[f"late{number}"], query(late_on=moment)),
            open=Figure(found[f"open{number}"], query(open_on=moment)),
        )
        for number, (day, moment) in enumerate(zip(days, moments, strict=True))
    ]


def spans(user: User, on: date) -> list[Span]:
    """Return how long the steps took in the last year, as medians beside the rules."""
    since = on - timedelta(days=365)
    rows = Requirement.objects.visible_to(user).docketed().filter(docketed_on__gte=since)
    signed = Assignment.objects.given().filter(requirement__in=rows, acknowledged_at__isnull=False)
    signing = [
        (there - given).total_seconds() / 86400
        for given, there in signed.values_list("assigned_at", "acknowledged_at")
        if given and there
    ]
    first = rows.annotate(first=Min("reports__released_at")).filter(first__isnull=False)
    reporting = [
        (timezone.localdate(there) - start).days
        for start, there in first.values_list("docketed_on", "first")
        if start and there
    ]
    closing = [
        (there - start).days
        for start, there in rows.filter(state=State.CLOSED).values_list("docketed_on", "closed_on")
        if start and there
    ]
    return [
        Span("acknowledge", _median(signing), 1, len(signing)),
        Span("report", _median(reporting), 10, len(reporting)),
        Span("close", _median(closing), 30, len(closing)),
    ]


def _median(values: list[float] | list[int]) -> float | None:
    return round(float(median(values)), 1) if values else None
