"""What was done at the review desk, so that it can be taken back."""

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from .speech import Speech


class ReviewStep(models.Model):
    """One act of one person at one speech: its rows as they were before, and the versions it left."""

    speech = models.ForeignKey(Speech, on_delete=models.CASCADE, related_name="steps", verbose_name=_("speech"))
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name=_("who did it")
    )
    act = models.CharField(_("what"), max_length=20)
    before = models.JSONField(
        default=list, verbose_name=_("before")
    )  # [{pk, fields, units}]; a row that did not exist has no fields
    versions = models.JSONField(default=dict, verbose_name=_("versions"))  # {pk: version} after it
    undone = models.BooleanField(default=False, verbose_name=_("taken back"))
    at = models.DateTimeField(_("when"), db_default=Now(), editable=False)

    class Meta:
        verbose_name = _("step of a review")
        verbose_name_plural = _("steps of reviews")
        indexes = [models.Index(fields=["speech", "actor", "-id"], name="review_step_latest")]

    def __str__(self) -> str:
        return self.act
