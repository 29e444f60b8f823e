"""Files as they came in: bytes, hash and the record of every repair."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.functions import Now
from django.db.models.sql.compiler import SQLCompiler
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.roles import Right

from .media_types import MEDIA_TYPES

if TYPE_CHECKING:
    from accounts.models import User


def stored_name(instance: "SourceFile", filename: str) -> str:  # names of users never reach the disk
    return f"sources/{instance.sha256[:2]}/{instance.sha256}"


class ArrayLength(models.Func):
    """Count the elements of a JSON array in the database."""

    function = "JSON_ARRAY_LENGTH"
    output_field = models.IntegerField()

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **context: Any
    ) -> tuple[str, Sequence[Any]]:
        return self.as_sql(compiler, connection, function="JSONB_ARRAY_LENGTH", **context)


class SourceFileQuerySet(models.QuerySet["SourceFile"]):
    def for_lists(self) -> "SourceFileQuerySet":
        """Leave the long columns away and add counts of repairs, speeches, requirements, drafts and unread speeches.

        Narrow the rows first: it counts over all that are left. ``unread_count`` counts the speeches whose drafts
        were not sought yet.
        """
        speeches = "speeches__requirements"
        return self.defer("raw_text", "edits").annotate(
            edit_count=ArrayLength("edits"),
            speech_count=models.Count("speeches", distinct=True),
            requirement_count=models.Count(speeches, distinct=True),
            draft_count=models.Count(speeches, distinct=True, filter=models.Q(speeches__requirements__state="draft")),
            unread_count=models.Count("speeches", distinct=True, filter=models.Q(speeches__extracted_at__isnull=True)),
        )

    def visible_to(self, user: "User") -> "SourceFileQuerySet":
        """Keep what the user may see."""
        return self if user.may(Right.SEE_SPEECHES) else self.none()


class SourceFile(models.Model):
    """One file or pasted text. Its bytes never change; what was mended stands in ``edits``."""

    class Outcome(models.TextChoices):
        OK = "ok", _("read in full")
        PARTIAL = "partial", _("read in part")

    name = models.CharField(_("file name"), max_length=255)
    file = models.FileField(_("file"), upload_to=stored_name, max_length=200)
    sha256 = models.CharField(max_length=64, unique=True, verbose_name=_("SHA-256 checksum"))
    size = models.PositiveBigIntegerField(_("size"))
    media_type = models.CharField(_("type"), max_length=100)
    encoding = models.CharField(_("encoding"), max_length=40, blank=True)
    pasted = models.BooleanField(_("pasted"), default=False)
    raw_text = models.TextField(_("text as it stood"))
    edits = models.JSONField(
        _("repairs"), default=list
    )  # [{start, end, before, after, rule, sure}], offsets in raw_text
    warnings = models.JSONField(default=list, verbose_name=_("warnings"))
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome, default=Outcome.OK)
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("logged by"),
    )
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = SourceFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("source file")
        verbose_name_plural = _("source files")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("source-file-detail", args=[self.pk])

    @property
    def media_label(self) -> str:
        """What the file is, in words."""
        return str(MEDIA_TYPES.get(self.media_type, self.media_type))
