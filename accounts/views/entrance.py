"""The way in and the own password."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.views import LoginView, PasswordChangeView
from django.http import HttpResponse
from django.urls import reverse_lazy
from django.utils.translation import gettext as _

from accounts.demo import DEMO_PASSWORD, demo_accounts
from accounts.forms import EntranceForm


class Entrance(LoginView):
    """Log in; Django's own view, which is exempt from the log-in requirement, with our form and page."""

    form_class = EntranceForm
    template_name = "accounts/login.html"
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs, demo_accounts=demo_accounts(), demo_password=DEMO_PASSWORD)


class PasswordChange(PasswordChangeView):
    """Let people change their own password; other sessions of the account end with it."""

    template_name = "accounts/password_change.html"
    success_url = reverse_lazy("home")

    def form_valid(self, form: Any) -> HttpResponse:
        response = super().form_valid(form)
        messages.success(self.request, _("Your password was changed. Other devices have to log in again."))
        return response
