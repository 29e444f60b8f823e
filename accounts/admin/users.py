"""Accounts under separated administrators: one opens and closes them, another gives the roles.

Neither reads the business; what both do here is written to the log that the audit administrator reads.
"""

from typing import Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as DjangoUserAdmin
from django.contrib.auth.forms import AdminUserCreationForm, UserChangeForm
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.roles import Right, uses_administration

from .rights import RightsAdmin

PERSON = ["full_name", "post", "phone", "unit"]


class OpeningForm(AdminUserCreationForm[User]):
    class Meta(AdminUserCreationForm.Meta):
        model = User
        fields = ("username", *PERSON)


class AccountForm(UserChangeForm[User]):
    class Meta(UserChangeForm.Meta):
        model = User
        fields = "__all__"


@admin.register(User)
class UserAdmin(RightsAdmin, DjangoUserAdmin[User]):
    """Everybody's account. A new one has the least role, liaison, until the security administrator gives another."""

    may_view = (Right.MANAGE_USERS, Right.MANAGE_RIGHTS, Right.SEE_AUDIT)
    may_add = (Right.MANAGE_USERS,)
    may_change = (Right.MANAGE_USERS, Right.MANAGE_RIGHTS)  # accounts are closed, never deleted: history names them
    form, add_form = AccountForm, OpeningForm
    list_display = ["username", "full_name", "role", "unit", "post", "is_active", "last_login"]
    list_filter = ["role", "is_active", "last_login"]
    list_select_related = ["unit"]
    search_fields = ["username", "full_name", "unit__name", "unit__short_name"]
    filter_horizontal = []
    autocomplete_fields = ["unit"]
    ordering = ["username"]
    date_hierarchy = "date_joined"
    add_fieldsets = [(None, {"classes": ["wide"], "fields": ["username", "password1", "password2", *PERSON]})]

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        if obj is None:
            return self.add_fieldsets
        account = ["username", "password"] if self.holds(request, (Right.MANAGE_USERS,)) else ["username"]
        parts: Any = [
            (None, {"fields": [*account, "is_active"]}),
            (_("Person"), {"fields": PERSON}),
            (_("Rights"), {"fields": ["role"]}),
            (_("Log-in"), {"fields": ["last_login", "date_joined"]}),
        ]
        return self.readable(request, obj, parts)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> list[str]:
        """Lock what is the other administrator's; nobody changes the own role."""
        locked = ["last_login", "date_joined"]
        if not self.holds(request, (Right.MANAGE_USERS,)):
            locked += ["username", "is_active", *PERSON]
        if not self.holds(request, (Right.MANAGE_RIGHTS,)) or obj == request.user:
            locked.append("role")
        return locked

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        obj.is_staff = uses_administration(obj.role)
        super().save_model(request, obj, form, change)

    def user_change_password(self, request: HttpRequest, id: str, form_url: str = "") -> HttpResponse:
        if not self.holds(request, (Right.MANAGE_USERS,)):
            raise PermissionDenied
        return super().user_change_password(request, id, form_url)
