"""Edits under a version check: of two editors the second gets 409 with the text kept."""

from typing import Any, Self

from django.db import models
from django.db.models import F
from django.utils.translation import gettext as _

from config.conflicts import Conflict


class Versioned(models.Model):
    """A row that several people may edit at once."""

    version = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        abstract = True

    def save_over(self, version: int, fields: list[str]) -> None:
        """Write ``fields`` if the stored row still has ``version``; raise Conflict if not.

        One conditional UPDATE: whoever comes second, in another process or a stale tab, changes nothing.
        """
        values: dict[str, Any] = {name: getattr(self, name) for name in fields}
        rows = type(self)._default_manager.filter(pk=self.pk, version=version)
        if not rows.update(**values, version=F("version") + 1):
            raise Conflict(_("Somebody else changed this in the meantime. Nothing of yours was saved yet."))
        self.version = version + 1

    def claim(self, **expected: Any) -> Self:
        """Lock the row, reload it and check that it is as expected; raise Conflict if not.

        Must run inside a transaction. On SQLite the transaction itself is the lock (BEGIN IMMEDIATE).
        """
        row = type(self)._default_manager.select_for_update().get(pk=self.pk)
        for name, value in expected.items():
            if getattr(row, name) != value:
                raise Conflict(_("Somebody else changed this in the meantime. Nothing of yours was saved yet."))
        return row
