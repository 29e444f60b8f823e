"""History: who did what, when, from which state to which, and why. Rows are only ever added."""

from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.db import models
from django.db.models.functions import Now
from django.utils.translation import gettext_lazy as _

from accounts.roles import Right

from .requirement import Requirement
from .speech import Speech

if TYPE_CHECKING:
    from accounts.models import User


class EventQuerySet(models.QuerySet["Event"]):
    def stopped_files(self, user: "User") -> "EventQuerySet":
        """Keep the files that were stopped for a secrecy marking, for those whose business that is."""
        return self.filter(verb=Event.Verb.STOPPED) if user.may(Right.SEE_STOPPED) else self.none()

    def update(self, **kwargs: Any) -> int:
        raise TypeError("History is never changed.")

    def delete(self) -> tuple[int, dict[str, int]]:
        raise TypeError("History is never deleted.")


class Event(models.Model):
    """One step of the history of a requirement (or of its speech), or a file that was stopped (of neither)."""

    class Verb(models.TextChoices):
        LOGGED = "logged", _("Speech logged")
        EXTRACTED = "extracted", _("Drafts found")
        ADDED = "added", _("Added by hand")
        IMPORTED = "imported", _("Taken over from an old ledger")
        EDITED = "edited", _("Edited")
        CONFIRMED = "confirmed", _("Confirmed")
        DISMISSED = "dismissed", _("Dismissed")
        RESTORED = "restored", _("Decision taken back")
        MERGED = "merged", _("Merged")
        SPLIT = "split", _("Split")
        REVIEWED = "reviewed", _("Review finished")
        LINKED = "linked", _("Noted as asked for before")
        REPEATED = "repeated", _("Asked for again")
        JOINED = "joined", _("Joined to the earlier one")
        ASSIGNED = "assigned", _("Docketed and assigned")
        REASSIGNED = "reassigned", _("Units changed")
        ACKNOWLEDGED = "acknowledged", _("Acknowledged")
        OBJECTED = "objected", _("Objected")
        OBJECTION_SETTLED = "objection_settled", _("Objection settled")
        REPORTED = "reported", _("Report written")
        RELEASED = "released", _("Report released")
        CLOSURE_ASKED = "closure_asked", _("Closure asked for")
        SENT_BACK = "sent_back", _("Report sent back by the unit head")
        ACCEPTED = "accepted", _("Report accepted")
        RETURNED = "returned", _("Returned for rework")
        VERIFIED = "verified", _("Verified")
        URGED = "urged", _("Urged")
        EXTENSION_ASKED = "extension_asked", _("Extension asked for")
        EXTENSION_GRANTED = "extension_granted", _("Extension granted")
        EXTENSION_REFUSED = "extension_refused", _("Extension refused")
        INSTRUCTED = "instructed", _("Instruction given")
        CLOSED = "closed", _("Closed")
        REOPENED = "reopened", _("Reopened")
        CANCELLED = "cancelled", _("Cancelled")
        STOPPED = "stopped", _("File with a secrecy marking stopped")

    requirement = models.ForeignKey(
        Requirement, on_delete=models.PROTECT, null=True, related_name="events", verbose_name=_("requirement")
    )
    speech = models.ForeignKey(
        Speech, on_delete=models.PROTECT, null=True, related_name="events", verbose_name=_("speech")
    )
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+", verbose_name=_("who did it")
    )
    at = models.DateTimeField(_("when"), db_default=Now())
    verb = models.CharField(_("what"), max_length=20, choices=Verb)
    from_state = models.CharField(_("from"), max_length=20, blank=True)
    to_state = models.CharField(_("to"), max_length=20, blank=True)
    changes = models.JSONField(_("changes"), default=dict)  # {field: [before, after]}
    why = models.TextField(_("reason"), blank=True)

    objects = EventQuerySet.as_manager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("history")
        ordering = ["-at", "-id"]
        indexes = [
            models.Index(fields=["requirement", "-at"], name="event_of_requirement"),
            models.Index(fields=["speech", "-at"], name="event_of_speech"),
        ]

    def __str__(self) -> str:
        return f"{self.get_verb_display()} {self.at:%Y-%m-%d}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.pk is not None:
            raise TypeError("History is never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TypeError("History is never deleted.")

    @property
    def stopped_file(self) -> dict[str, str]:
        """What is known of a file that was stopped: its name, size in bytes and sha256."""
        return {name: after for name, (_before, after) in self.changes.items()}
