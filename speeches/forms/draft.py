"""What a clerk may change on an open draft."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Unit
from speeches.models import Requirement
from speeches.review.decisions import Wording

from .targets import chosen_targets, offer_targets
from .units import UnitsForm


class DraftForm(UnitsForm):
    """The fields of the open card."""

    summary = forms.CharField(label=_("Requirement"), max_length=200)
    due_on = forms.DateField(
        label=_("Deadline"), required=False, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    rrule = forms.ChoiceField(label=_("Recurrence"), required=False)
    importance = forms.ChoiceField(label=_("Importance"), choices=Requirement.Importance)
    trackable = forms.BooleanField(label=_("Trackable: there is a definite action to show proof of"), required=False)
    copied = ("summary", "due_on", "rrule", "importance", "trackable")

    def __init__(
        self, *args: Any, requirement: Requirement, units: Mapping[int, Unit], slim: bool = False, **kwargs: Any
    ) -> None:
        """``units`` are those to choose from, read once; a ``slim`` form holds the chosen ones only (see units.js)."""
        kwargs.setdefault("prefix", f"d{requirement.pk}")
        super().__init__(*args, requirement=requirement, **kwargs)
        self.requirement = requirement
        offer_targets(self, requirement)
        for name in ("lead", "supporting"):
            chosen = {str(pk) for pk in self[name].value() or ()}
            offered = [unit for pk, unit in units.items() if not slim or str(pk) in chosen]
            widget = self.fields[name].widget
            assert isinstance(widget, forms.SelectMultiple)
            widget.choices = [(unit.pk, str(unit)) for unit in offered]
            if slim:
                widget.attrs["data-slim"] = ""

    def wording(self) -> Wording:
        """Return what was entered, for ``review.decisions.edit``."""
        entered = self.cleaned_data
        return Wording(
            summary=entered["summary"],
            due_on=entered["due_on"],
            rrule=entered["rrule"],
            trackable=entered["trackable"],
            importance=entered["importance"],
            lead=tuple(entered["lead"]),
            supporting=tuple(entered["supporting"]),
            targets=chosen_targets(self, self.requirement),
        )
