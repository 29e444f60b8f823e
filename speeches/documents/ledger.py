"""The ledger (督办台账) as rows and as a workbook: the union of the columns that offices keep."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.db.models import Count, OuterRef, Prefetch, Q, Subquery

from accounts.models import User
from accounts.roles import Role
from speeches.followup.lights import Light, light_reason
from speeches.models import Assignment, ProgressReport
from speeches.models.requirement import State
from speeches.review.wording import repeat_words

from .xlsx import Cell, Column, write_table

COLUMNS = (
    Column("序号", 6, "number"),
    Column("立项编号", 15, centred=True),
    Column("来源", 24),
    Column("来源日期", 12, "date"),
    Column("交办领导", 10, centred=True),
    Column("督办事项", 36),
    Column("牵头领导", 10, centred=True),
    Column("主办单位", 18),
    Column("协办单位", 18),
    Column("责任人/电话", 18),
    Column("立项日期", 12, "date"),
    Column("原定时限", 12, "date"),
    Column("现时限", 12, "date"),
    Column("反馈周期", 9, centred=True),
    Column("最新进展", 34),
    Column("进度%", 7, "percent"),
    Column("存在问题", 22),
    Column("下步措施", 22),
    Column("亮灯", 12, centred=True),
    Column("催办次数", 7, "number"),
    Column("延期次数", 7, "number"),
    Column("办结日期", 12, "date"),
    Column("销号", 8, centred=True),
)
CHUNK = 500
PEOPLE_NAMED = 8  # a row for all units would fill a page with telephone numbers


def for_export(rows: Any) -> Any:
    """Return lit rows with everything that the columns need, in a fixed number of queries a chunk."""
    last = ProgressReport.objects.filter(requirement=OuterRef("pk"), released_at__isnull=False).order_by(
        "-written_at", "-pk"
    )
    units = Assignment.objects.select_related("unit").prefetch_related(
        Prefetch("unit__people", User.objects.filter(role=Role.LIAISON, is_active=True), to_attr="liaisons")
    )
    return (
        rows.select_related("speech__meeting")
        .prefetch_related(Prefetch("assignments", units))
        .annotate(
            last_progress=Subquery(last.values("progress")[:1]),
            last_problems=Subquery(last.values("problems")[:1]),
            last_next_steps=Subquery(last.values("next_steps")[:1]),
            urged=Count("reminders", filter=Q(reminders__kind="urged"), distinct=True),
            extended_times=Count("extensions", filter=Q(extensions__state="granted"), distinct=True),
        )
    )


def ledger_rows(rows: Any, on: date, holidays: Mapping[date, bool]) -> Iterator[Sequence[Cell]]:
    """Yield the cells of each requirement; ``rows`` come from ``for_export``."""
    for number, row in enumerate(rows.iterator(chunk_size=CHUNK), 1):
        given = list(row.assignments.all())
        light = f"{Light(row.light).label} {light_reason(row, on, holidays)}" if row.light else ""
        yield (
            number,
            row.docket_number,
            row.speech.occasion,
            row.speech.delivered_on,
            row.speech.speaker,
            row.summary,
            row.lead_leader,
            _names(given, Assignment.Role.LEAD) or "待明确",
            _names(given, Assignment.Role.SUPPORTING),
            _people(given),
            row.docketed_on,
            row.baseline_due_on,
            row.due_on,
            repeat_words(row.rrule),
            row.last_progress,
            row.report_percent,
            row.last_problems,
            row.last_next_steps,
            light,
            row.urged,
            row.extended_times,
            row.closed_on,
            {State.CLOSED: "已销号", State.CANCELLED: "已撤销"}.get(row.state, ""),
        )


def as_xlsx(rows: Any, on: date, holidays: Mapping[date, bool], *, office: str) -> bytes:
    """Return the ledger as a workbook on A3 across."""
    subtitle = f"{office}　{on.year}年{on.month}月{on.day}日"
    return write_table("督办台账", COLUMNS, ledger_rows(for_export(rows), on, holidays), subtitle=subtitle, paper="A3")


def _names(given: Iterable[Assignment], role: str) -> str:
    return "、".join(str(one.unit) for one in given if one.role == role)


def _people(given: Iterable[Assignment]) -> str:
    """Name the liaisons of the lead units, a line each; of very many the first few and how many there are."""
    leads = [one.unit for one in given if one.role == Assignment.Role.LEAD]
    people = [f"{one} {one.phone}".strip() for unit in leads for one in unit.liaisons]  # type: ignore[attr-defined]
    if len(people) > PEOPLE_NAMED:
        people[PEOPLE_NAMED:] = [f"等{len(people)}人"]
    return "\n".join(people)
