"""Forms of assigning: units, dates, weight; corrected later where needed."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from accounts.models import User
from accounts.roles import RIGHTS, Right
from config.templatetags.luoshi import full_day
from speeches.followup.amending import Particulars
from speeches.followup.assigning import Order
from speeches.models import Requirement

from .fields import day_field, long_field
from .targets import chosen_targets, offer_targets
from .units import UnitsForm, repeat_choices


class OrderForm(UnitsForm):
    """What a supervisor decides when assigning; filled in with what review proposed."""

    summary = forms.CharField(label=_("Requirement"), max_length=200)
    due_on = day_field(_("Deadline"), required=False)
    rrule = forms.ChoiceField(label=_("Recurrence"), required=False)
    no_deadline = forms.BooleanField(label=_("Needs no deadline"), required=False)
    importance = forms.ChoiceField(label=_("Importance"), choices=Requirement.Importance)
    lead_leader = forms.CharField(label=_("Leader in charge"), max_length=60, required=False)
    copied = ("summary", "due_on", "rrule", "no_deadline", "importance", "lead_leader")

    def __init__(self, *args: Any, requirement: Requirement, on: date, **kwargs: Any) -> None:
        super().__init__(*args, requirement=requirement, **kwargs)
        if not (requirement.due_on or requirement.rrule or requirement.no_deadline):
            limit = {"days": settings.DEFAULT_LIMIT_DAYS}
            rule = ngettext(
                "Nobody named a limit: by the rule %(days)d day, until %(until)s.",
                "Nobody named a limit: by the rule %(days)d days, until %(until)s.",
                settings.DEFAULT_LIMIT_DAYS,
            )
            until = on + timedelta(days=settings.DEFAULT_LIMIT_DAYS)
            self.fields["due_on"].help_text = rule % {**limit, "until": full_day(until)}
        elif parts := requirement.due_days[:-1]:
            told = _("Parts of it are due before, on %(days)s: each becomes a milestone.")
            self.fields["due_on"].help_text = told % {"days": "、".join(map(full_day, parts))}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("no_deadline") and (cleaned.get("due_on") or cleaned.get("rrule")):
            self.add_error("no_deadline", _("There is a deadline or recurrence; clear it or untick this."))
        return cleaned

    def order(self) -> Order:
        """Return what was entered, for ``followup.assigning.assign``."""
        entered = self.cleaned_data
        return Order(
            lead=tuple(entered["lead"]),
            supporting=tuple(entered["supporting"]),
            due_on=entered["due_on"],
            rrule=entered["rrule"],
            no_deadline=entered["no_deadline"],
            importance=entered["importance"],
            lead_leader=entered["lead_leader"],
            summary=entered["summary"],
        )


class ReassignForm(UnitsForm):
    """Other units for a requirement under way."""

    why = long_field(_("Why the units change"))


class AmendForm(forms.Form):
    """What a supervisor corrects once a requirement is assigned; a moved deadline needs a word why."""

    summary = forms.CharField(label=_("Requirement"), max_length=200)
    due_on = day_field(_("Current deadline"), required=False)
    rrule = forms.ChoiceField(label=_("Recurrence"), required=False)
    no_deadline = forms.BooleanField(label=_("Needs no deadline"), required=False)
    importance = forms.ChoiceField(label=_("Importance"), choices=Requirement.Importance)
    lead_leader = forms.CharField(label=_("Leader in charge"), max_length=60, required=False)
    supervisor = forms.ModelChoiceField(User.objects.none(), label=_("Supervisor"), required=False)
    why = long_field(_("Why it changes"), rows=2, required=False)
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, requirement: Requirement, **kwargs: Any) -> None:
        names = [*(name for name in Particulars.__slots__ if name != "targets"), "version"]
        kwargs.setdefault("initial", {name: getattr(requirement, name) for name in names})
        super().__init__(*args, **kwargs)
        self.requirement = requirement
        offer_targets(self, requirement)
        repeat, person = self.fields["rrule"], self.fields["supervisor"]
        assert isinstance(repeat, forms.ChoiceField)
        assert isinstance(person, forms.ModelChoiceField)
        repeat.choices = repeat_choices(requirement.rrule)
        person.queryset = User.objects.filter(
            role__in=[role for role, rights in RIGHTS.items() if Right.SUPERVISE in rights], is_active=True
        )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        dated = cleaned.get("due_on") or cleaned.get("rrule")
        if cleaned.get("no_deadline") and dated:
            self.add_error("no_deadline", _("There is a deadline or recurrence; clear it or untick this."))
        before = self.requirement.due_on
        if self.requirement.baseline_due_on and not cleaned.get("due_on") and "due_on" not in self.errors:
            self.add_error("due_on", _("A deadline that was set can be moved, not dropped."))
        elif before and cleaned.get("due_on") != before and not cleaned.get("why"):
            self.add_error("why", _("Say why the deadline moves; it stays in the history."))
        return cleaned

    def particulars(self) -> Particulars:
        """Return what was entered, for ``followup.amending.amend``."""
        entered = {name: self.cleaned_data[name] for name in Particulars.__slots__ if name != "targets"}
        return Particulars(**entered, targets=chosen_targets(self, self.requirement))
