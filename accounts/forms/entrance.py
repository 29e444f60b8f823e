"""The log-in form: a wrong password is said at its field, with what remains before the lock."""

from datetime import timedelta
from typing import Any

from axes.handlers.proxy import AxesProxyHandler
from axes.helpers import get_cool_off
from django import forms
from django.conf import settings
from django.contrib.auth.forms import AuthenticationForm
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts.templatetags.duration import minutes


class EntranceForm(AuthenticationForm):
    """Ask for account and password."""

    username = forms.CharField(
        label=gettext_lazy("Account"),
        max_length=150,
        widget=forms.TextInput(attrs={"autofocus": True, "autocomplete": "username", "autocapitalize": "none"}),
    )
    error_messages = {"inactive": gettext_lazy("This account is closed. Ask the system administrator.")}

    def clean(self) -> dict[str, Any]:
        """Check the two; put a refusal under the password, where the eye is."""
        try:
            return super().clean()
        except ValidationError as refused:
            self.add_error("password", refused)
            return self.cleaned_data

    def get_invalid_login_error(self) -> ValidationError:
        failures = AxesProxyHandler.get_failures(self.request, {"username": self.cleaned_data.get("username")})
        left = max(settings.AXES_FAILURE_LIMIT - failures, 0)
        return ValidationError(
            [
                _("Wrong account or password."),
                ngettext(
                    "After %(left)s more failure the account is locked for %(minutes)s minutes.",
                    "After %(left)s more failures the account is locked for %(minutes)s minutes.",
                    left,
                )
                % {"left": left, "minutes": lock_minutes()},
            ]
        )


def lock_minutes() -> int:
    """Return how long a lock lasts."""
    return minutes(get_cool_off() or timedelta())
