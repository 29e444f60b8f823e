"""A leader's written remark (批示) on a requirement."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from .requirement import Requirement


class Instruction(models.Model):
    requirement = models.ForeignKey(
        Requirement, on_delete=models.CASCADE, related_name="instructions", verbose_name=_("requirement")
    )
    leader = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="instructions", verbose_name=_("leader")
    )
    text = models.TextField(_("instruction"))
    given_at = models.DateTimeField(_("given at"), db_default=Now())

    class Meta:
        verbose_name = _("instruction")
        verbose_name_plural = _("instructions")
        ordering = ["-given_at", "-id"]

    def __str__(self) -> str:
        return self.text[:40]
