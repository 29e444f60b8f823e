"""The figures that were read in a requirement, to be unticked where one was misread."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from speeches.models import Requirement
from speeches.review.wording import target_words

# Sent along where the boxes stood on the page: no box ticked means none stays, no boxes means nothing is said of them.
OFFERED = "targets_offered"


def offer_targets(form: forms.BaseForm, requirement: Requirement) -> None:
    """Add a ticked box for each figure of the requirement to a form, nothing where it has none."""
    if not requirement.targets:
        return
    numbers = [str(number) for number in range(len(requirement.targets))]
    form.fields["targets"] = forms.MultipleChoiceField(
        label=_("Figures to reach"),
        required=False,
        choices=list(zip(numbers, map(target_words, requirement.targets), strict=True)),
        widget=forms.CheckboxSelectMultiple(attrs={"class": "form-check-input"}),
        help_text=_("Units are asked for these in their reports. Untick what is no figure to reach."),
    )
    form.fields[OFFERED] = forms.BooleanField(required=False, initial=True, widget=forms.HiddenInput)
    form.initial.update({"targets": numbers, OFFERED: True})


def chosen_targets(form: forms.BaseForm, requirement: Requirement) -> list[dict[str, Any]]:
    """Return the figures that stay; all of them where the form did not offer them."""
    if not form.cleaned_data.get(OFFERED):
        return list(requirement.targets)
    ticked = {int(number) for number in form.cleaned_data["targets"]}
    return [target for number, target in enumerate(requirement.targets) if number in ticked]
