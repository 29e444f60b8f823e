"""Turn back the clock on what was just written, so that the demo county has a past.

For demo data only: history is otherwise never changed, and nothing else imports this.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta

from django.db import models
from django.db.models import Max
from django.utils import timezone

from speeches.models import (
    Assignment,
    Event,
    ExtensionRequest,
    Instruction,
    Notice,
    ProgressReport,
    Reminder,
    Requirement,
    SourceFile,
    Speech,
)

STAMPS: tuple[tuple[type[models.Model], str], ...] = (
    (Event, "at"),
    (Assignment, "assigned_at"),
    (Assignment, "acknowledged_at"),
    (Assignment, "objected_at"),
    (ProgressReport, "written_at"),
    (ProgressReport, "released_at"),
    (ProgressReport, "decided_at"),
    (ExtensionRequest, "asked_at"),
    (ExtensionRequest, "decided_at"),
    (Instruction, "given_at"),
    (Reminder, "sent_at"),
    (Notice, "created_at"),
    (Speech, "reviewed_at"),
    (Speech, "created_at"),
    (Speech, "extracted_at"),
    (SourceFile, "created_at"),
    (Requirement, "confirmed_at"),
)


def moment_of(day: date, hour: int = 10) -> datetime:
    """Return a time of the day in the office's own zone."""
    return timezone.make_aware(datetime.combine(day, time(hour, 5)))


@contextmanager
def on_day(day: date, hour: int = 10) -> Iterator[None]:
    """Date everything that is written inside to the given day."""
    began = timezone.now() - timedelta(milliseconds=1)
    last_event = Event.objects.aggregate(last=Max("pk"))["last"] or 0
    yield
    moment = min(moment_of(day, hour), timezone.now())  # today's hours may still be to come
    for model, name in STAMPS:
        plain: models.QuerySet[models.Model] = models.QuerySet(model)  # Event's own queryset refuses updates
        rows = plain.filter(**{f"{name}__gte": began})
        if model is Event:
            rows = rows.filter(pk__gt=last_event)
        models.QuerySet.update(rows, **{name: moment})
