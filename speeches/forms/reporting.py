"""The form of a unit's report, with its attachments."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from config.templatetags.luoshi import full_day
from speeches.followup.reporting import Account
from speeches.followup.targets import Target
from speeches.models import Attachment, Milestone

from .fields import long_field
from .files import ManyFilesField


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


class PartField(forms.ModelChoiceField[Milestone]):
    """Which part with a day of its own is done."""

    def label_from_instance(self, obj: Milestone) -> str:
        return f"{obj.title}（{full_day(obj.due_on)}）"


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
    kept = forms.ModelMultipleChoiceField(
        Attachment.objects.none(),
        label=_("Files of the returned report"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("What stays ticked goes along again; nothing has to be uploaded twice."),
    )
    part = PartField(
        Milestone.objects.none(),
        label=_("Part that is done with this"),
        required=False,
        empty_label=_("none yet"),
        help_text=_("A part that has a day of its own counts as open until a report says that it is done."),
    )
    asks_closure = forms.BooleanField(label=_("Everything is done: ask for closure"), required=False)

    def __init__(
        self,
        *args: Any,
        may_ask_closure: bool,
        earlier: QuerySet[Attachment] | None = None,
        parts: QuerySet[Milestone] | None = None,
        targets: Sequence[Target] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.targets = {f"reached_{number}": target for number, target in enumerate(targets)}
        for name, target in self.targets.items():
            self.fields[name] = forms.DecimalField(
                label=target.question, min_value=0, max_digits=15, decimal_places=4, required=False
            )
            self.initial.setdefault(name, target.reached)
        if not may_ask_closure:
            del self.fields["asks_closure"]
        kept = self.fields["kept"]
        if earlier is None or not earlier.exists():
            del self.fields["kept"]
        elif isinstance(kept, forms.ModelMultipleChoiceField):
            kept.queryset = earlier
            self.initial["kept"] = list(earlier)
        part = self.fields["part"]
        if parts is None or not parts.exists():
            del self.fields["part"]
        elif isinstance(part, forms.ModelChoiceField):
            part.queryset = parts
        self.fields["attachments"].widget.attrs["accept"] = ",".join(
            f".{one}" for one in sorted(AttachmentsField.ALLOWED)
        )
        self.fields["attachments"].help_text = _("Up to 10 files of 20 MB. No state secrets or work secrets.")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("asks_closure") and cleaned.get("percent") not in (100, None):
            self.add_error("percent", _("Closure is asked for when everything is done: 100 percent."))
        return cleaned

    def target_fields(self) -> list[forms.BoundField]:
        """Return the fields for the figures reached, one a target."""
        return [self[name] for name in self.targets]

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
            part=entered.get("part"),
            reached=[
                target.answer(entered[name]) for name, target in self.targets.items() if entered[name] is not None
            ],
        )
