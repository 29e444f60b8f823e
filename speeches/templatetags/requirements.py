"""Words for the fields of a requirement, in every template (built in: no load needed)."""

from django import template

from speeches.review import marking

register = template.Library()


@register.filter
def repeat_words(rule: str) -> str:
    """Say a recurrence: FREQ=MONTHLY → 每月."""
    return marking.repeat_words(rule) if rule else ""
