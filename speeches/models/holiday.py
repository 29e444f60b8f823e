"""Public holidays and make-up working days, over what the calendar library knows."""

from datetime import date

from django.db import models
from django.utils.translation import gettext_lazy as _


class HolidayQuerySet(models.QuerySet["Holiday"]):
    def table(self) -> dict[date, bool]:
        """Return day → is it a working day, as ``speeches.working_days`` takes it."""
        return dict(self.values_list("day", "is_working_day"))


class Holiday(models.Model):
    day = models.DateField(_("day"), unique=True)
    is_working_day = models.BooleanField(_("working day"), default=False)
    name = models.CharField(_("name"), max_length=40, blank=True)

    objects = HolidayQuerySet.as_manager()

    class Meta:
        verbose_name = _("holiday or make-up day")
        verbose_name_plural = _("holidays and make-up days")
        ordering = ["day"]

    def __str__(self) -> str:
        return f"{self.day} {self.name}".strip()
