"""How the list of units is narrowed; the state of the filter is the address."""

import django_filters
from django import forms
from django.utils.translation import gettext_lazy as _

from .models import Unit
from .models.unit import UnitQuerySet


class UnitFilter(django_filters.FilterSet):  # type: ignore[misc]  # django-filter carries no types
    """Words, kind, level, and whether units out of use are shown too."""

    q = django_filters.CharFilter(method="by_words", label=_("Name or alias"))
    kind = django_filters.ChoiceFilter(choices=Unit.Kind.choices, label=_("kind"))
    level = django_filters.ChoiceFilter(choices=Unit.Level.choices, label=_("level"), empty_label=_("All levels"))
    gone = django_filters.BooleanFilter(
        method="with_gone", label=_("Show units out of use too"), widget=forms.CheckboxInput
    )

    class Meta:
        model = Unit
        fields: list[str] = []

    def by_words(self, units: UnitQuerySet, name: str, words: str) -> UnitQuerySet:
        return units.matching(words.strip())

    def with_gone(self, units: UnitQuerySet, name: str, value: bool) -> UnitQuerySet:
        """Leave units out of use away unless the box is ticked (called with False when it is not)."""
        return units if value else units.active()
