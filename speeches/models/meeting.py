"""Meetings at which speeches are held."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import Unit
from accounts.roles import Right

from .versioned import Versioned

if TYPE_CHECKING:
    from accounts.models import User


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def visible_to(self, user: "User") -> "MeetingQuerySet":
        """Keep what the user may see: everything for those who see speeches, nothing for others."""
        return self if user.may(Right.SEE_SPEECHES) else self.none()

    def with_counts(self) -> "MeetingQuerySet":
        """Add ``speech_count``."""
        return self.annotate(speech_count=models.Count("speeches", distinct=True))

    def latest_first(self) -> "MeetingQuerySet":
        return self.order_by(models.F("held_on").desc(nulls_last=True), "-pk")


class Meeting(Versioned):
    """An occasion on which leaders spoke."""

    class Kind(models.TextChoices):
        WORK = "work", _("Work meeting")
        PROMOTION = "promotion", _("Promotion meeting")
        MOBILISATION = "mobilisation", _("Mobilisation meeting")
        SYMPOSIUM = "symposium", _("Symposium")
        EXECUTIVE = "executive", _("Executive or standing committee meeting")
        REVIEW = "review", _("Review and appraisal meeting")
        VISIT = "visit", _("On-site inspection")
        OTHER = "other", _("Other")

    title = models.CharField(_("title"), max_length=200)
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.WORK)
    held_on = models.DateField(_("held on"), null=True, blank=True)
    venue = models.CharField(_("venue"), max_length=200, blank=True)
    host = models.CharField(_("host"), max_length=60, blank=True)
    attendees = models.TextField(_("attendees"), blank=True)
    organiser = models.ForeignKey(
        Unit,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="meetings",
        verbose_name=_("organising unit"),
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, editable=False, related_name="+"
    )
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")
        indexes = [models.Index(fields=["-held_on"], name="meeting_held_on")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("meeting-detail", args=[self.pk])
