"""Forms over rows that several people may edit at once."""

from typing import Any, TypeVar

from django import forms
from django.db import transaction

from .versioned import Versioned

T = TypeVar("T", bound=Versioned)


class VersionedForm(forms.ModelForm[T]):
    """A form that carries the version it was opened on, against stale edits."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["version"] = self.instance.version

    def save_over(self) -> T:
        """Write the form's fields over the row unless somebody was first (Conflict); lists of rows follow."""
        columns = {field.name for field in self.instance._meta.concrete_fields} - {"version"}
        version = self.cleaned_data["version"] or 0
        with transaction.atomic():
            self.instance.save_over(version, [name for name in self.fields if name in columns])
            self.save(commit=False)
            self.save_m2m()
        return self.instance
