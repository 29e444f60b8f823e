"""What speeches call units, and what they mean."""

import pytest

from accounts.models import Unit, UnitAlias, UnitGroup
from speeches.review.matching import Matcher
from speeches.review.readings import names_one_unit
from tests.factories import UnitFactory

pytestmark = pytest.mark.django_db

TOWNS = ["城关镇", "石牛镇", "柳溪乡"]


@pytest.fixture
def county():
    reform = UnitFactory(name="青岩县发展和改革局", short_name="县发改局")
    UnitAlias.objects.create(unit=reform, name="县发改委")
    UnitAlias.objects.create(unit=reform, name="发改口")
    UnitFactory(name="青岩县卫生健康局", short_name="县卫健局")
    UnitFactory(name="青岩县城市管理局", short_name="县城管局")
    UnitFactory(name="青岩县交通运输局", short_name="县交通局")
    UnitFactory(name="云泽市交通运输局", short_name="市交通运输局", level=Unit.Level.CITY)
    UnitFactory(name="青岩县市场监督管理局", short_name="县市场监管局")
    UnitFactory(name="中共青岩县委组织部", short_name="县委组织部", kind=Unit.Kind.PARTY)
    UnitFactory(name="青岩县行政审批局", short_name="")
    for town in TOWNS:
        UnitFactory(name=f"青岩县{town}", short_name=town, kind=Unit.Kind.TOWN, level=Unit.Level.TOWN)
    UnitFactory(name="青岩县旧镇", short_name="旧镇", kind=Unit.Kind.TOWN, level=Unit.Level.TOWN, is_active=False)
    UnitGroup.objects.create(name="各乡镇（街道）", phrases="各乡镇\n各镇街\n各乡镇党委", rule_kind=Unit.Kind.TOWN)
    group = UnitGroup.objects.create(name="各责任单位", phrases="各部门\n县直各单位")
    group.members.set([reform])
    UnitGroup.objects.create(name="各园区")
    return Matcher("青岩县")


@pytest.mark.parametrize(
    ("phrase", "names", "how"),
    [
        ("青岩县发展和改革局", ["县发改局"], "name"),
        ("县发改局", ["县发改局"], "name"),
        ("发改局", ["县发改局"], "name"),
        ("我县发改局", ["县发改局"], "name"),
        ("县发展和改革局", ["县发改局"], "name"),
        ("县发改委", ["县发改局"], "alias"),
        ("发改委", ["县发改局"], "alias"),
        ("县卫健局", ["县卫健局"], "name"),
        ("县交通运输局", ["县交通局"], "name"),
        ("市交通运输局", ["市交通运输局"], "name"),
        ("市场监管局", ["县市场监管局"], "name"),
        ("青岩县委组织部", ["县委组织部"], "name"),
        ("县审批局", [], ""),
        ("县行政审批局", ["青岩县行政审批局"], "name"),
        ("县卫生局", ["县卫健局"], "abbreviation"),
        ("县市监局", ["县市场监管局"], "abbreviation"),
        ("城关镇", ["城关镇"], "name"),
        ("青岩县城关镇", ["城关镇"], "name"),
        ("各乡镇（街道）", TOWNS, "group"),
        ("各乡镇(街道)", TOWNS, "group"),
        ("各乡镇", TOWNS, "group"),
        ("每个乡镇", TOWNS, "group"),
        ("全县各乡镇", TOWNS, "group"),
        ("乡镇", TOWNS, "group"),
        ("各责任单位", ["县发改局"], "group"),
        ("县直各单位", ["县发改局"], "group"),
        ("县交通局局长", ["县交通局"], "post"),
        ("各乡镇党委书记", TOWNS, "post"),
        ("县发改局、城关镇", ["县发改局", "城关镇"], "list"),
        ("各乡镇和县卫健局", ["县卫健局", *TOWNS], "list"),
        ("县气象局", [], ""),
        ("县气象局、城关镇", [], ""),
        ("有关部门", [], ""),
        ("部门", [], ""),
        ("县委书记", [], ""),
        ("旧镇", [], ""),
        ("市直各单位", [], ""),
        ("", [], ""),
    ],
)
def test_phrases(county, phrase, names, how):
    match = county.match(phrase)
    assert (match.phrase, [str(unit) for unit in match.units], match.how) == (phrase, names, how)
    assert match.sure == bool(names)


@pytest.mark.parametrize(
    ("phrase", "names"),
    [
        ("交通运输局", ["县交通局", "市交通运输局"]),  # both levels have one, and none was said
        ("省交通运输局", ["县交通局", "市交通运输局"]),  # a level that is not here
        ("省委组织部", ["县委组织部"]),
        ("临江县卫生健康局", ["县卫健局"]),  # the county next door
        ("县城管委", ["县城管局"]),  # renamed since
    ],
)
def test_what_is_unsure_is_offered_not_chosen(county, phrase, names):
    match = county.match(phrase)
    assert [str(unit) for unit in match.units] == names
    assert not match.sure


def test_a_group_without_members_is_nobody(county):
    match = county.match("各园区")
    assert (match.units, match.sure, match.group) == ((), False, "各园区")


def test_without_a_place_of_its_own_an_office_still_reads_county_names(county):
    match = Matcher("").match("苍屏县卫生健康局")
    assert ([str(unit) for unit in match.units], match.sure) == (["县卫健局"], True)


@pytest.mark.parametrize(
    ("phrase", "can"),
    [
        ("卫生口", True),
        ("县两办", True),
        ("各有关单位", False),
        ("所在乡镇", False),
        ("项目所在乡镇", False),
        ("部门", False),
        ("县", False),
    ],
)
def test_what_may_be_remembered_as_another_name(phrase, can):
    assert names_one_unit(phrase) is can


def test_matching_asks_the_database_a_fixed_number_of_questions(county, django_assert_num_queries):
    with django_assert_num_queries(4):
        matcher = Matcher("青岩县")
        for phrase in ("县发改局", "各乡镇", "有关部门") * 50:
            matcher.match(phrase)
