"""Forms of units, their aliases and their groups."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.models import Unit, UnitAlias, UnitGroup
from config.editing import VersionedForm


def check_name_is_free(name: str, unit: Unit | None = None) -> None:
    """Refuse a name that already means another unit: a phrase must lead to one unit only."""
    others = Unit.objects.all() if unit is None or unit.pk is None else Unit.objects.exclude(pk=unit.pk)
    holder = others.filter(short_name=name).first() or others.filter(name=name).first()
    if holder is None:
        alias = UnitAlias.objects.filter(name=name, unit__in=others).select_related("unit").first()
        holder = alias.unit if alias else None
    if holder is not None:
        raise ValidationError(_("“%(name)s” already means %(unit)s.") % {"name": name, "unit": holder.name})


class UnitForm(VersionedForm[Unit]):
    """Add or edit a unit."""

    class Meta:
        model = Unit
        fields = ["name", "short_name", "parent", "kind", "level", "phone", "order", "is_active"]
        widgets = {"phone": forms.TextInput(attrs={"type": "tel", "autocomplete": "off"})}
        help_texts = {
            "name": gettext_lazy("As on its seal, such as 青岩县住房和城乡建设局."),
            "short_name": gettext_lazy("As in lists and notices, such as 县住建局."),
            "is_active": gettext_lazy("A unit that was dissolved is taken out of use, never deleted."),
        }

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"].strip()
        check_name_is_free(name, self.instance)
        return name

    def clean_short_name(self) -> str:
        name: str = self.cleaned_data["short_name"].strip()
        if name:
            check_name_is_free(name, self.instance)
        return name


class AliasForm(forms.ModelForm[UnitAlias]):
    """Add another name to a unit."""

    class Meta:
        model = UnitAlias
        fields = ["name"]
        labels = {"name": gettext_lazy("New alias")}

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"].strip()
        if name != self.initial.get("name"):
            check_name_is_free(name)
        return name


class GroupForm(VersionedForm[UnitGroup]):
    """Add or edit a group: a rule, members one by one, or both."""

    class Meta:
        model = UnitGroup
        fields = ["name", "phrases", "rule_kind", "rule_level", "members"]
        widgets = {"phrases": forms.Textarea(attrs={"rows": 4}), "members": forms.CheckboxSelectMultiple}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        members = self.fields["members"]
        assert isinstance(members, forms.ModelMultipleChoiceField)
        members.queryset = Unit.objects.active()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if not any(cleaned.get(name) for name in ("rule_kind", "rule_level", "members")) and not self.errors:
            raise ValidationError(_("Choose a rule or at least one member: an empty group leads to no unit."))
        return cleaned
