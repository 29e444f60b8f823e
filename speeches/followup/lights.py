"""The four lights: a question asked of dates on a day, the same in SQL for lists and in words for people.

Red: past the current deadline and not closed. Grey: unit or deadline unknown, or not signed for. Yellow: few
working days left, or a periodic report is missing. Green: on course. Nothing for what is not under way.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from django.conf import settings
from django.db.models import Case, CharField, Exists, OuterRef, Q, QuerySet, TextChoices, Value, When
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from speeches.models import Assignment, Requirement
from speeches.models.requirement import UNDER_WAY, State
from speeches.working_days import add_working_days, working_days_between


class Light(TextChoices):
    RED = "red", gettext_lazy("Red")
    YELLOW = "yellow", gettext_lazy("Yellow")
    GREEN = "green", gettext_lazy("Green")
    GREY = "grey", gettext_lazy("Grey")


def yellow_until(on: date, holidays: Mapping[date, bool] | None = None) -> date:
    """Return the last deadline that is yellow on the day."""
    return add_working_days(on, settings.LIGHT_YELLOW_WORKING_DAYS, holidays)


def annotate_light(queryset: QuerySet[Requirement], on: date, holidays: Mapping[date, bool] | None = None) -> Any:
    """Add ``light`` (a Light's value or None) and ``has_lead`` to each requirement, as of the day.

    Return the queryset (typed Any: the checker knows no annotations that are added elsewhere).
    """
    lead = Assignment.objects.filter(requirement=OuterRef("pk"), role=Assignment.Role.LEAD)
    return queryset.annotate(has_lead=Exists(lead)).annotate(
        light=Case(
            When(~Q(state__in=UNDER_WAY), then=Value(None)),
            When(Q(rrule="", next_due_on__lt=on) | Q(due_on__lt=on), then=Value(Light.RED.value)),
            When(
                Q(state=State.ASSIGNED) | Q(has_lead=False) | Q(due_on__isnull=True, rrule="", no_deadline=False),
                then=Value(Light.GREY.value),
            ),
            When(next_due_on__lte=yellow_until(on, holidays), then=Value(Light.YELLOW.value)),
            default=Value(Light.GREEN.value),
            output_field=CharField(max_length=6, null=True),
        )
    )


def light_reason(requirement: Requirement, on: date, holidays: Mapping[date, bool] | None = None) -> str:
    """Return why the light is as it is, in a few words; the requirement must come from ``annotate_light``."""
    light = requirement.light  # type: ignore[attr-defined]  # annotated
    if light == Light.RED:
        due = min(filter(None, (requirement.due_on, None if requirement.rrule else requirement.next_due_on)))
        days = (on - due).days
        return ngettext("%(days)d day overdue", "%(days)d days overdue", days) % {"days": days}
    if light == Light.GREY:
        if not requirement.has_lead:  # type: ignore[attr-defined]  # annotated
            return _("unit unsettled")
        return _("not acknowledged") if requirement.state == State.ASSIGNED else _("deadline unsettled")
    if light == Light.YELLOW:
        next_due = requirement.next_due_on
        assert next_due is not None
        if next_due < on:
            return _("report missing")
        left = working_days_between(on, next_due, holidays)
        return ngettext("%(days)d working day left", "%(days)d working days left", left) % {"days": left}
    return _("on course") if light == Light.GREEN else ""


def with_reasons(
    requirements: Iterable[Requirement], on: date, holidays: Mapping[date, bool] | None = None
) -> list[Requirement]:
    """Return requirements of ``annotate_light`` as a list, each with its ``reason`` in words."""
    rows = list(requirements)
    for row in rows:
        row.reason = light_reason(row, on, holidays)  # type: ignore[attr-defined]  # for templates
    return rows
