"""Forms that were sent: so that a form sent twice does its work once."""

import uuid

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _


class Submission(models.Model):
    """The token of a form that was worked on, and where its result is to be seen."""

    token = models.UUIDField(primary_key=True, default=uuid.uuid4, verbose_name=_("token"))
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name=_("user")
    )
    result_url = models.CharField(max_length=500, blank=True, verbose_name=_("address of the result"))
    created_at = models.DateTimeField(db_default=Now(), verbose_name=_("created at"))

    def __str__(self) -> str:
        return str(self.token)
