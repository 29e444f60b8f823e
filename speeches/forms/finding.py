"""How the lists of speeches and meetings are narrowed; the state of a filter is the address."""

from datetime import MAXYEAR, MINYEAR
from typing import Any

import django_filters
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from speeches.models import Meeting, Requirement, Speech
from speeches.models.meeting import MeetingQuerySet
from speeches.models.speech import SpeechQuerySet

REVIEW = [("waiting", _("Waiting for review")), ("done", _("Reviewed")), ("unread", _("Drafts not sought yet"))]


def year_of(field: str) -> django_filters.NumberFilter:
    """Return a choice of the year of a date; what no calendar has is no year."""
    return django_filters.NumberFilter(
        field_name=field, lookup_expr="year", label=_("year"), min_value=MINYEAR, max_value=MAXYEAR, decimal_places=0
    )


class SpeechFilter(django_filters.FilterSet):  # type: ignore[misc]  # django-filter carries no types
    """Words, kind, speaker, year and how far the review is."""

    q = django_filters.CharFilter(method="by_words", label=_("Title, speaker, meeting"))
    kind = django_filters.ChoiceFilter(choices=Speech.Kind.choices, empty_label=_("All kinds"))
    speaker = django_filters.CharFilter(field_name="speaker", label=_("speaker"))
    year = year_of("delivered_on")
    review = django_filters.ChoiceFilter(choices=REVIEW, method="by_review", label=_("Review"))

    class Meta:
        model = Speech
        fields: list[str] = []

    def by_words(self, speeches: SpeechQuerySet, name: str, words: str) -> SpeechQuerySet:
        for word in words.split():
            speeches = speeches.filter(
                Q(title__icontains=word) | Q(speaker__icontains=word) | Q(meeting__title__icontains=word)
            )
        return speeches

    def by_review(self, speeches: SpeechQuerySet, name: str, value: str) -> SpeechQuerySet:
        return in_review(speeches, value)


def in_review(speeches: SpeechQuerySet, value: str) -> SpeechQuerySet:
    """Keep the speeches of which drafts wait, none waits any more, or none was sought."""
    if value == "waiting":
        return speeches.awaiting_review()
    if value == "unread":
        return speeches.unread()
    drafts = Requirement.objects.drafts().filter(speech=OuterRef("pk"))
    return speeches.filter(~Exists(drafts)).exclude(pk__in=speeches.unread())


class MeetingFilter(django_filters.FilterSet):  # type: ignore[misc]  # django-filter carries no types
    """Words, kind and year."""

    q = django_filters.CharFilter(method="by_words", label=_("Title, venue, host"))
    kind = django_filters.ChoiceFilter(choices=Meeting.Kind.choices, empty_label=_("All kinds"))
    year = year_of("held_on")

    class Meta:
        model = Meeting
        fields: list[str] = []

    def by_words(self, meetings: MeetingQuerySet, name: str, words: str) -> MeetingQuerySet:
        for word in words.split():
            meetings = meetings.filter(Q(title__icontains=word) | Q(venue__icontains=word) | Q(host__icontains=word))
        return meetings


def chosen(query: Any, *names: str) -> bool:
    """Tell whether the address narrows the list by any of the names."""
    return any(query.get(name) for name in names)
