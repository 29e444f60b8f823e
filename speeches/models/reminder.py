"""Urging by a supervisor, and reminders that the program sends by itself; each is sent once."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from accounts.models import Unit

from .requirement import Requirement


class Reminder(models.Model):
    class Kind(models.TextChoices):
        URGED = "urged", _("Urged")
        AHEAD = "ahead", _("Before the deadline")
        OVERDUE = "overdue", _("Overdue")

    requirement = models.ForeignKey(
        Requirement, on_delete=models.CASCADE, related_name="reminders", verbose_name=_("requirement")
    )
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name=_("unit"))
    kind = models.CharField(_("kind"), max_length=10, choices=Kind, default=Kind.URGED)
    for_day = models.DateField(_("for the day"))
    text = models.TextField(_("words"), blank=True)
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("sent by"),
    )
    sent_at = models.DateTimeField(_("sent at"), db_default=Now())

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        ordering = ["-sent_at", "-id"]
        constraints = [
            models.UniqueConstraint(
                fields=["requirement", "unit", "kind", "for_day"],
                condition=~Q(kind="urged"),
                name="reminder_sent_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.for_day}"
