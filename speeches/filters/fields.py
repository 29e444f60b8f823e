"""The kinds of fields that the ledger's filter is made of."""

from typing import Any

import django_filters
from django import forms


def select(label: Any) -> forms.Select:
    """Return a small menu that takes effect as soon as something is chosen."""
    return forms.Select(attrs={"class": "pick", "data-autosubmit": "", "aria-label": label})


def choice(label: Any, choices: Any, **more: Any) -> django_filters.ChoiceFilter:
    """Return a choice among fixed values, its label standing for all of them."""
    return django_filters.ChoiceFilter(choices=choices, label=label, empty_label=label, widget=select(label), **more)


def day(label: Any, field: str, lookup: str, **more: Any) -> django_filters.DateFilter:
    """Return a comparison of a date with a day."""
    widget = forms.DateInput(attrs={"type": "date"})
    return django_filters.DateFilter(field_name=field, lookup_expr=lookup, label=label, widget=widget, **more)
