"""The navigation on the left: where each role can go, as data."""

from dataclasses import dataclass
from functools import partial
from typing import Any

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import User
from accounts.roles import Right
from speeches.models import Notice, ProgressReport, Requirement, Speech


@dataclass(frozen=True)
class Entry:
    """One line of the navigation: shown to those who hold one of the rights (to all when there are none)."""

    name: str  # of the address
    icon: str
    label: Any
    rights: frozenset[Right] = frozenset()
    count: str = ""  # which of counts() stands at the right
    section: Any = ""  # heading above the entry


ENTRIES = (
    Entry("home", "home", pgettext_lazy("navigation", "Home")),
    Entry("speech-list", "speech", _("Speeches"), frozenset({Right.SEE_SPEECHES})),
    Entry("meeting-list", "calendar", _("Meetings"), frozenset({Right.SEE_SPEECHES})),
    Entry("review-list", "review", _("Review desk"), frozenset({Right.REVIEW}), "review"),
    Entry("requirement-list", "ledger", _("Ledger"), frozenset({Right.SEE_LEDGER}), "ledger"),
    Entry("requirement-list", "ledger", _("Our requirements"), frozenset({Right.REPORT}), "ledger"),
    Entry("assignment-list", "users", _("To be assigned"), frozenset({Right.SUPERVISE}), "assign"),
    Entry("decision-list", "stamp", _("Reports and closure"), frozenset({Right.SUPERVISE}), "decide"),
    Entry("dashboard", "chart", _("Dashboard"), frozenset({Right.SEE_LEDGER})),
    Entry("unit-list", "building", _("Units and aliases"), frozenset({Right.SEE_UNITS}), section=_("Reference")),
)


def counts(user: User) -> dict[str, int]:
    """Return what waits, for the numbers in the navigation: one query for each number the user sees."""
    found: dict[str, int] = {}
    visible = Requirement.objects.visible_to(user)
    if user.may(Right.REVIEW):
        found["review"] = Speech.objects.visible_to(user).awaiting_review().count()
    if user.may(Right.SEE_LEDGER) or user.may(Right.REPORT):
        found["ledger"] = visible.under_way().count()
    if user.may(Right.SUPERVISE):
        found["assign"] = visible.awaiting_assignment().count()
        found["decide"] = ProgressReport.objects.filter(state=ProgressReport.State.RELEASED).count()
    return found


def navigation(request: HttpRequest) -> dict[str, Any]:
    """Context processor: ``navigation`` (lazy list of entries with href, current, count) and ``unread``."""
    if not request.user.is_authenticated:
        return {}
    user = request.user
    return {
        "navigation": SimpleLazyObject(partial(_entries, request, user)),
        "unread": SimpleLazyObject(lambda: Notice.objects.visible_to(user).unread().count()),
    }


def _entries(request: HttpRequest, user: User) -> list[dict[str, Any]]:
    numbers = counts(user)
    match = request.resolver_match
    here = (match.url_name or "") if match else ""
    shown = []
    for entry in ENTRIES:
        if entry.rights and not entry.rights & user.rights:
            continue
        try:
            href = reverse(entry.name)
        except NoReverseMatch:
            continue
        family = entry.name.removesuffix("-list")
        current = here == entry.name or (entry.name != "home" and here.startswith(family + "-"))
        shown.append(
            {
                "href": href,
                "icon": entry.icon,
                "label": entry.label,
                "count": numbers.get(entry.count),
                "section": entry.section,
                "current": current,
            }
        )
    return shown
