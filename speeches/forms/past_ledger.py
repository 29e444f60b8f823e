"""The forms of taking over an old ledger: the file, then what its columns mean."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from accounts.models import Unit
from config.numbers import whole
from speeches.followup.past.columns import FIELDS, NEEDED
from speeches.followup.past.lines import UNSETTLED
from speeches.models import LedgerImport

from .files import confirmation


class LedgerFileForm(forms.Form):
    """One workbook."""

    file = forms.FileField(
        label=_("Ledger (.xlsx)"),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx"}),
        max_length=1000,
        allow_empty_file=True,  # answered like every other file that holds nothing
        error_messages={"required": _("Choose the ledger first.")},
    )
    confirmed = confirmation()


class ColumnsForm(forms.Form):
    """Which sheet, which row names the columns, and what each column is; fields ``column-0`` and so on."""

    sheet = forms.TypedChoiceField(label=_("Sheet"), coerce=int)
    head = forms.IntegerField(label=_("Row that names the columns"), min_value=1)

    def __init__(self, *args: Any, waiting: LedgerImport, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.waiting = waiting
        sheet = self.fields["sheet"]
        assert isinstance(sheet, forms.ChoiceField)
        sheet.choices = [(index, one["name"]) for index, one in enumerate(waiting.sheets)]
        self.initial.update({"sheet": waiting.sheet, "head": waiting.head + 1})
        for index in range(len(waiting.rows[0]) if waiting.rows else 0):
            name = f"column-{index}"
            self.fields[name] = forms.ChoiceField(
                choices=[("", _("leave out")), *FIELDS.items()], required=False, label=letter(index)
            )
            self.initial[name] = waiting.columns.get(str(index), "")

    def clean_head(self) -> int:
        head: int = self.cleaned_data["head"]
        if head > len(self.waiting.rows):
            raise ValidationError(_("The sheet has no such row."))
        return head

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        given = [value for name, value in cleaned.items() if name.startswith("column-") and value]
        twice = {value for value in given if given.count(value) > 1}
        if twice:
            raise ValidationError(
                _("%(field)s is given to two columns.")
                % {"field": "、".join(str(FIELDS[one]) for one in sorted(twice))}
            )
        lacking = [str(FIELDS[one]) for one in NEEDED if one not in given]
        if lacking and cleaned.get("sheet") == self.waiting.sheet:
            raise ValidationError(_("Say which column holds: %(fields)s.") % {"fields": "、".join(lacking)})
        return cleaned

    def columns(self) -> dict[str, str]:
        """Return column → field as it was entered."""
        return {
            name.removeprefix("column-"): value
            for name, value in self.cleaned_data.items()
            if name.startswith("column-") and value
        }


def chosen_units(posted: Any, units: dict[int, Unit]) -> dict[str, int]:
    """Return phrase → unit from the lists ``phrase`` and ``unit`` of a form; 待明确 is 0."""
    pairs = zip(posted.getlist("phrase"), posted.getlist("unit"), strict=False)
    numbers = ((phrase, whole(value)) for phrase, value in pairs)
    return {phrase: pk for phrase, pk in numbers if pk is not None and (pk in units or pk == UNSETTLED)}


def letter(index: int) -> str:
    """Return a column's letters: 0 → A, 26 → AA."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters
