"""Meetings, source files, speeches and requirements."""

from typing import Any

from django.contrib import admin
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from accounts.access import person
from accounts.models import User
from accounts.roles import Right, Role
from config.editing import VersionedForm
from speeches.followup.reading import WITHIN_A_UNIT
from speeches.lifecycle import record
from speeches.models import Assignment, Event, Meeting, Milestone, Requirement, SourceFile, Speech

from .business import BusinessAdmin, BusinessInline


class SpeechInline(BusinessInline):
    model = Speech
    fields = ["title", "speaker", "kind", "delivered_on"]


@admin.register(Meeting)
class MeetingAdmin(BusinessAdmin):
    form = VersionedForm
    may_add = may_change = (Right.SUPERVISE,)
    list_display = ["title", "kind", "held_on", "venue", "organiser"]
    list_filter = ["kind"]
    list_select_related = ["organiser"]
    search_fields = ["title", "venue", "host"]
    autocomplete_fields = ["organiser"]
    date_hierarchy = "held_on"
    fields = ["title", "kind", "held_on", "venue", "host", "attendees", "organiser", "version"]
    inlines = [SpeechInline]


@admin.register(SourceFile)
class SourceFileAdmin(BusinessAdmin):
    list_display = ["name", "media_type", "encoding", "size", "pasted", "created_by", "created_at"]
    list_filter = ["media_type", "encoding", "pasted"]
    list_select_related = ["created_by"]
    search_fields = ["name", "sha256"]
    date_hierarchy = "created_at"
    fields = ["name", "media_type", "encoding", "size", "sha256", "pasted", "created_by", "created_at", "raw_text"]
    inlines = [SpeechInline]


@admin.register(Speech)
class SpeechAdmin(BusinessAdmin):
    """The text is read-only: every marked sentence points into it."""

    form = VersionedForm
    may_change = (Right.SUPERVISE,)
    list_display = ["title", "speaker", "kind", "delivered_on", "meeting", "engine", "reviewed_at"]
    list_filter = ["kind", "engine"]
    list_select_related = ["meeting"]
    search_fields = ["title", "speaker", "meeting__title"]
    autocomplete_fields = ["meeting"]
    date_hierarchy = "delivered_on"
    readonly_fields = ["text", "source_file", "engine", "reviewed_at", "reviewed_by", "created_by", "created_at"]
    fieldsets = [
        (
            None,
            {"fields": ["title", "meeting", "speaker", "post", "kind", "delivered_on", "venue", "document_number"]},
        ),
        (_("Where it comes from"), {"fields": ["source_file", "created_by", "created_at", "version"]}),
        (_("Review"), {"fields": ["engine", "reviewed_at", "reviewed_by"]}),
        (_("text"), {"classes": ["collapse"], "fields": ["text"]}),
    ]


class AssignmentInline(BusinessInline):
    model = Assignment
    fields = ["unit", "role", "state", "actor_text", "assigned_at", "acknowledged_at"]


class MilestoneInline(BusinessInline):
    model = Milestone
    fields = ["title", "baseline_due_on", "due_on", "met_on"]


class EventInline(BusinessInline):
    model = Event
    fields = ["at", "actor", "verb", "from_state", "to_state", "why"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Leave out what happens with a report inside its unit."""
        return super().get_queryset(request).exclude(verb__in=WITHIN_A_UNIT)


@admin.register(Requirement)
class RequirementAdmin(BusinessAdmin):
    """Only how a requirement is described may be put right here, and that too goes into its history."""

    form = VersionedForm
    may_change = (Right.SUPERVISE,)
    list_display = ["summary", "docket_number", "state", "importance", "due_on", "verification", "speech"]
    list_display_links = ["summary"]
    list_filter = ["state", "importance", "verification", "trackable", "docket_year"]
    list_select_related = ["speech"]
    search_fields = ["docket_number", "summary", "quote", "speech__title"]
    raw_id_fields = ["parent"]
    date_hierarchy = "docketed_on"
    ordering = ["-docket_year", "-docket_serial", "-pk"]
    described = ["summary", "importance", "lead_leader", "trackable", "supervisor", "parent"]
    as_said: list[Any] = ["speech", "quote", "headings", "deadline_text", "confidence", "engine"]
    where_it_stands: list[Any] = [
        *("state", "docket_number", "docketed_on", "baseline_due_on", "due_on", "next_due_on", "rrule"),
        *("report_percent", "reported_on", "verification", "verification_note", "closed_on"),
    ]
    fieldsets = [
        (None, {"fields": [*described, "version"]}),
        (_("As said"), {"fields": as_said}),
        (_("Where it stands"), {"fields": where_it_stands}),
    ]
    inlines = [AssignmentInline, MilestoneInline, EventInline]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        return [*self.as_said, *self.where_it_stands]

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "supervisor":
            kwargs["queryset"] = User.objects.filter(role=Role.SUPERVISOR, is_active=True)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Requirement]:
        return super().get_queryset(request).defer("quote", "reasons", "actors", "deadlines", "headings")

    @transaction.atomic
    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        changes = {name: (form.initial.get(name), form.cleaned_data[name]) for name in form.changed_data}
        if changes:
            record(Event.Verb.EDITED, person(request), requirement=obj, changes=changes)
