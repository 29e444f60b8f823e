"""Forms over rows that several people may edit at once."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, TypeVar

from django import forms
from django.db import transaction

from .conflicts import Conflict
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
        with kept_on_conflict(self), transaction.atomic():
            self.instance.save_over(version, [name for name in self.fields if name in columns])
            self.save(commit=False)
            self.save_m2m()
        return self.instance


@contextmanager
def kept_on_conflict(form: forms.BaseForm) -> Iterator[None]:
    """Let a Conflict say, field by field, what the form had to say that is not stored."""
    try:
        yield
    except Conflict as conflict:
        changed = [form[name] for name in form.changed_data if not form[name].is_hidden]
        conflict.typed = [(str(field.label), words) for field in changed if (words := _in_words(field))]
        raise


def _in_words(field: forms.BoundField) -> str:
    """Return what a person entered as the page showed it: the choice by its label, a list one after the other."""
    entered = field.data if isinstance(field.data, list) else [field.data]
    choices = getattr(field.field, "choices", None)
    labels = {str(value): str(label) for value, label in choices} if choices is not None else {}
    return "，".join(labels.get(str(one), str(one)) for one in entered if one not in (None, "", "on"))
