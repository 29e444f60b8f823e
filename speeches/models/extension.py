"""Requests for a later deadline: a history beside the first one, which is never overwritten."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from accounts.models import Unit

from .requirement import Requirement


class ExtensionRequest(models.Model):
    class State(models.TextChoices):
        ASKED = "asked", _("Waiting for a decision")
        GRANTED = "granted", _("Granted")
        REFUSED = "refused", _("Refused")

    requirement = models.ForeignKey(
        Requirement, on_delete=models.CASCADE, related_name="extensions", verbose_name=_("requirement")
    )
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+", verbose_name=_("unit"))
    reason = models.TextField(_("reason"))
    progress = models.TextField(_("progress so far"))
    from_due_on = models.DateField(_("from"))
    to_due_on = models.DateField(_("to"))
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.ASKED)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("asked by")
    )
    asked_at = models.DateTimeField(_("asked at"), db_default=Now())
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("decided by"),
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    decision_note = models.TextField(_("remark"), blank=True)

    class Meta:
        verbose_name = _("extension request")
        verbose_name_plural = _("extension requests")
        ordering = ["-asked_at", "-id"]
        constraints = [
            models.UniqueConstraint(fields=["requirement"], condition=Q(state="asked"), name="extension_one_open"),
        ]

    def __str__(self) -> str:
        return f"{self.from_due_on} → {self.to_due_on}"
