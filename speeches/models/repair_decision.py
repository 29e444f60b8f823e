"""What people decided on the repairs of a file; kept when the file is read again."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from .source_file import SourceFile


class RepairDecision(models.Model):
    """One place of the original that a person decided on: undone, worded anew, or looked at."""

    class Kind(models.TextChoices):
        UNDONE = "undone", _("Undone")
        CORRECTED = "corrected", _("Corrected")
        SEEN = "seen", _("Looked at")

    source_file = models.ForeignKey(
        SourceFile, on_delete=models.CASCADE, related_name="decisions", verbose_name=_("source file")
    )
    rule = models.CharField(_("rule"), max_length=200)
    start = models.PositiveIntegerField(verbose_name=_("start"))  # in raw_text
    end = models.PositiveIntegerField(verbose_name=_("end"))
    before = models.TextField(_("as it stood"), blank=True)
    after = models.TextField(_("as mended"), blank=True)  # by the rules
    kind = models.CharField(_("decision"), max_length=10, choices=Kind)
    text = models.TextField(_("as it stands now"), blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", verbose_name=_("decided by")
    )
    decided_at = models.DateTimeField(_("decided at"))

    class Meta:
        verbose_name = _("decision on a repair")
        verbose_name_plural = _("decisions on repairs")
        ordering = ["start", "end"]
        constraints = [
            models.UniqueConstraint(fields=["source_file", "start", "end", "rule"], name="repair_decided_once"),
        ]

    def __str__(self) -> str:
        return f"{self.before} → {self.text}"

    @property
    def changes_text(self) -> bool:
        """Whether the speech reads otherwise than the rules would have it."""
        return self.kind != self.Kind.SEEN
