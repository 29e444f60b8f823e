"""Words for the fields of a requirement, in every template (built in: no load needed)."""

from collections.abc import Iterable

from django import template

from config.templatetags.luoshi import chinese
from speeches.models import Assignment
from speeches.review import wording

register = template.Library()


@register.filter
def repeat_words(rule: str) -> str:
    """Say a recurrence in the language of the page: FREQ=MONTHLY → 每月, monthly."""
    return (wording.repeat_words if chinese() else wording.repeat_in_english)(rule)


@register.filter
def join_units(assignments: Iterable[Assignment]) -> str:
    """Name the units of assignments: 县卫健局、县住建局."""
    return "、".join(str(one.unit) for one in assignments)
