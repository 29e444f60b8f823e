"""Forms of follow-up: what is asked for at each step."""

from datetime import date
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from speeches.followup.assigning import Order
from speeches.followup.reporting import Account
from speeches.models import Requirement

from .files import ManyFilesField
from .units import UnitsForm


def day_field(label: Any, **options: Any) -> forms.DateField:
    """Return a date field with the browser's own calendar."""
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(label=label, widget=widget, **options)


def long_field(label: Any, *, rows: int = 3, **options: Any) -> forms.CharField:
    """Return a field for some sentences."""
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rows}), max_length=4000, **options)


class OrderForm(UnitsForm):
    """What a supervisor decides when assigning; filled in with what review proposed."""

    summary = forms.CharField(label=_("Requirement"), max_length=200)
    due_on = day_field(_("Deadline"), required=False)
    rrule = forms.ChoiceField(label=_("Recurrence"), required=False)
    no_deadline = forms.BooleanField(label=_("Needs no deadline"), required=False)
    importance = forms.ChoiceField(label=_("Importance"), choices=Requirement.Importance)
    lead_leader = forms.CharField(label=_("Leader in charge"), max_length=60, required=False)
    copied = ("summary", "due_on", "rrule", "no_deadline", "importance", "lead_leader")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("no_deadline") and (cleaned.get("due_on") or cleaned.get("rrule")):
            self.add_error("no_deadline", _("There is a deadline or recurrence; clear it or untick this."))
        return cleaned

    def order(self) -> Order:
        """Return what was entered, for ``followup.assigning.assign``."""
        entered = self.cleaned_data
        return Order(
            lead=tuple(entered["lead"]),
            supporting=tuple(entered["supporting"]),
            due_on=entered["due_on"],
            rrule=entered["rrule"],
            no_deadline=entered["no_deadline"],
            importance=entered["importance"],
            lead_leader=entered["lead_leader"],
            summary=entered["summary"],
        )


class ReassignForm(UnitsForm):
    """Other units for a requirement under way."""

    why = long_field(_("Why the units change"))


class ReasonForm(forms.Form):
    """One field for words: why, or what."""

    words = long_field(_("Reason"))

    def __init__(self, *args: Any, label: Any = None, required: bool = True, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["words"].label = label or self.fields["words"].label
        self.fields["words"].required = required


class VerifyForm(forms.Form):
    """What the supervisor found."""

    verification = forms.ChoiceField(
        label=_("What was found"), choices=[one for one in Requirement.Verification.choices if one[0] != "none"],
        widget=forms.RadioSelect,
    )  # fmt: skip
    words = long_field(_("How it was checked and what was seen"))


class ExtensionForm(forms.Form):
    """A unit asks for a later deadline."""

    to_due_on = day_field(_("New deadline"))
    reason = long_field(_("Why the deadline cannot be kept"))
    progress = long_field(_("Progress so far"))

    def __init__(self, *args: Any, due_on: date | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.due_on = due_on

    def clean_to_due_on(self) -> date:
        day: date = self.cleaned_data["to_due_on"]
        if self.due_on and day <= self.due_on:
            raise forms.ValidationError(_("The new deadline has to be later than the present one."))
        return day


class AttachmentsField(ManyFilesField):
    """Several attachments, each within the limit and of a kind that nobody can start by opening it."""

    PAPERS = {"pdf", "ofd", "doc", "docx", "wps", "xls", "xlsx", "et", "ppt", "pptx", "txt", "rtf", "csv"}
    PICTURES = {"jpg", "jpeg", "png", "gif", "bmp", "tif", "tiff", "webp", "mp4"}
    ALLOWED = frozenset(PAPERS | PICTURES | {"zip", "rar", "7z"})
    LARGEST = 20 * 1024 * 1024
    MOST = 10

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[bytes]]:
        files = super().clean(data, initial) if data else []
        if len(files) > self.MOST:
            raise forms.ValidationError(_("At most %(count)d files.") % {"count": self.MOST})
        for file in files:
            ending = (file.name or "").rpartition(".")[2].lower()
            if ending not in self.ALLOWED:
                raise forms.ValidationError(
                    _("“%(name)s” is of a kind that cannot be attached. Send it as PDF or picture.")
                    % {"name": file.name}
                )
            if file.size and file.size > self.LARGEST:
                raise forms.ValidationError(
                    _("“%(name)s” is larger than 20 MB. Make it smaller or split it.") % {"name": file.name}
                )
        return files


class ReportForm(forms.Form):
    """A unit's progress report; last time's answer is filled in."""

    percent = forms.IntegerField(
        label=_("Progress"), min_value=0, max_value=100, help_text=_("Percent; 100 when everything is done.")
    )
    progress = long_field(_("Progress made"), rows=4)
    problems = long_field(_("Problems"), rows=2, required=False)
    delay_reasons = long_field(_("Why not finished"), rows=2, required=False)
    next_steps = long_field(_("Next steps"), rows=2, required=False)
    attachments = AttachmentsField(label=_("Attachments"), required=False)
    asks_closure = forms.BooleanField(label=_("Everything is done: ask for closure"), required=False)

    def __init__(self, *args: Any, may_ask_closure: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not may_ask_closure:
            del self.fields["asks_closure"]
        self.fields["attachments"].widget.attrs["accept"] = ",".join(
            f".{one}" for one in sorted(AttachmentsField.ALLOWED)
        )
        self.fields["attachments"].help_text = _("Up to 10 files of 20 MB. No state secrets or work secrets.")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("asks_closure") and cleaned.get("percent") not in (100, None):
            self.add_error("percent", _("Closure is asked for when everything is done: 100 percent."))
        return cleaned

    def account(self) -> Account:
        """Return what was entered, for ``followup.reporting.write``."""
        entered = self.cleaned_data
        return Account(
            progress=entered["progress"],
            percent=entered["percent"],
            problems=entered["problems"],
            delay_reasons=entered["delay_reasons"],
            next_steps=entered["next_steps"],
            asks_closure=bool(entered.get("asks_closure")),
        )
