"""Drafts decided, edited, added, merged and split: recorded, checked, never lost."""

from datetime import date

import pytest

from accounts.models import UnitAlias
from config.conflicts import Conflict
from speeches.models import Assignment, Event, Requirement
from speeches.models.requirement import State
from speeches.review import decisions, shaping
from speeches.review.decisions import Wording
from speeches.review.drafting import draft_speech
from speeches.review.marking import lay_out
from tests.factories import AssignmentFactory, RequirementFactory, SpeechFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def speech(clerk, health, housing):
    speech = SpeechFactory()
    draft_speech(speech, actor=clerk, holidays={})
    return speech


def draft(speech, words) -> Requirement:
    return speech.requirements.get(quote__contains=words)


def test_an_edit_that_came_in_after_the_row_was_fetched_is_seen(speech, clerk):
    mine = draft(speech, "县人民医院")
    theirs = Requirement.objects.get(pk=mine.pk)
    decisions.edit(theirs, clerk, Wording(summary="另一个人写的"), version=theirs.version)
    with pytest.raises(Conflict):
        decisions.confirm(mine, clerk, version=mine.version)
    mine.refresh_from_db()
    assert (mine.state, mine.summary) == (State.DRAFT, "另一个人写的")


def exact(speech):
    return all(speech.text[row.span_start : row.span_end] == row.quote for row in speech.requirements.all())


def test_drafting_stores_what_the_engine_read_and_proposes_units(speech, health, housing):
    hospital = draft(speech, "县人民医院")
    assert (hospital.state, hospital.trackable, hospital.due_on) == (State.DRAFT, True, date(2026, 3, 26))
    assert hospital.baseline_due_on == hospital.due_on
    assert hospital.headings == ["一、抓好项目"]
    proposed = hospital.assignments.get()
    assert (proposed.unit, proposed.role, proposed.state) == (health, "lead", Assignment.State.PROPOSED)
    assert draft(speech, "污水处理厂").assignments.get().unit == housing
    assert exact(speech)
    assert speech.events.filter(verb=Event.Verb.EXTRACTED).count() == 1


def test_drafting_again_keeps_what_people_did(speech, clerk):
    confirmed, dismissed = draft(speech, "县人民医院"), draft(speech, "污水处理厂")
    decisions.confirm(confirmed, clerk, version=0)
    decisions.dismiss(dismissed, clerk, version=0, reason="重复")
    added = shaping.add(speech, clerk, 0, 4)
    draft_speech(speech, actor=clerk, holidays={})
    states = {row.pk: row.state for row in speech.requirements.all()}
    assert states[confirmed.pk] == State.CONFIRMED
    assert states[dismissed.pk] == State.DISMISSED
    assert added.pk in states
    spans = list(speech.requirements.values_list("span_start", flat=True))
    assert len(spans) == len(set(spans))


def test_confirm_dismiss_and_take_back(speech, clerk):
    row = draft(speech, "县人民医院")
    decisions.confirm(row, clerk, version=0)
    assert row.confirmed_by == clerk
    decisions.restore(row, clerk, version=1)
    assert (row.state, row.confirmed_by) == (State.DRAFT, None)
    decisions.dismiss(row, clerk, version=2, reason="不属实")
    assert [event.verb for event in row.events.order_by("id")] == ["confirmed", "restored", "dismissed"]


def test_the_second_clerk_is_told(speech, clerk):
    row = draft(speech, "县人民医院")
    stale = Requirement.objects.get(pk=row.pk)
    decisions.dismiss(row, clerk, version=0)
    for act in (
        lambda: decisions.confirm(stale, clerk, version=0),
        lambda: decisions.edit(stale, clerk, Wording("新名称"), version=0),
    ):
        with pytest.raises(Conflict):
            act()
    assert Requirement.objects.get(pk=row.pk).summary != "新名称"


def test_editing_changes_words_dates_and_units_and_writes_it_down(speech, clerk, health, housing):
    row = draft(speech, "县人民医院")
    wording = Wording("医院招标挂网", due_on=date(2026, 4, 1), lead=(housing,), supporting=(health,), importance="key")
    decisions.edit(row, clerk, wording, version=0)
    row.refresh_from_db()
    assert (row.summary, row.due_on, row.baseline_due_on, row.version) == (
        "医院招标挂网",
        date(2026, 4, 1),
        date(2026, 4, 1),
        1,
    )
    assert dict(row.assignments.values_list("unit", "role")) == {housing.pk: "lead", health.pk: "supporting"}
    changes = row.events.get(verb=Event.Verb.EDITED).changes
    assert changes["due_on"] == ["2026-03-26", "2026-04-01"]
    assert "units" in changes


def test_what_is_assigned_is_no_longer_the_desk_s(clerk):
    row = RequirementFactory(state=State.ASSIGNED)
    for act in (
        lambda: decisions.edit(row, clerk, Wording("x"), version=0),
        lambda: decisions.dismiss(row, clerk, version=0),
        lambda: decisions.restore(row, clerk, version=0),
    ):
        with pytest.raises(Conflict):
            act()


def test_adding_by_selection_fills_in_what_the_engine_reads(speech, clerk, housing):
    draft(speech, "污水处理厂").delete()
    start = speech.text.index("县住建局")
    end = speech.text.index("二期环评。") + 5
    row = shaping.add(speech, clerk, start - 1, end + 1)
    assert row.quote == speech.text[row.span_start : row.span_end]
    assert (row.due_on, row.state, row.created_by, row.engine) == (date(2026, 6, 30), State.DRAFT, clerk, "")
    assert row.assignments.get().unit == housing
    assert [actor["text"] for actor in row.actors] == ["县住建局"]
    assert speech.text[row.actors[0]["start"] : row.actors[0]["end"]] == "县住建局"
    assert shaping.add(speech, clerk, row.span_start, row.span_end) == row, "the same selection twice is one draft"


@pytest.mark.parametrize(("start", "end"), [(5, 5), (9, 3), (-1, 4), (0, 10**6)])
def test_a_selection_that_is_none_is_refused(speech, clerk, start, end):
    with pytest.raises(Conflict):
        shaping.add(speech, clerk, start, end)


def test_merging_spans_both_and_unites_units(speech, clerk, health, housing):
    first, second = draft(speech, "县人民医院"), draft(speech, "污水处理厂")
    shaping.merge(first, second, clerk, versions=(0, 0))
    first.refresh_from_db()
    assert (first.span_start, first.span_end) == (first.span_start, second.span_end)
    assert {one.unit for one in first.assignments.all()} == {health, housing}
    assert first.due_on == date(2026, 6, 30)
    assert Requirement.objects.get(pk=second.pk).state == State.DISMISSED
    assert exact(speech)


def test_splitting_gives_two_exact_halves(speech, clerk):
    row = draft(speech, "县人民医院")
    at = shaping.cutting_places(row)[0]
    first, second = shaping.split(row, clerk, at, version=0)
    assert first.quote + second.quote == "县人民医院新院区的招标，县卫健局主办，两周内必须挂网。"
    assert exact(speech)
    assert second.assignments.exists()


def test_confirming_all_above_takes_only_the_sure_and_trackable(clerk):
    speech = SpeechFactory()
    sure = RequirementFactory(speech=speech, confidence=0.95)
    RequirementFactory(speech=speech, confidence=0.7)
    RequirementFactory(speech=speech, confidence=0.99, trackable=False)
    assert decisions.confirm_above(speech, clerk, 0.9) == 1
    assert list(speech.requirements.filter(state=State.CONFIRMED)) == [sure]


def test_finishing_waits_for_trackable_drafts_and_puts_general_ones_aside(clerk):
    speech = SpeechFactory()
    open_one = RequirementFactory(speech=speech)
    general = RequirementFactory(speech=speech, trackable=False)
    with pytest.raises(Conflict):
        decisions.finish(speech, clerk)
    decisions.confirm(open_one, clerk, version=0)
    decisions.finish(speech, clerk)
    general.refresh_from_db()
    speech.refresh_from_db()
    assert (general.state, speech.reviewed_by) == (State.DISMISSED, clerk)


def test_an_alias_is_learned_once_and_never_against_what_is_known(clerk, health, housing):
    assert decisions.remember_alias("卫生口", health, clerk).learned
    assert decisions.remember_alias("县卫健局", housing, clerk) is None
    assert UnitAlias.objects.count() == 1


def test_people_without_the_right_change_nothing(speech, leader):
    row = draft(speech, "县人民医院")
    for act in (
        lambda: decisions.confirm(row, leader, version=0),
        lambda: decisions.edit(row, leader, Wording("x"), version=0),
        lambda: shaping.add(speech, leader, 0, 4),
        lambda: decisions.finish(speech, leader),
    ):
        with pytest.raises(PermissionError):
            act()


def test_laying_out_loses_no_character(speech):
    AssignmentFactory(requirement=draft(speech, "县人民医院"))
    blocks = lay_out(speech.text, speech.outline, list(speech.requirements.in_reading_order()))
    shown = "".join(piece.text for block in blocks for mark in block.marks for piece in mark.pieces)
    assert shown == speech.text.replace("\n", "")
    notes = {piece.text: piece.note for block in blocks for mark in block.marks for piece in mark.pieces if piece.note}
    assert notes["县卫健局"] == "主办"
    assert notes["两周内"] == "3月26日"
