"""The form of a meeting."""

from typing import Any

from django import forms

from accounts.models import Unit
from config.editing import VersionedForm
from speeches.models import Meeting


class MeetingForm(VersionedForm[Meeting]):
    """Add or edit a meeting."""

    class Meta:
        model = Meeting
        fields = ["title", "kind", "held_on", "venue", "host", "organiser", "attendees"]
        widgets = {
            "held_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            "attendees": forms.Textarea(attrs={"rows": 3}),
            "title": forms.TextInput(attrs={"autocomplete": "off"}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        organiser = self.fields["organiser"]
        assert isinstance(organiser, forms.ModelChoiceField)
        organiser.queryset = Unit.objects.active()
