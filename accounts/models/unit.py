"""Units that duties are assigned to: a tree, with the names and groups that speeches use for them."""

from collections.abc import Iterable

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.functions import Now
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from config.versioned import Versioned


class UnitQuerySet(models.QuerySet["Unit"]):
    def active(self) -> "UnitQuerySet":
        """Keep the units that still exist."""
        return self.filter(is_active=True)

    def matching(self, words: str) -> "UnitQuerySet":
        """Keep the units of which a name or alias contains the words."""
        return self.filter(
            models.Q(name__icontains=words)
            | models.Q(short_name__icontains=words)
            | models.Exists(UnitAlias.objects.filter(unit=models.OuterRef("pk"), name__icontains=words))
        )


class Unit(Versioned):
    """An office, town or body that can be made responsible."""

    class Kind(models.TextChoices):
        PARTY = "party", _("Party body")
        GOVERNMENT = "government", _("Government department")
        TOWN = "town", _("Town or subdistrict")
        INSTITUTION = "institution", _("Public institution")
        ENTERPRISE = "enterprise", _("State enterprise")
        MASS = "mass", _("People's organisation")
        OTHER = "other", _("Other unit")

    class Level(models.TextChoices):
        CITY = "city", _("City level")
        COUNTY = "county", _("County level")
        TOWN = "town", _("Town level")
        VILLAGE = "village", _("Village level")

    name = models.CharField(_("full name"), max_length=100, unique=True)
    short_name = models.CharField(_("short name"), max_length=40, blank=True)
    parent = models.ForeignKey(
        "self", on_delete=models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("parent unit")
    )
    kind = models.CharField(_("kind"), max_length=20, choices=Kind, default=Kind.GOVERNMENT)
    level = models.CharField(_("level"), max_length=20, choices=Level, default=Level.COUNTY)
    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    order = models.PositiveIntegerField(_("order"), default=100, help_text=_("Smaller numbers stand first in lists."))
    is_active = models.BooleanField(_("in use"), default=True)
    created_at = models.DateTimeField(db_default=Now(), editable=False)

    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        ordering = ["order", "id"]

    def __str__(self) -> str:
        return self.short_name or self.name

    def get_absolute_url(self) -> str:
        return reverse("unit-detail", args=[self.pk])

    def clean(self) -> None:
        above = self.parent
        while above is not None:
            if above.pk == self.pk:
                raise ValidationError({"parent": _("A unit cannot stand below itself.")})
            above = above.parent


class UnitAlias(models.Model):
    """Another name that speeches use for a unit: 发改局, 县发改局, 县发改委."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="aliases", verbose_name=_("unit"))
    name = models.CharField(_("alias"), max_length=100, unique=True)
    learned = models.BooleanField(_("learned at review"), default=False)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("added by"),
    )
    created_at = models.DateTimeField(db_default=Now(), editable=False, verbose_name=_("created at"))

    class Meta:
        verbose_name = _("alias")
        verbose_name_plural = _("aliases")
        ordering = ["id"]

    def __str__(self) -> str:
        return self.name


class UnitGroupQuerySet(models.QuerySet["UnitGroup"]):
    def including(self, unit: Unit) -> "UnitGroupQuerySet":
        """Keep the groups that stand for the unit, by rule or as a listed member."""
        by_rule = models.Q(rule_kind__in=["", unit.kind], rule_level__in=["", unit.level])
        some_rule = ~models.Q(rule_kind="", rule_level="")
        listed = models.Exists(UnitGroup.members.through.objects.filter(unitgroup=models.OuterRef("pk"), unit=unit))
        return self.filter(by_rule & some_rule | listed)


class UnitGroup(Versioned):
    """A collective name (各乡镇, 各镇党委) and the units it stands for: a list, or a rule over kind and level."""

    name = models.CharField(_("name"), max_length=60, unique=True)
    phrases = models.TextField(
        _("phrases"),
        blank=True,
        help_text=_("What speeches call the group, one phrase a line, such as 各乡镇（街道）."),
    )
    rule_kind = models.CharField(
        _("all units of the kind"),
        max_length=20,
        choices=Unit.Kind,
        blank=True,
        help_text=_("Leave empty to choose the members one by one."),
    )
    rule_level = models.CharField(_("of the level"), max_length=20, choices=Unit.Level, blank=True)
    members = models.ManyToManyField(Unit, blank=True, related_name="unit_groups", verbose_name=_("members"))

    objects = UnitGroupQuerySet.as_manager()

    class Meta:
        verbose_name = _("unit group")
        verbose_name_plural = _("unit groups")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("unit-group-detail", args=[self.pk])

    def phrase_list(self) -> list[str]:
        """Return the phrases that mean this group, its name first."""
        return list(dict.fromkeys([self.name, *filter(None, (line.strip() for line in self.phrases.splitlines()))]))

    @property
    def has_rule(self) -> bool:
        """Whether units belong by kind or level, not only by being listed."""
        return bool(self.rule_kind or self.rule_level)

    def units_among(self, units: Iterable[Unit]) -> list[Unit]:
        """Return those of ``units`` that the group stands for; like ``units``, for members fetched before."""
        listed = {unit.pk for unit in self.members.all()}
        return [
            unit
            for unit in units
            if unit.pk in listed
            or (self.has_rule and self.rule_kind in ("", unit.kind) and self.rule_level in ("", unit.level))
        ]

    def units(self) -> UnitQuerySet:
        """Return the units in use that the group stands for today: by rule, and those listed."""
        chosen = models.Q(unit_groups=self)
        if self.has_rule:
            rule = models.Q()
            if self.rule_kind:
                rule &= models.Q(kind=self.rule_kind)
            if self.rule_level:
                rule &= models.Q(level=self.rule_level)
            chosen |= rule
        return Unit.objects.active().filter(chosen).distinct()
