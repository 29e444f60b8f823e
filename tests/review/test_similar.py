"""What was asked for before is found again, linked, counted and not registered twice."""

from datetime import date
from pathlib import Path

import pytest
from django.urls import reverse

from config.conflicts import Conflict
from speeches.extraction import extract, find_deadlines
from speeches.followup import assigning, joining
from speeches.models import Event, Notice, Requirement, RequirementPair
from speeches.models.requirement import State
from speeches.review import decisions, likeness, similar, steps
from tests.factories import AssignmentFactory, RequirementFactory, SpeechFactory

HERE = Path(__file__).parent
TODAY = date(2026, 4, 1)
FIRST = "县住建局要在6月底前完成城东污水处理厂二期环评。"
AGAIN = "城东污水处理厂二期的环评，不能再拖，县住建局负责。"
OTHER = "县教育局要在开学前完成校车安全隐患排查。"


def weights(quote: str) -> dict[str, float]:
    actors = [actor.text for draft in extract(quote).drafts for actor in draft.actors]
    return likeness.pairs(quote, [*actors, *(limit.text for limit in find_deadlines(quote, None))])


@pytest.mark.parametrize(
    ("name", "least"),
    [("similar_pairs", 0.9), ("similar_pairs_unseen", 0.9)],  # the second was written when the rules stood
)
def test_paraphrases_are_told_from_what_only_sounds_alike(name, least, record_property):
    rows = [line.split("\t") for line in (HERE / f"{name}.tsv").read_text(encoding="utf-8").splitlines()]
    found = [
        (kind == "same", likeness.likeness(weights(one), weights(two)) >= likeness.ALIKE) for kind, one, two in rows
    ]
    right = sum(same and alike for same, alike in found)
    precision, recall = right / sum(alike for _, alike in found), right / sum(same for same, _ in found)
    record_property("figures", f"{name}: precision {precision:.2f}, recall {recall:.2f}")
    assert precision >= least
    assert recall >= least


def asked(quote: str, clerk, **more) -> Requirement:
    """Return a confirmed requirement of a speech of its own."""
    speech = SpeechFactory(text=f"{quote}\n", delivered_on=more.pop("on", date(2026, 3, 3)))
    row = RequirementFactory(speech=speech, quote=quote, summary=quote[:12], **more)
    decisions.confirm(row, clerk, version=0)
    return row


def draft(quote: str) -> Requirement:
    return RequirementFactory(speech=SpeechFactory(text=f"{quote}\n", delivered_on=TODAY), quote=quote)


@pytest.fixture
def first(db, clerk, supervisor, health, liaison) -> Requirement:
    row = asked(FIRST, clerk)
    order = assigning.Order(lead=(health,), due_on=date(2026, 6, 30))
    assigning.assign(row, supervisor, order, on=date(2026, 3, 4))
    return row


def found(row: Requirement, user) -> list[Requirement]:
    return [one.requirement for one in similar.find([row], Requirement.objects.visible_to(user))[row.pk]]


def test_a_draft_is_shown_what_earlier_speeches_asked_for(first, clerk):
    asked(OTHER, clerk)
    assert found(draft(AGAIN), clerk) == [first]
    assert found(draft("要认真学习会议精神。"), clerk) == []


def test_of_two_that_say_the_same_the_one_under_way_is_offered_first(db, clerk, supervisor, health):
    asked(FIRST, clerk)
    assigned = asked(FIRST, clerk)
    assigning.assign(assigned, supervisor, assigning.Order(lead=(health,), due_on=date(2026, 6, 30)), on=TODAY)
    assert found(draft(FIRST), clerk)[0] == assigned


def test_only_what_is_in_force_and_visible_is_found(clerk, liaison):
    row = asked(FIRST, clerk)
    again = draft(AGAIN)
    assert found(again, liaison) == [], "nothing was given to the unit"
    decisions.restore(row, clerk, version=row.version)
    assert found(again, clerk) == []
    assert not RequirementPair.objects.exists()


def test_the_same_speech_does_not_repeat_itself(first, clerk):
    twice = RequirementFactory(speech=first.speech, quote=FIRST)
    assert found(twice, clerk) == []
    with pytest.raises(Conflict):
        similar.link(twice, first, clerk)


def test_groups_stay_flat_and_are_counted(first, clerk):
    second, third = draft(AGAIN), draft(AGAIN)
    similar.link(second, first, clerk)
    decisions.confirm(second, clerk, version=second.version)
    similar.link(third, second, clerk)
    assert third.repeats == first, "of a chain all point at the first"
    decisions.confirm(third, clerk, version=third.version)
    assert list(similar.group_of(third)) == [first, second, third]
    counted = Requirement.objects.with_times_asked().in_bulk()
    assert {counted[row.pk].times_asked for row in (first, second, third)} == {3}
    assert found(draft(AGAIN), clerk) == [first], "one of each group is shown"
    assert similar.find([row := draft(AGAIN)], Requirement.objects.all())[row.pk][0].times == 3


def test_joining_registers_nothing_and_tells_the_units(first, clerk, supervisor, liaison):
    again = asked(AGAIN, clerk, on=TODAY)
    joining.join(again, first, supervisor)
    again.refresh_from_db()
    assert (again.state, again.docket_number, again.repeats) == (State.CANCELLED, "", first)
    event = first.events.get(verb=Event.Verb.REPEATED)
    assert AGAIN in event.why
    assert Notice.objects.filter(recipient=liaison, event=event).exists()
    assert list(Requirement.objects.under_way().asked_again()) == [first]
    with pytest.raises(Conflict):
        joining.join(again, first, supervisor)
    with pytest.raises(PermissionError):
        joining.join(asked(AGAIN, clerk), first, clerk)


def test_what_was_registered_or_joined_keeps_its_link(first, clerk, supervisor):
    again = asked(AGAIN, clerk, on=TODAY)
    joining.join(again, first, supervisor)
    other = asked(OTHER, clerk)
    for row, earlier in ((again, None), (first, other)):
        before = Requirement.objects.values().get(pk=row.pk)
        with pytest.raises(Conflict):
            similar.link(row, earlier, clerk)
        assert Requirement.objects.values().get(pk=row.pk) == before


def test_assigning_many_leaves_what_is_already_under_way(first, clerk, supervisor, log_in):
    again, fresh = asked(AGAIN, clerk, on=TODAY), asked(OTHER, clerk, on=TODAY)
    similar.link(again, first, clerk)
    client = log_in(supervisor)
    page = client.get(reverse("assignment-list")).content.decode()
    assert "同样事项在办" in page
    client.post(reverse("assignment-list"), {"chosen": [again.pk, fresh.pk]})
    again.refresh_from_db()
    fresh.refresh_from_db()
    assert (again.state, fresh.state) == (State.CONFIRMED, State.ASSIGNED)
    page = client.get(reverse("requirement-assign", args=[again.pk])).content.decode()
    assert "并入，不另立项" in page
    assert first.docket_number in page
    response = client.post(reverse("requirement-assign", args=[again.pk]), {"join": first.pk}, follow=True)
    assert response.redirect_chain[-1][0] == first.get_absolute_url()
    assert "历次要求" in response.content.decode()


def test_the_ledger_lists_what_was_asked_for_again_and_is_not_done(first, clerk, supervisor, liaison, log_in):
    joining.join(asked(AGAIN, clerk, on=TODAY), first, supervisor)
    lone = asked(OTHER, clerk)
    for query in ("view=again", "asked_again=true"):
        page = log_in(supervisor).get(reverse("requirement-list") + f"?{query}").content.decode()
        assert "已要求 2 次" in page
        assert lone.summary not in page
    assert "多次要求未落实" in log_in(supervisor).get(reverse("home")).content.decode()
    page = log_in(liaison).get(reverse("requirement-list") + "?view=all").content.decode()
    assert "已要求" not in page
    assert "多次要求" not in page


def test_linking_from_the_desk_is_one_press_and_can_be_taken_back(first, clerk, log_in):
    again = draft(AGAIN)
    client, address = log_in(clerk), reverse("review-draft", args=[again.pk])
    page = client.get(reverse("review-desk", args=[again.speech_id])).content.decode()
    assert "已于2026年3月3日要求过" in page or "已于3月3日要求过" in page
    assert f'value="repeat:{first.pk}"' in page
    client.post(address, {"action": f"repeat:{first.pk}", "version": again.version})
    again.refresh_from_db()
    assert (again.state, again.repeats) == (State.CONFIRMED, first)
    client.post(reverse("review-undo", args=[again.speech_id]))
    again.refresh_from_db()
    assert (again.state, again.repeats) == (State.DRAFT, None)
    response = client.post(address, {"action": f"repeat:{again.pk}", "version": again.version})
    assert response.status_code == 409, "a draft is no earlier requirement"


def test_finding_asks_the_same_number_of_questions_for_any_number_of_drafts(first, django_assert_num_queries):
    visible = Requirement.objects.all()
    for count in (1, 12):
        drafts = [draft(AGAIN) for _ in range(count)]
        with django_assert_num_queries(3):
            assert all(near for near in similar.find(drafts, visible).values())


def test_steps_are_taken_back_one_after_the_other(clerk, supervisor, health, housing):
    row = draft(FIRST)
    AssignmentFactory(requirement=row, unit=housing, state="proposed")
    with steps.step(row.speech, clerk, "confirm", [row]):
        decisions.edit(row, clerk, decisions.Wording("环评", due_on=TODAY, lead=(health,)), version=0)
        decisions.confirm(row, clerk, version=row.version)
    with steps.step(row.speech, clerk, "dismiss", [row]):
        decisions.dismiss(row, clerk, version=row.version)
    steps.undo(row.speech, clerk)
    row.refresh_from_db()
    assert (row.state, row.summary) == (State.CONFIRMED, "环评")
    steps.undo(row.speech, clerk)
    row.refresh_from_db()
    assert (row.state, row.summary, row.due_on) == (State.DRAFT, "县人民医院新院区招标挂网", date(2026, 3, 26))
    assert [one.unit for one in row.assignments.all()] == [housing]
    with pytest.raises(Conflict):
        steps.undo(row.speech, clerk)
    with pytest.raises(PermissionError):
        steps.undo(row.speech, health.people.create(username="nobody", role="liaison"))


def test_what_somebody_else_did_since_is_not_taken_back(clerk, supervisor):
    row = draft(FIRST)
    with steps.step(row.speech, clerk, "confirm", [row]):
        decisions.confirm(row, clerk, version=0)
    decisions.dismiss(row, supervisor, version=row.version)
    with pytest.raises(Conflict):
        steps.undo(row.speech, clerk)
    row.refresh_from_db()
    assert row.state == State.DISMISSED
