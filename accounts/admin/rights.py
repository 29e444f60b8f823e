"""Administration pages under our rights: neither Django's permissions nor a superuser's flag open them."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets
from django.db.models import Model
from django.http import HttpRequest

from accounts.models import User
from accounts.roles import Right
from config.editing import VersionedForm

Rights = tuple[Right, ...]


class ByRights:
    """Who may see, add, change and delete: rights of which one is enough, none for nobody."""

    may_view: Rights = ()
    may_add: Rights = ()
    may_change: Rights = ()
    may_delete: Rights = ()

    @staticmethod
    def holds(request: HttpRequest, rights: Rights) -> bool:
        user = request.user
        return isinstance(user, User) and any(user.may(right) for right in rights)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.holds(request, self.may_view + self.may_change)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.holds(request, self.may_add)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.holds(request, self.may_change)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.holds(request, self.may_delete)

    def has_module_permission(self, request: HttpRequest) -> bool:
        return self.holds(request, self.may_view + self.may_add + self.may_change + self.may_delete)


class RightsAdmin(ByRights, admin.ModelAdmin[Any]):
    """Pages of one model; rows with a version are saved under the version check (409 for the second)."""

    list_per_page = 50
    show_full_result_count = False

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        """Leave the version to the form that declares it: as a column it is not editable, and Django refuses it."""
        if issubclass(self.form, VersionedForm):
            names = kwargs.pop("fields", None) or flatten_fieldsets(self.get_fieldsets(request, obj))
            kwargs["fields"] = [name for name in names if name != "version"]
        return super().get_form(request, obj, change=change, **kwargs)

    def save_model(self, request: HttpRequest, obj: Model, form: Any, change: bool) -> None:
        if change and isinstance(form, VersionedForm):
            form.save_over()
        else:
            super().save_model(request, obj, form, change)


class RightsInline(ByRights, admin.TabularInline[Any, Any]):
    """Rows shown below the one they belong to."""

    extra = 0
