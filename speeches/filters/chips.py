"""The filters in force, each with its value in words and the address without it."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import QueryDict

from config.templatetags.luoshi import full_day

from .requirements import RequirementFilter

PASSING = ("view", "page", "sort")  # not filters, or shown elsewhere


@dataclass(frozen=True)
class Chip:
    """One filter in force."""

    name: str
    label: str
    value: str
    raw: str
    without: str  # the query of the address without it


def chips(found: RequirementFilter, query: QueryDict) -> list[Chip]:
    """Return the filters in force but view and words, in the order of the filter's fields."""
    fields = found.form.fields
    shown = []
    for name, value in found.form.cleaned_data.items():
        if name in (*PASSING, "q") or value in (None, ""):
            continue
        without = query.copy()
        without.pop(name, None)
        without.pop("page", None)
        without["view"] = found.form.cleaned_data["view"]
        raw = str(query[name])
        shown.append(Chip(name, str(fields[name].label), _words(fields[name], value), raw, without.urlencode()))
    return shown


def _words(field: Any, value: Any) -> str:
    if isinstance(value, date):
        return full_day(value)
    choices = {str(key): label for key, label in getattr(field, "choices", ())} if isinstance(value, str) else {}
    return str(choices.get(str(value), value))


def kept_query(found: RequirementFilter, query: QueryDict) -> str:
    """Return the query that leads back to this view of the ledger: known names in their order, nothing empty."""
    kept = QueryDict(mutable=True)
    kept["view"] = found.form.cleaned_data.get("view") or "all"
    for name in (*found.base_filters, "sort"):
        if name != "view" and query.get(name):
            kept[name] = str(query[name])
    return kept.urlencode()
