"""What a clerk may change on an open draft."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Unit
from speeches.models import Requirement
from speeches.review.decisions import Wording
from speeches.review.marking import repeat_words

REPEATS = ("FREQ=WEEKLY", "FREQ=MONTHLY;BYMONTHDAY=15,-1", "FREQ=MONTHLY", "FREQ=MONTHLY;INTERVAL=3",
           "FREQ=MONTHLY;INTERVAL=6", "FREQ=YEARLY")  # fmt: skip


def repeat_choices(present: str) -> list[tuple[str, Any]]:
    """Return the usual recurrences, and the present one where it is another."""
    rules = [*REPEATS, *([present] if present and present not in REPEATS else [])]
    return [("", _("once")), *((rule, repeat_words(rule) or rule) for rule in rules)]


class DraftForm(forms.Form):
    """The fields of the open card; unit lists are searchable multiple selects."""

    summary = forms.CharField(label=_("Requirement"), max_length=200)
    lead = forms.ModelMultipleChoiceField(Unit.objects.none(), label=_("Lead units"), required=False)
    supporting = forms.ModelMultipleChoiceField(Unit.objects.none(), label=_("Supporting units"), required=False)
    due_on = forms.DateField(
        label=_("Deadline"), required=False, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )
    rrule = forms.ChoiceField(label=_("Recurrence"), required=False)
    importance = forms.ChoiceField(label=_("Importance"), choices=Requirement.Importance)
    trackable = forms.BooleanField(label=_("Trackable: there is a definite action to show proof of"), required=False)

    def __init__(self, *args: Any, requirement: Requirement, units: Any = None, **kwargs: Any) -> None:
        kwargs.setdefault("prefix", f"d{requirement.pk}")
        assignments = list(requirement.assignments.all())
        kwargs.setdefault(
            "initial",
            {
                "summary": requirement.summary,
                "lead": [one.unit_id for one in assignments if one.role == "lead"],
                "supporting": [one.unit_id for one in assignments if one.role == "supporting"],
                "due_on": requirement.due_on,
                "rrule": requirement.rrule,
                "importance": requirement.importance,
                "trackable": requirement.trackable,
            },
        )
        super().__init__(*args, **kwargs)
        units = Unit.objects.active() if units is None else units
        for name in ("lead", "supporting"):
            field = self.fields[name]
            assert isinstance(field, forms.ModelMultipleChoiceField)
            field.queryset = units
            field.widget.attrs["data-units"] = ""
        repeat = self.fields["rrule"]
        assert isinstance(repeat, forms.ChoiceField)
        repeat.choices = repeat_choices(requirement.rrule)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        both = set(cleaned.get("lead") or ()) & set(cleaned.get("supporting") or ())
        if both:
            self.add_error("supporting", _("A unit is either lead or supporting, not both."))
        return cleaned

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
        )
