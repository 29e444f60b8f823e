"""Dated steps: one for a deadline and for each part that is due before it, one a period for a recurring duty."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .requirement import Requirement


class MilestoneQuerySet(models.QuerySet["Milestone"]):
    def open(self) -> "MilestoneQuerySet":
        return self.filter(met_on__isnull=True)

    def parts(self) -> "MilestoneQuerySet":
        """Keep the parts that are due before the whole: their title is how the speech says when."""
        return self.exclude(title="")


class Milestone(models.Model):
    """A step with a date; its original date is kept beside the current one."""

    requirement = models.ForeignKey(
        Requirement, on_delete=models.CASCADE, related_name="milestones", verbose_name=_("requirement")
    )
    title = models.CharField(_("step"), max_length=100, blank=True)
    baseline_due_on = models.DateField(_("original deadline"))
    due_on = models.DateField(_("deadline"))
    met_on = models.DateField(_("met on"), null=True, blank=True)

    objects = MilestoneQuerySet.as_manager()

    class Meta:
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        ordering = ["due_on", "id"]
        constraints = [
            models.UniqueConstraint(fields=["requirement", "baseline_due_on", "title"], name="milestone_once"),
        ]
        indexes = [models.Index(fields=["due_on"], name="milestone_due")]

    def __str__(self) -> str:
        return f"{self.title} {self.due_on}".strip()
