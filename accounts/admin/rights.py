"""Administration pages under our rights: neither Django's permissions nor a superuser's flag open them."""

from collections.abc import Callable
from functools import cache
from typing import Any

from django.contrib import admin
from django.contrib.admin.utils import flatten_fieldsets
from django.core.exceptions import FieldDoesNotExist
from django.db.models import ForeignKey, Model
from django.http import HttpRequest

from accounts.models import User
from accounts.roles import Right
from config.editing import VersionedForm

Rights = tuple[Right, ...]
Words = Callable[[Model], str | None]
Shown = str | Words


@cache
def as_words(field: ForeignKey[Any, Any]) -> Words:
    """Return a column that names what the field points at, without the link that Django makes of it."""

    @admin.display(description=field.verbose_name, ordering=field.name, empty_value="-")
    def words(row: Model) -> str | None:
        found = getattr(row, field.name)
        return None if found is None else str(found)

    words.__name__ = field.name
    return words


class ByRights:
    """Who may see, add, change and delete: rights of which one is enough, none for nobody.

    What is only read here and has a page that the reader may not open stands as words, not as a link.
    """

    model: type[Model]
    admin_site: admin.AdminSite
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

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        return [self._read(request, name) for name in super().get_readonly_fields(request, obj)]  # type: ignore[misc]

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        return self.readable(request, obj, super().get_fieldsets(request, obj))  # type: ignore[misc]

    def readable(self, request: HttpRequest, obj: Any, fieldsets: Any) -> Any:
        """Return fieldsets in which what is only read leads nowhere that the reader may not go."""
        locked = self.get_readonly_fields(request, obj) if self.has_change_permission(request, obj) else None

        def shown(name: Shown) -> Shown:
            read = self._read(request, name)
            return read if locked is None or read in locked else name

        return [(title, {**more, "fields": [shown(name) for name in more["fields"]]}) for title, more in fieldsets]

    def _read(self, request: HttpRequest, name: Shown) -> Shown:
        """Return the name of a field that is only read, or its words where its page is closed to the reader."""
        try:
            field = self.model._meta.get_field(name) if isinstance(name, str) else None
        except FieldDoesNotExist:
            return name
        if not isinstance(field, ForeignKey) or not self.admin_site.is_registered(field.related_model):
            return name
        page = self.admin_site.get_model_admin(field.related_model)
        return name if page.has_view_permission(request) else as_words(field)


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

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """Keep columns that are words out of the form: Django leaves these out on the pages of rows only."""
        names = flatten_fieldsets(self.get_fieldsets(request, obj))
        kwargs.setdefault("fields", [name for name in names if isinstance(name, str)])
        return super().get_formset(request, obj, **kwargs)
