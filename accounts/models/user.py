"""People who log in. One role a person; what a role may do stands in accounts/roles.py."""

from django.contrib.auth.models import AbstractUser
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from accounts.roles import RIGHTS, UNIT_ROLES, Right, Role

from .unit import Unit


class User(AbstractUser):
    """A person of an office or unit."""

    first_name = None  # type: ignore[assignment]  # Chinese names are one field
    last_name = None  # type: ignore[assignment]
    full_name = models.CharField(_("person's name"), max_length=40)
    post = models.CharField(_("post"), max_length=60, blank=True)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    role = models.CharField(_("role"), max_length=20, choices=Role, default=Role.LIAISON)
    unit = models.ForeignKey(
        Unit, on_delete=models.PROTECT, null=True, blank=True, related_name="people", verbose_name=_("unit")
    )

    REQUIRED_FIELDS = ["full_name"]

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        ordering = ["username"]

    def __str__(self) -> str:
        return self.full_name or self.username

    def get_full_name(self) -> str:
        return self.full_name

    def get_short_name(self) -> str:
        return self.full_name

    def clean(self) -> None:
        super().clean()
        if self.role in UNIT_ROLES and self.unit_id is None:
            raise ValidationError({"unit": _("A liaison or unit head needs a unit.")})

    def may(self, right: Right | str) -> bool:
        """Tell whether the person's role includes the right."""
        return self.is_active and right in RIGHTS[Role(self.role)]

    @property
    def rights(self) -> frozenset[Right]:
        """All rights of the person, for templates: ``{% if "review" in user.rights %}``."""
        return RIGHTS[Role(self.role)] if self.is_active else frozenset()

    @property
    def is_of_a_unit(self) -> bool:
        """Whether the person sees only what is their unit's."""
        return self.role in UNIT_ROLES
