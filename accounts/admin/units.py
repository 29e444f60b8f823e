"""Units, their aliases and groups."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from accounts.forms import AliasForm, GroupForm, UnitForm
from accounts.models import Unit, UnitAlias, UnitGroup
from accounts.roles import Right

from .rights import RightsAdmin, RightsInline


class AliasInline(RightsInline):
    model = UnitAlias
    fields = ["name", "learned"]
    may_view = (Right.SEE_UNITS,)
    may_add = may_change = may_delete = (Right.EDIT_UNITS,)


@admin.register(Unit)
class UnitAdmin(RightsAdmin):
    form = UnitForm
    may_view = (Right.SEE_UNITS, Right.MANAGE_RIGHTS)
    may_add = may_change = (Right.EDIT_UNITS,)  # a unit that was dissolved is taken out of use, never deleted
    list_display = ["name", "short_name", "parent", "kind", "level", "phone", "order", "is_active"]
    list_filter = ["kind", "level", "is_active"]
    list_select_related = ["parent"]
    search_fields = ["name", "short_name", "aliases__name"]
    autocomplete_fields = ["parent"]
    fields = ["name", "short_name", "parent", "kind", "level", "phone", "order", "is_active", "version"]
    inlines = [AliasInline]


@admin.register(UnitAlias)
class UnitAliasAdmin(RightsAdmin):
    form = AliasForm
    may_view = (Right.SEE_UNITS,)
    may_add = may_change = may_delete = (Right.EDIT_UNITS,)
    list_display = ["name", "unit", "learned", "added_by", "created_at"]
    list_filter = ["learned", "created_at"]
    list_select_related = ["unit", "added_by"]
    search_fields = ["name", "unit__name", "unit__short_name"]
    autocomplete_fields = ["unit"]
    fields = ["name", "unit", "learned"]


@admin.register(UnitGroup)
class UnitGroupAdmin(RightsAdmin):
    form = GroupForm
    may_view = (Right.SEE_UNITS,)
    may_add = may_change = may_delete = (Right.EDIT_UNITS,)
    list_display = ["name", "rule_kind", "rule_level", "member_count"]
    list_filter = ["rule_kind", "rule_level"]
    search_fields = ["name", "phrases"]
    filter_horizontal = ["members"]
    fields = ["name", "phrases", "rule_kind", "rule_level", "members", "version"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[UnitGroup]:
        return super().get_queryset(request).prefetch_related("members")

    @admin.display(description=UnitGroup._meta.get_field("members").verbose_name)
    def member_count(self, group: UnitGroup) -> int:
        return len(group.members.all())
