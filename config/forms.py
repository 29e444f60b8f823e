"""How every form of the site is drawn: our classes, our field template, errors tied to their inputs."""

from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.forms.renderers import TemplatesSetting
from django.utils.translation import gettext_noop

# Django's own words, which our catalogue says as an office would.
WORDS = (gettext_noop("This field is required."),)
CLASSES: list[tuple[type[forms.Widget], str]] = [
    (forms.CheckboxInput, "form-check-input"),
    (forms.CheckboxSelectMultiple, "form-check-input"),
    (forms.RadioSelect, "form-check-input"),
    (forms.Select, "form-select"),
    (forms.HiddenInput, ""),
    (forms.Widget, "form-control"),
]


class SiteBoundField(BoundField):
    """Put the theme's class on each widget and mark the wrong ones for eye and ear."""

    def build_widget_attrs(self, attrs: dict[str, Any], widget: forms.Widget | None = None) -> dict[str, Any]:
        widget = widget or self.field.widget
        attrs = super().build_widget_attrs(attrs, widget)
        own = next(name for kind, name in CLASSES if isinstance(widget, kind))
        names = [str(widget.attrs.get("class", "")), own, "is-invalid" if self.errors else ""]
        joined = " ".join(dict.fromkeys(filter(None, names)))
        if joined:
            attrs["class"] = joined
        return attrs


class SiteRenderer(TemplatesSetting):
    """Draw fields by config/templates/django/forms/field.html."""

    bound_field_class = SiteBoundField
    field_template_name = "django/forms/field.html"
    form_template_name = "django/forms/form.html"
