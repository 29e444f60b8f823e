"""Units, their names and groups."""

import pytest
from django.urls import reverse

from accounts.models import Unit, UnitAlias, UnitGroup
from tests.factories import UnitFactory

pytestmark = pytest.mark.django_db


def entered(unit: Unit, **changes):
    fields = {
        "name": unit.name,
        "short_name": unit.short_name,
        "kind": unit.kind,
        "level": unit.level,
        "phone": unit.phone,
        "order": unit.order,
        "is_active": "on",
        "version": unit.version,
    }
    return {**fields, **changes}


def test_a_unit_is_found_by_alias_too(supervisor, health, housing, log_in):
    UnitAlias.objects.create(unit=health, name="县卫计委")
    page = log_in(supervisor).get(reverse("unit-list"), {"q": "卫计"}).content.decode()
    assert health.name in page
    assert housing.name not in page


def test_a_stale_edit_gets_409_and_keeps_what_was_typed(supervisor, health, log_in):
    client = log_in(supervisor)
    path = reverse("unit-edit", args=[health.pk])
    assert client.post(path, entered(health, phone="0000-1")).status_code == 302
    response = client.post(path, entered(health, phone="0000-2-typed"))
    assert response.status_code == 409
    assert "0000-2-typed" in response.content.decode()
    health.refresh_from_db()
    assert health.phone == "0000-1"


def test_a_unit_cannot_stand_below_itself(supervisor, health, log_in):
    child = UnitFactory(parent=health)
    response = log_in(supervisor).post(reverse("unit-edit", args=[health.pk]), entered(health, parent=child.pk))
    assert response.status_code in (200, 422)
    health.refresh_from_db()
    assert health.parent is None


def test_groups_by_rule_and_by_list():
    town = UnitFactory(kind=Unit.Kind.TOWN, level=Unit.Level.TOWN)
    gone = UnitFactory(kind=Unit.Kind.TOWN, level=Unit.Level.TOWN, is_active=False)
    office = UnitFactory()
    rule = UnitGroup.objects.create(name="各乡镇", rule_kind=Unit.Kind.TOWN)
    listed = UnitGroup.objects.create(name="责任单位", phrases="各责任单位\n\n 各有关单位 ")
    listed.members.set([office, gone])
    assert list(rule.units()) == [town]
    assert list(listed.units()) == [office]
    assert listed.phrase_list() == ["责任单位", "各责任单位", "各有关单位"]


def test_an_alias_means_one_unit(supervisor, health, housing, log_in):
    client = log_in(supervisor)
    for unit in (health, housing):
        client.post(reverse("unit-alias-create", args=[unit.pk]), {"name": "县某局"})
    assert [alias.unit for alias in UnitAlias.objects.filter(name="县某局")] == [health]
