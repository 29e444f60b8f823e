"""Fields that the forms of follow-up share."""

from typing import Any

from django import forms


def day_field(label: Any, **options: Any) -> forms.DateField:
    """Return a date field with the browser's own calendar."""
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(label=label, widget=widget, **options)


def long_field(label: Any, *, rows: int = 3, **options: Any) -> forms.CharField:
    """Return a field for some sentences."""
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rows}), max_length=4000, **options)
