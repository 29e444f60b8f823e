"""Many requirements, as an office has them after years: most closed, some under way, a few late."""

from datetime import timedelta

from django.utils import timezone

from accounts.models import Unit
from speeches.models import Assignment, Requirement, Speech
from speeches.models.requirement import State

BATCH = 5_000
A_SPEECH = 50


def fill(size: int) -> None:
    """Add requirements until there are ``size`` docketed ones."""
    today = timezone.localdate()
    units = list(Unit.objects.active())
    present = Requirement.objects.docketed().count()
    while present < size:
        count = min(BATCH, size - present)
        speeches = Speech.objects.bulk_create(
            [
                Speech(
                    title=f"在第{present + number}次会议上的讲话",
                    speaker="傅远舟",
                    text="县直各部门要抓好落实。",
                    delivered_on=today,
                )
                for number in range(count // A_SPEECH + 1)
            ]
        )
        rows = []
        for number in range(count):
            serial = present + number
            under_way = serial % 10 == 0
            day = today - timedelta(days=serial % 700 - (40 if under_way else 0))
            rows.append(
                Requirement(
                    speech=speeches[number // A_SPEECH],
                    quote="县直各部门要抓好落实。",
                    span_start=0,
                    span_end=11,
                    summary=f"第{serial}项：{'项目招标' if serial % 50 == 0 else '抓好落实'}",
                    state=State.IN_PROGRESS if under_way else State.CLOSED,
                    due_on=day,
                    baseline_due_on=day,
                    next_due_on=day if under_way else None,
                    closed_on=None if under_way else day - timedelta(days=serial % 9 - 2),
                    docketed_on=day - timedelta(days=30),
                    docket_year=1900 + serial // 50_000,
                    docket_serial=serial + 1_000_000,
                    docket_number=f"督〔{1900 + serial // 50_000}〕{serial}号",
                )
            )
        stored = Requirement.objects.bulk_create(rows, batch_size=1_000)
        Assignment.objects.bulk_create(
            [
                Assignment(requirement=row, unit=units[number % len(units)], state=Assignment.State.ACKNOWLEDGED)
                for number, row in enumerate(stored)
            ],
            batch_size=2_000,
        )
        present += count
