"""What units were given, what they said, and what supervisors and leaders answered: to be read."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from speeches.models import (
    Assignment,
    Attachment,
    ExtensionRequest,
    Instruction,
    Milestone,
    ProgressReport,
    Reminder,
)

from .business import BusinessAdmin, BusinessInline


@admin.register(Assignment)
class AssignmentAdmin(BusinessAdmin):
    list_display = ["requirement", "unit", "role", "state", "matched_by", "assigned_at", "acknowledged_at"]
    list_filter = ["role", "state", "matched_by"]
    list_select_related = ["requirement", "unit"]
    search_fields = ["requirement__docket_number", "requirement__summary", "unit__name", "unit__short_name"]
    date_hierarchy = "assigned_at"


@admin.register(Milestone)
class MilestoneAdmin(BusinessAdmin):
    list_display = ["requirement", "title", "baseline_due_on", "due_on", "met_on"]
    list_filter = ["due_on"]
    list_select_related = ["requirement"]
    search_fields = ["requirement__docket_number", "requirement__summary", "title"]
    date_hierarchy = "due_on"


class AttachmentInline(BusinessInline):
    model = Attachment
    fields = ["name", "size", "uploaded_by", "created_at"]


@admin.register(ProgressReport)
class ProgressReportAdmin(BusinessAdmin):
    list_display = ["requirement", "unit", "percent", "asks_closure", "state", "written_by", "written_at"]
    list_filter = ["state", "asks_closure"]
    list_select_related = ["requirement", "unit", "written_by"]
    search_fields = ["requirement__docket_number", "requirement__summary", "unit__name", "progress"]
    date_hierarchy = "written_at"
    inlines = [AttachmentInline]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Leave out what its unit has not released: it is the unit's own until then, here as on the pages."""
        return super().get_queryset(request).filter(released_at__isnull=False)


@admin.register(Attachment)
class AttachmentAdmin(BusinessAdmin):
    list_display = ["name", "report", "size", "uploaded_by", "created_at"]
    list_select_related = ["report__unit", "uploaded_by"]
    search_fields = ["name", "sha256", "report__requirement__docket_number"]
    date_hierarchy = "created_at"
    exclude = ["file"]  # files are handed out by a view that checks who asks

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Leave out what came with a report that its unit has not released."""
        return super().get_queryset(request).filter(report__released_at__isnull=False)


@admin.register(ExtensionRequest)
class ExtensionRequestAdmin(BusinessAdmin):
    list_display = ["requirement", "unit", "from_due_on", "to_due_on", "state", "asked_by", "asked_at", "decided_by"]
    list_filter = ["state"]
    list_select_related = ["requirement", "unit", "asked_by", "decided_by"]
    search_fields = ["requirement__docket_number", "requirement__summary", "unit__name", "reason"]
    date_hierarchy = "asked_at"


@admin.register(Reminder)
class ReminderAdmin(BusinessAdmin):
    list_display = ["requirement", "unit", "kind", "for_day", "sent_by", "sent_at"]
    list_filter = ["kind"]
    list_select_related = ["requirement", "unit", "sent_by"]
    search_fields = ["requirement__docket_number", "requirement__summary", "unit__name", "text"]
    date_hierarchy = "sent_at"


@admin.register(Instruction)
class InstructionAdmin(BusinessAdmin):
    list_display = ["requirement", "leader", "text", "given_at"]
    list_select_related = ["requirement", "leader"]
    search_fields = ["requirement__docket_number", "requirement__summary", "leader__full_name", "text"]
    date_hierarchy = "given_at"
