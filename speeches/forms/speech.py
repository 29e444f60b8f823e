"""The form of what is known about a speech; its text is not edited: every span points into it."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from config.editing import VersionedForm
from config.templatetags.luoshi import full_day
from speeches.models import Meeting, Speech

from .guesses import why


class MeetingChoice(forms.ModelChoiceField[Meeting]):
    """A meeting by title and day."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.title}（{full_day(obj.held_on)}）" if obj.held_on else str(obj.title)


class SpeechForm(VersionedForm[Speech]):
    """Title, speaker, day and place; what the program guessed says so under its field."""

    meeting = MeetingChoice(Meeting.objects.none(), label=_("meeting"), required=False, empty_label=_("No meeting"))
    redraft = forms.BooleanField(
        label=_("Read the deadlines of undecided drafts anew from this day"),
        help_text=_("What was confirmed, dismissed, edited or added by hand stays as it is."),
        required=False,
        initial=True,
    )

    class Meta:
        model = Speech
        fields = ["title", "speaker", "post", "kind", "delivered_on", "meeting", "venue", "document_number"]
        widgets = {
            "delivered_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "title": forms.TextInput(attrs={"autocomplete": "off"}),
            "speaker": forms.TextInput(attrs={"autocomplete": "off"}),
        }
        help_texts = {"delivered_on": _("Deadlines such as “within two weeks” count from this day.")}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        meetings = self.fields["meeting"]
        assert isinstance(meetings, forms.ModelChoiceField)
        meetings.queryset = Meeting.objects.latest_first().only("title", "held_on")
        if not self.instance.requirements.drafts().exists():
            del self.fields["redraft"]
        if self.instance.delivered_on is None:  # without it no deadline can be counted: what most come here for
            self.fields["delivered_on"].widget.attrs["autofocus"] = True
        for name, reason in self.instance.guessed.items():
            if name in self.fields:
                words = [str(self.fields[name].help_text), _("To be checked: %(why)s.") % {"why": why(reason)}]
                self.fields[name].help_text = " ".join(filter(None, words))
                self.fields[name].widget.attrs["data-guessed"] = ""

    def clean(self) -> dict[str, Any]:
        """Take the day of the meeting for a speech that has none."""
        cleaned = super().clean() or self.cleaned_data
        meeting = cleaned.get("meeting")
        if meeting and "delivered_on" in cleaned and not cleaned["delivered_on"]:
            cleaned["delivered_on"] = meeting.held_on
        return cleaned
