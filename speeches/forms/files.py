"""Uploading files and pasting text: each needs the word that no secret is in it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

NOT_SECRET = _("I have checked: no state secret and no work secret is in it.")


def confirmation() -> forms.BooleanField:
    """Return the box to tick before anything is taken in."""
    return forms.BooleanField(
        label=NOT_SECRET, error_messages={"required": _("Tick this first: this system is not for secrets.")}
    )


class ManyFilesInput(forms.ClearableFileInput):
    """A file field of which several can be chosen at once."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Several files; names of any length, empty ones too: each is answered for by itself later."""

    widget = ManyFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[bytes]]:
        files = [one for one in (data or []) if isinstance(one, UploadedFile)]
        if not files:
            raise ValidationError(self.error_messages["required"], code="required")
        return files


class UploadForm(forms.Form):
    """One or many files."""

    files = ManyFilesField(  # type: ignore[assignment]  # the browser's word for it; the form's own files are not used
        label=_("Files"), error_messages={"required": _("Choose at least one file.")}
    )
    confirmed = confirmation()


class PasteForm(forms.Form):
    """Pasted text; ``markup`` is the same as HTML, where the clipboard had it and nobody typed since."""

    text = forms.CharField(
        label=_("Text of the speech"),
        widget=forms.Textarea(attrs={"rows": 18, "class": "voice paste-text", "autofocus": True}),
        error_messages={"required": _("Paste the text here first.")},
        strip=False,
    )
    markup = forms.CharField(widget=forms.HiddenInput, required=False, strip=False)
    confirmed = confirmation()

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if not text.strip():
            raise ValidationError(self.fields["text"].error_messages["required"], code="required")
        return text

    def content(self) -> bytes:
        """Return what to read: the markup if there is some, else the text."""
        return str(self.cleaned_data["markup"] or self.cleaned_data["text"]).encode("utf-8", "replace")
