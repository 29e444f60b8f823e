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
from speeches.followup import waiting
from speeches.models import Notice, Requirement, Speech


@dataclass(frozen=True)
class Entry:
    """One line of the navigation: shown to those who hold one of the rights (to all when there are none)."""

    name: str  # of the address
    icon: str
    label: Any
    rights: frozenset[Right] = frozenset()
    count: str = ""  # which of counts() stands at the right
    section: Any = ""  # heading above the entry
    pages: frozenset[str] = frozenset()  # whose names do not begin like the entry's


ENTRIES = (
    Entry("home", "home", pgettext_lazy("navigation", "Home")),
    Entry("speech-list", "speech", _("Speeches"), frozenset({Right.SEE_SPEECHES})),
    Entry("meeting-list", "calendar", _("Meetings"), frozenset({Right.SEE_SPEECHES})),
    Entry("review-list", "review", _("Review desk"), frozenset({Right.REVIEW}), "review"),
    Entry(
        "requirement-list", "ledger", _("Ledger"), frozenset({Right.SEE_LEDGER}), "ledger",
        pages=frozenset({"ledger-import-list", "ledger-import-detail"}),
    ),
    Entry(
        "requirement-list", "ledger", _("Our requirements"), frozenset({Right.REPORT}), "ledger",
        pages=frozenset({"report-create", "report-detail"}),
    ),
    Entry(
        "assignment-list", "users", _("To be assigned"), frozenset({Right.SUPERVISE}), "assign",
        pages=frozenset({"requirement-assign", "objection-settle"}),
    ),
    Entry(
        "decision-list", "stamp", _("Reports and closure"), frozenset({Right.SUPERVISE}), "decide",
        pages=frozenset({"report-detail"}),
    ),
    Entry("dashboard", "chart", _("Dashboard"), frozenset({Right.SEE_LEDGER})),
    Entry("stopped-file-list", "lock", _("Stopped files"), frozenset({Right.SEE_STOPPED})),
    Entry("unit-list", "building", _("Units and aliases"), frozenset({Right.SEE_UNITS}), section=_("Reference")),
)  # fmt: skip


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
        found["decide"] = waiting.reports_to_decide(user).count() + waiting.extensions_to_decide(user).count()
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
    allowed = [entry for entry in ENTRIES if not entry.rights or entry.rights & user.rights]
    named = {entry.name for entry in allowed if here in entry.pages}
    shown = []
    for entry in allowed:
        try:
            href = reverse(entry.name)
        except NoReverseMatch:
            continue
        family = entry.name.removesuffix("-list")
        of_family = here == entry.name or (entry.name != "home" and here.startswith(family + "-"))
        current = entry.name in named if named else of_family
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
