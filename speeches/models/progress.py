"""What units report."""

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from accounts.models import Unit

from .milestone import Milestone
from .requirement import Requirement
from .versioned import Versioned


class ProgressReport(Versioned):
    """A unit's report: written by the liaison, released by the unit's head, accepted or returned by a supervisor."""

    class State(models.TextChoices):
        WRITTEN = "written", _("Waiting for release")
        RELEASED = "released", _("Waiting for the supervisor")
        ACCEPTED = "accepted", _("Accepted")
        RETURNED = "returned", _("Returned for rework")
        SENT_BACK = "sent_back", _("Sent back by the unit head")

    requirement = models.ForeignKey(
        Requirement, on_delete=models.CASCADE, related_name="reports", verbose_name=_("requirement")
    )
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="reports", verbose_name=_("unit"))
    milestone = models.ForeignKey(
        Milestone, on_delete=models.SET_NULL, null=True, blank=True, related_name="reports", verbose_name=_("milestone")
    )
    progress = models.TextField(_("progress made"))
    problems = models.TextField(_("problems"), blank=True)
    delay_reasons = models.TextField(_("why not finished"), blank=True)
    next_steps = models.TextField(_("next steps"), blank=True)
    percent = models.PositiveSmallIntegerField(_("progress %"), default=0, validators=[MaxValueValidator(100)])
    reached = models.JSONField(_("figures reached"), default=list, blank=True)  # [{said, value, unit}], of the targets
    asks_closure = models.BooleanField(_("asks for closure"), default=False)
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.WRITTEN)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("written by")
    )
    written_at = models.DateTimeField(_("written at"), db_default=Now())
    released_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("released by"),
    )
    released_at = models.DateTimeField(_("released at"), null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("decided by"),
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    decision_note = models.TextField(_("reason"), blank=True)

    class Meta:
        verbose_name = _("progress report")
        verbose_name_plural = _("progress reports")
        ordering = ["-written_at", "-id"]
        constraints = [models.CheckConstraint(condition=Q(percent__lte=100), name="report_percent")]
        indexes = [models.Index(fields=["state"], name="report_state")]

    def __str__(self) -> str:
        return f"{self.unit} {self.percent}%"
