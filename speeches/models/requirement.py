"""Requirements: one table from draft to closed."""

from datetime import date
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.roles import Right

from .speech import Speech
from .versioned import Versioned

if TYPE_CHECKING:
    from accounts.models import User


class State(models.TextChoices):
    DRAFT = "draft", _("To be reviewed")
    DISMISSED = "dismissed", _("Dismissed")
    CONFIRMED = "confirmed", _("Confirmed, to be assigned")
    ASSIGNED = "assigned", _("Assigned")
    IN_PROGRESS = "in_progress", _("In progress")
    AWAITING_CLOSURE = "awaiting_closure", _("Awaiting closure")
    CLOSED = "closed", _("Closed")
    CANCELLED = "cancelled", _("Cancelled")


UNDER_WAY = (State.ASSIGNED, State.IN_PROGRESS, State.AWAITING_CLOSURE)
DOCKETED = (*UNDER_WAY, State.CLOSED, State.CANCELLED)


class RequirementQuerySet(models.QuerySet["Requirement"]):
    def visible_to(self, user: "User") -> "RequirementQuerySet":
        """Keep what the user may see; first in every view.

        Those who see the ledger see all; people of a unit see what was assigned to their unit; others nothing.
        """
        if user.may(Right.SEE_LEDGER):
            return self
        if user.is_of_a_unit and user.unit_id:
            from .assignment import Assignment  # noqa: PLC0415 - the two models know each other

            given = Assignment.objects.given().filter(requirement=OuterRef("pk"), unit_id=user.unit_id)
            return self.filter(Exists(given), state__in=DOCKETED)
        return self.none()

    def drafts(self) -> "RequirementQuerySet":
        """Keep what nobody has decided on."""
        return self.filter(state=State.DRAFT)

    def decided(self) -> "RequirementQuerySet":
        """Keep what a person confirmed, whatever became of it."""
        return self.exclude(state__in=(State.DRAFT, State.DISMISSED))

    def awaiting_assignment(self) -> "RequirementQuerySet":
        return self.filter(state=State.CONFIRMED)

    def under_way(self) -> "RequirementQuerySet":
        """Keep what was assigned and is not closed."""
        return self.filter(state__in=UNDER_WAY)

    def asked_again(self) -> "RequirementQuerySet":
        """Keep what was asked for more than once: it repeats an earlier one, or a later one repeats it."""
        again = Requirement.objects.decided().filter(repeats=OuterRef("pk"))
        return self.filter(Q(repeats__isnull=False) | Exists(again))

    def with_times_asked(self) -> "RequirementQuerySet":
        """Add ``times_asked``: how many speeches' requirements ask for the same, this one counted."""
        first = Coalesce(OuterRef("repeats_id"), OuterRef("pk"))
        later = Requirement.objects.decided().filter(repeats_id=first).order_by().values("repeats_id")
        return self.annotate(times_asked=1 + Coalesce(Subquery(later.annotate(n=Count("pk")).values("n")), 0))

    def docketed(self) -> "RequirementQuerySet":
        """Keep what has a docket number."""
        return self.filter(docket_serial__isnull=False)

    def overdue(self, on: date) -> "RequirementQuerySet":
        """Keep what is under way and past its current deadline on the day."""
        return self.under_way().filter(next_due_on__lt=on)

    def unacknowledged(self) -> "RequirementQuerySet":
        """Keep what is under way and not signed for by its lead unit."""
        return self.filter(state=State.ASSIGNED)

    def unsettled(self) -> "RequirementQuerySet":
        """Keep what lacks a lead unit or a deadline: 待明确."""
        from .assignment import Assignment  # noqa: PLC0415 - the two models know each other

        lead = Assignment.objects.filter(requirement=OuterRef("pk"), role=Assignment.Role.LEAD)
        return self.filter(~Exists(lead) | Q(due_on__isnull=True, rrule="", no_deadline=False))

    def in_reading_order(self) -> "RequirementQuerySet":
        """Order as said: speech by speech, sentence by sentence."""
        return self.order_by("speech_id", "span_start", "span_end", "pk")


class Requirement(Versioned):
    """One actionable demand, with the exact sentence in which it was said (一事一项)."""

    State = State

    class Importance(models.TextChoices):
        NORMAL = "normal", _("Normal")
        KEY = "key", _("Key")
        URGENT = "urgent", _("Urgent")
        EXTRA_URGENT = "extra_urgent", _("Extra urgent")

    class Verification(models.TextChoices):
        """What the supervisor found: kept apart from what the unit says and where the clock stands."""

        NONE = "none", _("Not verified")
        TRUE = "true", _("Verified true")
        PARTIAL = "partial", _("Partly true")
        FALSE = "false", _("Found untrue")

    # Where it was said
    speech = models.ForeignKey(Speech, on_delete=models.PROTECT, related_name="requirements", verbose_name=_("speech"))
    quote = models.TextField(_("quotation"))
    span_start = models.PositiveIntegerField(_("start"))
    span_end = models.PositiveIntegerField(_("end"))
    headings = models.JSONField(_("headings"), default=list, blank=True)  # ["二、…", "（一）…"]
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="parts", verbose_name=_("part of")
    )

    # What the program read in it
    trackable = models.BooleanField(_("trackable"), default=True)
    confidence = models.FloatField(_("confidence"), default=1.0)
    actors = models.JSONField(_("actors"), default=list, blank=True)  # [{text, start, end, role, inherited}]
    deadlines = models.JSONField(
        _("time limits"), default=list, blank=True
    )  # [{text, start, end, kind, due, from, rrule, event}]
    targets = models.JSONField(
        _("figures to reach"), default=list, blank=True
    )  # [{text, start, end, relation, number, unit, scale, object, each, said, times}]
    reasons = models.JSONField(_("reasons"), default=list, blank=True)  # [{name, words, weight}]
    engine = models.CharField(_("engine"), max_length=40, blank=True)  # empty: added by a person

    # What people made of it
    summary = models.CharField(_("requirement"), max_length=200)
    state = models.CharField(_("state"), max_length=20, choices=State, default=State.DRAFT)
    importance = models.CharField(_("importance"), max_length=20, choices=Importance, default=Importance.NORMAL)
    lead_leader = models.CharField(_("leader in charge"), max_length=60, blank=True)
    deadline_text = models.CharField(_("deadline as said"), max_length=100, blank=True)
    baseline_due_on = models.DateField(_("original deadline"), null=True, blank=True)  # never overwritten
    due_on = models.DateField(_("current deadline"), null=True, blank=True)
    rrule = models.CharField(_("recurrence"), max_length=200, blank=True)  # RFC 5545 RRULE value
    next_due_on = models.DateField(_("next due"), null=True, blank=True, editable=False)  # earliest open milestone
    no_deadline = models.BooleanField(_("needs no deadline"), default=False)
    dismissal_reason = models.CharField(_("reason for dismissal"), max_length=200, blank=True)
    withdrawn = models.BooleanField(default=False, editable=False)  # no draft any more: merged away or taken back
    repeats = models.ForeignKey(  # the first requirement that asked for the same, never one that repeats another
        "self",
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="repeated_by",
        verbose_name=_("asks again for"),
    )
    confirmed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("confirmed by"),
    )
    confirmed_at = models.DateTimeField(null=True, blank=True, verbose_name=_("confirmed at"))

    # Follow-up
    docket_year = models.PositiveSmallIntegerField(null=True, blank=True, verbose_name=_("docket year"))
    docket_serial = models.PositiveIntegerField(null=True, blank=True, verbose_name=_("docket serial"))
    docket_number = models.CharField(_("docket number"), max_length=40, blank=True)
    docketed_on = models.DateField(_("docketed on"), null=True, blank=True)
    supervisor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="supervised",
        verbose_name=_("supervisor"),
    )
    report_percent = models.PositiveSmallIntegerField(_("progress %"), default=0)  # what the unit last said
    reported_on = models.DateField(_("last report"), null=True, blank=True)
    verification = models.CharField(_("verification"), max_length=10, choices=Verification, default=Verification.NONE)
    verification_note = models.TextField(_("what was found"), blank=True)
    verified_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("verified by"),
    )
    verified_on = models.DateField(_("verified on"), null=True, blank=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+", editable=False
    )
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = RequirementQuerySet.as_manager()

    class Meta:
        verbose_name = _("requirement")
        verbose_name_plural = _("requirements")
        constraints = [
            models.UniqueConstraint(fields=["docket_year", "docket_serial"], name="requirement_docket_once"),
            models.CheckConstraint(condition=Q(span_start__lte=F("span_end")), name="requirement_span_in_order"),
            models.CheckConstraint(condition=Q(report_percent__lte=100), name="requirement_percent"),
        ]
        indexes = [
            models.Index(fields=["state", "next_due_on"], name="requirement_state_due"),
            models.Index(fields=["speech", "span_start"], name="requirement_in_speech"),
            models.Index(fields=["next_due_on"], name="requirement_next_due"),
        ]

    def __str__(self) -> str:
        return f"{self.docket_number} {self.summary}".strip()

    def get_absolute_url(self) -> str:
        return reverse("requirement-detail", args=[self.pk])

    @property
    def under_way(self) -> bool:
        return self.state in UNDER_WAY

    @property
    def was_joined(self) -> bool:
        """Whether it was given no number of its own because an earlier requirement asks for the same (并案)."""
        return self.state == State.CANCELLED and self.repeats_id is not None and not self.docket_number

    @property
    def days_said(self) -> dict[date, str]:
        """The days that the speech names for it or for parts of it, each with its words."""
        return {date.fromisoformat(one["due"]): str(one.get("text", "")) for one in self.deadlines if one.get("due")}

    @property
    def due_days(self) -> list[date]:
        """The day on which it is due and, before it, those on which the speech wants parts of it.

        A deadline that a person moved stands alone: what the parts would be due on then, nobody said.
        """
        if self.due_on is None:
            return []
        said = self.days_said
        return sorted(said) if self.due_on == max(said, default=None) else [self.due_on]

    @property
    def open_limit(self) -> str:
        """The words of the time limits that come to no day yet, 接报后24小时内; "" where it has a day or needs none."""
        if self.due_on or self.rrule or self.no_deadline:
            return ""
        days = ("due", "from", "rrule")
        limits = [one for one in self.deadlines if one.get("kind") == "due" and not any(map(one.get, days))]
        return "；".join(dict.fromkeys(f"{one.get('event', '')}{one['text']}" for one in limits))

    @property
    def extended(self) -> bool:
        """Whether the current deadline differs from the original one."""
        return self.baseline_due_on is not None and self.due_on != self.baseline_due_on
