"""Template tags that every page may use (built in: no load needed)."""

from datetime import date, datetime

from django import template
from django.templatetags.static import static
from django.utils import timezone, translation
from django.utils.html import format_html
from django.utils.safestring import SafeString

register = template.Library()
WEEKDAYS = "一二三四五六日"


@register.simple_tag
def icon(name: str, extra: str = "") -> SafeString:
    """Draw an icon of the sprite; it is decoration, the word beside it speaks."""
    return format_html(
        '<svg class="icon{}" aria-hidden="true"><use href="{}#{}"></use></svg>',
        f" {extra}" if extra else "",
        static("icons.svg"),
        name,
    )


def chinese() -> bool:
    """Tell whether the page speaks Chinese."""
    return (translation.get_language() or "").startswith("zh")


@register.filter
def day(value: date | datetime | None) -> str:
    """Format a date for lists: 3月12日, with the year only where it is not this year's."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = timezone.localtime(value).date()
    if value.year != timezone.localdate().year:
        return full_day(value)
    return f"{value.month}月{value.day}日" if chinese() else f"{value:%b} {value.day}"


@register.filter
def full_day(value: date | datetime | None) -> str:
    """Format a date for records: 2026年3月12日."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = timezone.localtime(value).date()
    return f"{value.year}年{value.month}月{value.day}日" if chinese() else value.isoformat()


@register.filter
def moment(value: datetime | None) -> str:
    """Format a moment: 3月12日 09:20."""
    if value is None:
        return ""
    local = timezone.localtime(value)
    return f"{day(local)} {local:%H:%M}"


@register.filter
def weekday(value: date | None) -> str:
    """Name the day of the week: 周五."""
    if value is None:
        return ""
    return f"周{WEEKDAYS[value.weekday()]}" if chinese() else f"{value:%a}"


@register.filter
def signed(value: int) -> str:
    """Write a change: +3, −2, ±0."""
    return f"+{value}" if value > 0 else f"−{-value}" if value else "±0"


@register.filter
def get(mapping: dict[object, object], key: object) -> object:
    """Look a key up in a mapping."""
    return mapping.get(key)
