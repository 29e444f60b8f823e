"""Forms of decisions: a reason, a finding, a date, a verdict."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from speeches.models import Requirement

from .fields import day_field, long_field


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


class ReopenForm(ReasonForm):
    """Why a closed requirement is taken up again, and until when."""

    due_on = day_field(_("New deadline"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label=_("What was found when looking back"), **kwargs)
        self.fields["due_on"].help_text = _("Without one the present deadline goes on; the original one stays anyway.")


class SettleForm(ReasonForm):
    """The answer to an objection, with the requirement worded more clearly where that was the trouble."""

    summary = forms.CharField(label=_("Requirement"), max_length=200)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, label=_("Why it stays with the unit"), **kwargs)
        self.fields["summary"].help_text = _("Change the wording here if it was not clear; the units are told.")


class DecisionForm(forms.Form):
    """A supervisor's decision on a report: accept it, or return it with the reason (``action``)."""

    words = long_field(_("Remark, or why it goes back; the unit can read it"), required=False)
    verification = forms.ChoiceField(
        label=_("What was found"),
        choices=[("", _("Not looked at yet")), *Requirement.Verification.choices[1:]],
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, asks_closure: bool, **kwargs: Any) -> None:
        # Closing says that it is true, unless the supervisor says otherwise.
        kwargs.setdefault("initial", {"verification": Requirement.Verification.TRUE if asks_closure else ""})
        super().__init__(*args, **kwargs)
        self.asks_closure = asks_closure

    @property
    def returns(self) -> bool:
        return bool(self.data.get("action") == "return")

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        found = cleaned.get("verification")
        if self.returns and not cleaned.get("words"):
            self.add_error("words", _("Say what is missing, then return it."))
        if self.returns and found == Requirement.Verification.TRUE:
            cleaned["verification"] = ""  # what goes back is not found true
        if not self.returns and self.asks_closure and found == Requirement.Verification.FALSE:
            self.add_error("verification", _("What was found untrue cannot be closed. Return it."))
        return cleaned


class ReleaseForm(forms.Form):
    """A unit head's decision: release a report, or send it back to the liaison (``action``)."""

    words = long_field(_("What should be changed"), rows=2, required=False)

    @property
    def sends_back(self) -> bool:
        return bool(self.data.get("action") == "send_back")

    def clean_words(self) -> str:
        words: str = self.cleaned_data["words"]
        if self.sends_back and not words:
            raise forms.ValidationError(_("Say what should be changed, then send it back."))
        return words


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
