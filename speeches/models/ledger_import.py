"""A ledger of past requirements on its way in: the sheet as read, and what its columns were said to mean."""

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.roles import Right

from .source_file import SourceFile

if TYPE_CHECKING:
    from accounts.models import User


def waiting_name(instance: "LedgerImport", filename: str) -> str:  # names of users never reach the disk
    return f"imports/{instance.sha256[:2]}/{instance.sha256}"


class LedgerImportQuerySet(models.QuerySet["LedgerImport"]):
    def visible_to(self, user: "User") -> "LedgerImportQuerySet":
        """Keep what the user may see: taking in old ledgers is the supervisors' work."""
        return self if user.may(Right.SUPERVISE) else self.none()

    def waiting(self) -> "LedgerImportQuerySet":
        """Keep what was uploaded and not taken in yet."""
        return self.filter(source_file__isnull=True)


class LedgerImport(models.Model):
    """One workbook: nothing of it counts as a requirement before ``source_file`` is set, and then all of it does."""

    name = models.CharField(_("file name"), max_length=255)
    file = models.FileField(_("file"), upload_to=waiting_name, max_length=200)
    sha256 = models.CharField(max_length=64, verbose_name=_("SHA-256 checksum"))
    size = models.PositiveBigIntegerField(_("size"))
    sheets = models.JSONField(default=list, verbose_name=_("sheets"))  # [{name, rows: [[text]]}]
    sheet = models.PositiveSmallIntegerField(default=0, verbose_name=_("chosen sheet"))
    head = models.PositiveIntegerField(default=0, verbose_name=_("head row"))  # the row that names the columns, from 0
    columns = models.JSONField(default=dict, verbose_name=_("columns"))  # {"3": "due_on"}: column → field
    units = models.JSONField(default=dict, verbose_name=_("units"))  # {"县发改局": 12}: phrase → unit, 0 for 待明确
    created_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, editable=False, related_name="+")
    created_at = models.DateTimeField(db_default=Now(), editable=False)
    source_file = models.OneToOneField(
        SourceFile, on_delete=models.PROTECT, null=True, editable=False, related_name="ledger_import"
    )

    objects = LedgerImportQuerySet.as_manager()

    class Meta:
        verbose_name = _("ledger import")
        verbose_name_plural = _("ledger imports")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("ledger-import-detail", args=[self.pk])

    @property
    def rows(self) -> list[list[str]]:
        """All rows of the chosen sheet."""
        sheets: list[dict[str, Any]] = self.sheets
        rows: list[list[str]] = sheets[self.sheet]["rows"]
        return rows
