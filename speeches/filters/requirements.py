"""What the ledger can be asked: one field an answer, each a query name of the address."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import django_filters
from django.db.models import Exists, F, OuterRef, Q, TextChoices
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.access import person
from accounts.models import Unit
from accounts.models.unit import UnitQuerySet
from accounts.roles import Right
from speeches.followup.ledger import ledger_of, was_overdue, was_under_way
from speeches.followup.lights import Light
from speeches.models import Assignment, Meeting, Requirement, Speech
from speeches.models.meeting import MeetingQuerySet
from speeches.models.requirement import DOCKETED, RequirementQuerySet, State
from speeches.models.speech import SpeechQuerySet

from .fields import choice, day, select
from .standing import STANDING_VIEWS

NO_UNIT = "none"
BRACKETS = str.maketrans("[]【】()（）〈〉", "〔〕〔〕〔〕〔〕〔〕")


class InTime(TextChoices):
    """How a closed requirement stands to its deadlines."""

    ORIGINAL = "original", _("Closed by the original deadline")
    CURRENT = "current", _("Closed by the current deadline")
    LATE = "late", _("Closed late")


def lead_units(request: HttpRequest | None) -> UnitQuerySet:
    """Return the units that lead anything; to people of a unit their own units' rows tell enough."""
    led = Assignment.objects.lead().filter(unit=OuterRef("pk"))
    return Unit.objects.filter(Exists(led)) if _sees_all(request) else Unit.objects.none()


def speeches_of(request: HttpRequest | None) -> SpeechQuerySet:
    return Speech.objects.visible_to(person(request)).defer("text", "segments", "outline") if request else _none(Speech)


def meetings_of(request: HttpRequest | None) -> MeetingQuerySet:
    return Meeting.objects.visible_to(person(request)).latest_first() if request else _none(Meeting)


def _none(model: Any) -> Any:
    return model.objects.none()


def _sees_all(request: HttpRequest | None) -> bool:
    return request is not None and person(request).may(Right.SEE_LEDGER)


class RequirementFilter(django_filters.FilterSet):  # type: ignore[misc]  # django-filter carries no types
    """The ledger as a reader may see it, lit on a day, narrowed by an address."""

    view = django_filters.ChoiceFilter(
        choices=[(view.key, view.label) for view in STANDING_VIEWS.values()], method="by_view", label=_("View")
    )
    q = django_filters.CharFilter(method="by_words", label=_("Words"))
    year = django_filters.NumberFilter(field_name="docket_year", label=pgettext_lazy("ledger", "Year"))
    meeting = django_filters.ModelChoiceFilter(
        queryset=meetings_of,
        field_name="speech__meeting",
        label=_("meeting"),
        empty_label=_("meeting"),
        widget=select(_("meeting")),
    )
    speech = django_filters.ModelChoiceFilter(queryset=speeches_of, label=_("speech"))
    light = choice(_("Light"), Light.choices)
    unit = django_filters.ModelChoiceFilter(
        queryset=lead_units,
        method="by_unit",
        label=_("Lead unit"),
        empty_label=_("Lead unit"),
        null_label=_("To be settled"),
        null_value=NO_UNIT,
        widget=select(_("Lead unit")),
    )
    verification = choice(_("verification"), Requirement.Verification.choices)
    speaker = django_filters.CharFilter(field_name="speech__speaker", label=pgettext_lazy("ledger", "Asked by"))
    state = choice(_("state"), [(state.value, state.label) for state in (State.CONFIRMED, *DOCKETED)])
    importance = choice(_("importance"), Requirement.Importance.choices)
    due_after = day(_("Due from"), "stands_due", "gte")
    due_before = day(_("Due until"), "stands_due", "lte")
    docketed_after = day(_("Docketed from"), "docketed_on", "gte")
    docketed_before = day(_("Docketed until"), "docketed_on", "lte")
    closed_after = day(_("Closed from"), "closed_on", "gte")
    closed_before = day(_("Closed until"), "closed_on", "lte")
    open_on = day(_("Under way on"), "docketed_on", "lte", method="by_open_on")
    late_on = day(_("Overdue on"), "due_on", "lt", method="by_late_on")
    asked_again = django_filters.BooleanFilter(method="by_asked_again", label=_("Asked again"))
    in_time = choice(_("In time"), InTime.choices, method="by_in_time")

    class Meta:
        model = Requirement
        fields: list[str] = []

    def __init__(self, data: QueryDict, request: HttpRequest, on: date, holidays: Mapping[date, bool]) -> None:
        self.on, self.user = on, person(request)
        self.visible = ledger_of(self.user, on, holidays)
        asked = data.copy()
        if not asked.get("view"):  # a bare address shows what is under way; a link that narrows shows all that fits
            narrowed = any(asked.get(name) for name in self.base_filters)
            asked["view"] = "all" if narrowed else "open"
        super().__init__(asked, self.visible, request=request)

    def by_view(self, rows: RequirementQuerySet, name: str, key: str) -> RequirementQuerySet:
        return rows.filter(STANDING_VIEWS[key].keeps(self.on, self.user))

    def by_words(self, rows: RequirementQuerySet, name: str, words: str) -> RequirementQuerySet:
        """Keep what has every word in its number, summary, quotation or in the name of one of its units."""
        for word in words.split():
            named = Q(unit__name__icontains=word) | Q(unit__short_name__icontains=word)
            of_unit = Assignment.objects.filter(named, requirement=OuterRef("pk"))
            rows = rows.filter(
                Q(docket_number__icontains=word.translate(BRACKETS))
                | Q(summary__icontains=word)
                | Q(quote__icontains=word)
                | Exists(of_unit)
            )
        return rows

    def by_unit(self, rows: RequirementQuerySet, name: str, unit: Unit | str) -> RequirementQuerySet:
        lead = Assignment.objects.lead().filter(requirement=OuterRef("pk"))
        if not isinstance(unit, Unit):  # NO_UNIT: to be settled
            return rows.filter(~Exists(lead))
        return rows.filter(Exists(lead.filter(unit=unit)))

    def by_open_on(self, rows: RequirementQuerySet, name: str, on: date) -> RequirementQuerySet:
        return rows.filter(was_under_way(on))

    def by_late_on(self, rows: RequirementQuerySet, name: str, on: date) -> RequirementQuerySet:
        return rows.filter(was_overdue(on))

    def by_asked_again(self, rows: RequirementQuerySet, name: str, value: bool) -> RequirementQuerySet:
        return rows.asked_again() if value and _sees_all(self.request) else rows

    def by_in_time(self, rows: RequirementQuerySet, name: str, value: str) -> RequirementQuerySet:
        closed = rows.filter(state=State.CLOSED)
        if value == InTime.LATE:
            return closed.filter(closed_on__gt=F("due_on"))
        field = "baseline_due_on" if value == InTime.ORIGINAL else "due_on"
        return closed.filter(closed_on__lte=F(field))
