"""What speeches call units, and what they mean."""

import pytest

from accounts.models import Unit, UnitAlias, UnitGroup
from speeches.review.matching import Matcher
from tests.factories import UnitFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def county():
    reform = UnitFactory(name="青岩县发展和改革局", short_name="县发改局")
    UnitAlias.objects.create(unit=reform, name="县发改委")
    UnitFactory(name="青岩县卫生健康局", short_name="县卫健局")
    UnitFactory(name="青岩县城市管理局", short_name="县城管局")
    for town in ("城关镇", "石牛镇", "柳溪乡"):
        UnitFactory(name=f"青岩县{town}", short_name=town, kind=Unit.Kind.TOWN, level=Unit.Level.TOWN)
    UnitFactory(name="青岩县旧镇", short_name="旧镇", kind=Unit.Kind.TOWN, level=Unit.Level.TOWN, is_active=False)
    UnitGroup.objects.create(name="各乡镇（街道）", phrases="各乡镇\n各镇街", rule_kind=Unit.Kind.TOWN)
    group = UnitGroup.objects.create(name="各责任单位")
    group.members.set([reform])
    return Matcher("青岩县")


@pytest.mark.parametrize(
    ("phrase", "names", "how"),
    [
        ("青岩县发展和改革局", ["县发改局"], "name"),
        ("县发改局", ["县发改局"], "name"),
        ("发改局", ["县发改局"], "name"),
        ("县发展和改革局", ["县发改局"], "name"),
        ("县发改委", ["县发改局"], "alias"),
        ("发改委", ["县发改局"], "alias"),
        ("县卫健局", ["县卫健局"], "name"),
        ("县卫生局", ["县卫健局"], "abbreviation"),
        ("城关镇", ["城关镇"], "name"),
        ("各乡镇（街道）", ["城关镇", "石牛镇", "柳溪乡"], "group"),
        ("各乡镇(街道)", ["城关镇", "石牛镇", "柳溪乡"], "group"),
        ("各乡镇", ["城关镇", "石牛镇", "柳溪乡"], "group"),
        ("各责任单位", ["县发改局"], "group"),
        ("县气象局", [], ""),
        ("有关部门", [], ""),
        ("旧镇", [], ""),
    ],
)
def test_phrases(county, phrase, names, how):
    match = county.match(phrase)
    assert ([str(unit) for unit in match.units], match.how) == (names, how)
    assert match.sure == bool(names)


def test_two_that_fit_are_offered_not_chosen(county):
    UnitFactory(name="青岩县卫生监督管理局", short_name="县卫监局")
    match = Matcher("青岩县").match("县卫生管理局")
    assert not match.sure or len(match.units) == 1
    UnitAlias.objects.create(unit=Unit.objects.get(short_name="县卫健局"), name="卫生局")
    assert [str(unit) for unit in Matcher("青岩县").match("县卫生局").units] == ["县卫健局"]


def test_matching_asks_the_database_a_fixed_number_of_questions(county, django_assert_num_queries):
    with django_assert_num_queries(4):
        matcher = Matcher("青岩县")
        for phrase in ("县发改局", "各乡镇", "有关部门") * 50:
            matcher.match(phrase)
