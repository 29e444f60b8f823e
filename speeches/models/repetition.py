"""By what a demand is found again when it is made once more."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from .requirement import Requirement


class RequirementPair(models.Model):
    """One telling pair of characters of a requirement in force; see ``review.similar``.

    Written in the transaction of whoever confirms the requirement, takes it back or changes its words.
    """

    requirement = models.ForeignKey(
        Requirement, on_delete=models.CASCADE, related_name="pairs", verbose_name=_("requirement")
    )
    pair = models.CharField(max_length=2, verbose_name=_("pair of characters"))

    class Meta:
        indexes = [models.Index(fields=["pair", "-requirement"], name="requirement_pair")]

    def __str__(self) -> str:
        return self.pair
