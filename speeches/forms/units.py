"""Fields that several forms share: lead and supporting units, and recurrences."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Unit
from speeches.models import Requirement
from speeches.templatetags.requirements import repeat_words

REPEATS = ("FREQ=WEEKLY", "FREQ=MONTHLY;BYMONTHDAY=15,-1", "FREQ=MONTHLY", "FREQ=MONTHLY;INTERVAL=3",
           "FREQ=MONTHLY;INTERVAL=6", "FREQ=YEARLY")  # fmt: skip


def repeat_choices(present: str) -> list[tuple[str, Any]]:
    """Return the usual recurrences, and the present one where it is another."""
    rules = [*REPEATS, *([present] if present and present not in REPEATS else [])]
    return [("", _("once")), *((rule, repeat_words(rule) or rule) for rule in rules)]


class UnitsForm(forms.Form):
    """Lead and supporting units of a requirement, as searchable lists; no unit is both."""

    lead = forms.ModelMultipleChoiceField(Unit.objects.none(), label=_("Lead units"), required=False)
    supporting = forms.ModelMultipleChoiceField(Unit.objects.none(), label=_("Supporting units"), required=False)
    copied: tuple[str, ...] = ()  # fields of the requirement that the form starts with

    def __init__(self, *args: Any, requirement: Requirement, **kwargs: Any) -> None:
        assignments = list(requirement.assignments.all())
        given = {role: [one.unit_id for one in assignments if one.role == role] for role in ("lead", "supporting")}
        kwargs.setdefault("initial", {**given, **{name: getattr(requirement, name) for name in self.copied}})
        super().__init__(*args, **kwargs)
        for name in given:
            field = self.fields[name]
            assert isinstance(field, forms.ModelMultipleChoiceField)
            field.queryset = Unit.objects.active()
            field.widget.attrs["data-units"] = ""
        repeat = self.fields.get("rrule")
        if isinstance(repeat, forms.ChoiceField):
            repeat.choices = repeat_choices(requirement.rrule)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if set(cleaned.get("lead") or ()) & set(cleaned.get("supporting") or ()):
            self.add_error("supporting", _("A unit is either lead or supporting, not both."))
        return cleaned
