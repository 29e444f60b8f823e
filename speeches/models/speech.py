"""Speeches: the clean text that every span points into."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.roles import Right

from .meeting import Meeting
from .source_file import SourceFile
from .versioned import Versioned

if TYPE_CHECKING:
    from accounts.models import User

STOPPED = "stopped:"  # stands in `Speech.engine` before what stopped the search, where no engine came to its end


class SpeechQuerySet(models.QuerySet["Speech"]):
    def visible_to(self, user: "User") -> "SpeechQuerySet":
        """Keep what the user may see: all for those who see speeches, nothing for units and administrators.

        A unit sees the sentence it was given, on the requirement, not the whole speech.
        """
        return self if user.may(Right.SEE_SPEECHES) else self.none()

    def awaiting_review(self) -> "SpeechQuerySet":
        """Keep the speeches with drafts that nobody has decided on."""
        from .requirement import Requirement  # noqa: PLC0415 - the two models know each other

        return self.filter(Exists(Requirement.objects.drafts().filter(speech=OuterRef("pk"))))

    def unread(self) -> "SpeechQuerySet":
        """Keep the speeches whose drafts are still to be found: nobody sought them, or the search was stopped."""
        return self.filter(Q(extracted_at__isnull=True) | Q(engine__startswith=STOPPED))

    def with_review_counts(self) -> "SpeechQuerySet":
        """Add ``draft_count`` (still to decide), ``decided_count`` and ``requirement_count`` (confirmed or further)."""
        return self.annotate(
            draft_count=Count("requirements", filter=Q(requirements__state="draft")),
            decided_count=Count("requirements", filter=~Q(requirements__state="draft")),
            requirement_count=Count("requirements", filter=~Q(requirements__state__in=["draft", "dismissed"])),
            all_count=Count("requirements"),
        )

    def latest_first(self) -> "SpeechQuerySet":
        return self.order_by(F("delivered_on").desc(nulls_last=True), "-pk")


class Speech(Versioned):
    """One leader's recorded address, or a report or news text that was logged."""

    class Kind(models.TextChoices):
        SPEECH = "speech", _("Speech")
        REPORT = "report", _("Report")
        NEWS = "news", _("News")
        MINUTES = "minutes", _("Minutes of a meeting")
        LEDGER = "ledger", _("Old ledger")  # the rows of a past ledger stand in for what was said

    meeting = models.ForeignKey(
        Meeting, on_delete=models.SET_NULL, null=True, blank=True, related_name="speeches", verbose_name=_("meeting")
    )
    source_file = models.ForeignKey(
        SourceFile, on_delete=models.PROTECT, null=True, blank=True, editable=False, related_name="speeches"
    )
    position = models.PositiveIntegerField(default=0, editable=False)  # which speech of its file, from 0
    title = models.CharField(_("title"), max_length=200)
    speaker = models.CharField(_("speaker"), max_length=60, blank=True)
    post = models.CharField(_("speaker's post"), max_length=60, blank=True)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.SPEECH)
    delivered_on = models.DateField(_("delivered on"), null=True, blank=True)
    venue = models.CharField(_("venue"), max_length=200, blank=True)
    document_number = models.CharField(_("document number"), max_length=60, blank=True)
    text = models.TextField(_("text"))
    segments = models.JSONField(default=list, editable=False)  # [[at, source, length]]: clean text → raw text
    raw_start = models.PositiveIntegerField(default=0, editable=False)
    raw_end = models.PositiveIntegerField(default=0, editable=False)
    guessed = models.JSONField(default=dict, editable=False)  # {"delivered_on": "why"}: proposed, to be looked at
    outline = models.JSONField(default=list, editable=False)  # [{start, end, text, level, part}]
    engine = models.CharField(_("engine"), max_length=40, blank=True, editable=False)
    extracted_at = models.DateTimeField(null=True, editable=False)
    reviewed_at = models.DateTimeField(_("reviewed at"), null=True, editable=False)
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = SpeechQuerySet.as_manager()

    class Meta:
        verbose_name = _("speech")
        verbose_name_plural = _("speeches")
        indexes = [models.Index(fields=["-delivered_on"], name="speech_delivered_on")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("speech-detail", args=[self.pk])

    @staticmethod
    def stopped_by(why: str) -> str:
        """Return what stands in ``engine`` when the search for drafts was stopped: time, memory, drafts, busy…"""
        return f"{STOPPED}{why}"[:40]

    @property
    def search_stopped(self) -> str:
        """What stopped the search for drafts the last time; empty when it came to its end or is still to come."""
        return self.engine.removeprefix(STOPPED) if self.engine.startswith(STOPPED) else ""

    @property
    def occasion(self) -> str:
        """Where it was said, in few words, for lists."""
        return self.meeting.title if self.meeting else self.title
