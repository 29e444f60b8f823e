"""History, notices and forms that were sent: never written, never deleted."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from speeches.followup.reading import WITHIN_A_UNIT
from speeches.models import Event, Notice, Submission

from .business import BusinessAdmin

# The model is never named on a page but here.
Submission._meta.verbose_name = _("form sent once")
Submission._meta.verbose_name_plural = _("forms sent once")


@admin.register(Event)
class EventAdmin(BusinessAdmin):
    list_display = ["at", "verb", "requirement", "speech", "actor", "from_state", "to_state"]
    list_filter = ["verb"]
    list_select_related = ["requirement", "speech", "actor"]
    search_fields = ["requirement__docket_number", "requirement__summary", "speech__title", "actor__full_name", "why"]
    date_hierarchy = "at"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Leave out what happens with a report inside its unit."""
        return super().get_queryset(request).exclude(verb__in=WITHIN_A_UNIT)


@admin.register(Notice)
class NoticeAdmin(BusinessAdmin):
    list_display = ["created_at", "recipient", "event", "read_at"]
    list_select_related = ["recipient", "event"]
    search_fields = ["recipient__full_name", "event__requirement__docket_number", "event__requirement__summary"]
    date_hierarchy = "created_at"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Leave out what is told inside a unit."""
        return super().get_queryset(request).exclude(event__verb__in=WITHIN_A_UNIT)


@admin.register(Submission)
class SubmissionAdmin(BusinessAdmin):
    list_display = ["created_at", "user", "result_url", "token"]
    list_select_related = ["user"]
    search_fields = ["token", "user__full_name", "result_url"]
    date_hierarchy = "created_at"
