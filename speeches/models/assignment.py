"""Which units a requirement is given to."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from accounts.models import Unit

from .requirement import UNDER_WAY, Requirement

if TYPE_CHECKING:
    from accounts.models import User


class AssignmentQuerySet(models.QuerySet["Assignment"]):
    def given(self) -> "AssignmentQuerySet":
        """Keep what was really assigned; a proposal of the review desk is no unit's business yet."""
        return self.exclude(state=Assignment.State.PROPOSED)

    def lead(self) -> "AssignmentQuerySet":
        return self.filter(role=Assignment.Role.LEAD)

    def of_unit(self, user: "User") -> "AssignmentQuerySet":
        """Keep the assignments of the user's own unit."""
        return self.given().filter(unit_id=user.unit_id) if user.unit_id else self.none()

    def unacknowledged(self) -> "AssignmentQuerySet":
        return self.filter(state=Assignment.State.ASSIGNED)

    def acknowledged(self) -> "AssignmentQuerySet":
        return self.filter(state=Assignment.State.ACKNOWLEDGED)

    def objected(self) -> "AssignmentQuerySet":
        """Keep the objections that no supervisor has answered yet."""
        return self.filter(state=Assignment.State.OBJECTED, requirement__state__in=UNDER_WAY)


class Assignment(models.Model):
    """One requirement given to one unit, as lead or supporting."""

    class Role(models.TextChoices):
        LEAD = "lead", _("Lead")
        SUPPORTING = "supporting", _("Supporting")

    class State(models.TextChoices):
        PROPOSED = "proposed", _("Proposed")  # matched or chosen at review, not yet handed out
        ASSIGNED = "assigned", _("To be acknowledged")
        ACKNOWLEDGED = "acknowledged", _("Acknowledged")
        OBJECTED = "objected", _("Objected")

    requirement = models.ForeignKey(
        Requirement, on_delete=models.CASCADE, related_name="assignments", verbose_name=_("requirement")
    )
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="assignments", verbose_name=_("unit"))
    role = models.CharField(_("role"), max_length=12, choices=Role, default=Role.LEAD)
    state = models.CharField(_("state"), max_length=14, choices=State, default=State.PROPOSED)
    actor_text = models.CharField(_("actor as said"), max_length=100, blank=True)
    matched_by = models.CharField(
        _("how matched"), max_length=20, blank=True
    )  # name, alias, abbreviation, group, person
    assigned_at = models.DateTimeField(_("assigned at"), null=True, blank=True)
    acknowledged_at = models.DateTimeField(_("acknowledged at"), null=True, blank=True)
    acknowledged_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("acknowledged by"),
    )
    objection = models.TextField(_("objection"), blank=True)
    objected_at = models.DateTimeField(null=True, blank=True, verbose_name=_("objected at"))
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = AssignmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        ordering = ["role", "unit__order", "id"]  # "lead" sorts before "supporting"
        constraints = [
            models.UniqueConstraint(fields=["requirement", "unit"], name="assignment_unit_once"),
        ]
        indexes = [
            models.Index(fields=["unit", "state"], name="assignment_unit_state"),
            models.Index(fields=["requirement"], name="assignment_lead", condition=Q(role="lead")),
        ]

    def __str__(self) -> str:
        return f"{self.unit} ({self.get_role_display()})"
