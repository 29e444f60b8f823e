"""How long something lasts, for pages."""

from datetime import timedelta

from django import template

register = template.Library()


@register.filter
def minutes(value: timedelta) -> int:
    """Return a duration in whole minutes."""
    return round(value.total_seconds() / 60)
