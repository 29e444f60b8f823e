"""From confirmed to closed, and what happens on each step beside the straight way."""

from datetime import date

import pytest
from django.core.files.base import ContentFile

from config.conflicts import Conflict
from speeches.followup import acknowledging, closing, extending, instructing, reporting, urging
from speeches.followup.assigning import Order, assign, reassign
from speeches.followup.reporting import Account
from speeches.models import Assignment, Event, ExtensionRequest, Notice, ProgressReport, Requirement
from tests.factories import RequirementFactory

from .conftest import TODAY

pytestmark = pytest.mark.django_db
State = Requirement.State


def again(requirement: Requirement) -> Requirement:
    return Requirement.objects.get(pk=requirement.pk)


def test_from_confirmed_to_closed(confirmed, supervisor, liaison, unit_head, health):
    assign(confirmed, supervisor, Order(lead=(health,), due_on=date(2026, 3, 26)), on=TODAY)
    row = again(confirmed)
    assert (row.state, row.docket_number, row.baseline_due_on, row.next_due_on) == (
        State.ASSIGNED,
        "督〔2026〕1号",
        date(2026, 3, 26),
        date(2026, 3, 26),
    )
    acknowledging.acknowledge(row, liaison)
    assert again(row).state == State.IN_PROGRESS
    proof = ContentFile(b"proof", name="../挂网 截图.png")
    report = reporting.write(row, liaison, Account("已挂网。", 100, asks_closure=True), [proof], on=TODAY)
    assert again(row).report_percent == 0, "what is not released is the unit's own business"
    assert report.attachments.get().name == "挂网 截图.png"
    reporting.release(report, unit_head, on=TODAY)
    assert (again(row).state, again(row).report_percent) == (State.AWAITING_CLOSURE, 100)
    reporting.accept(report, supervisor, on=TODAY, verification="true")
    row = again(row)
    assert (row.state, row.closed_on, row.verification) == (State.CLOSED, TODAY, Requirement.Verification.TRUE)
    assert not row.milestones.open().exists()
    verbs = [event.verb for event in row.events.order_by("id")]
    assert verbs == ["assigned", "acknowledged", "reported", "closure_asked", "accepted", "closed"]


def test_numbers_run_by_year_and_are_never_used_again(supervisor, health):
    first, second, third = (RequirementFactory(state=State.CONFIRMED) for _ in range(3))
    assign(first, supervisor, Order(lead=(health,)), on=TODAY)
    closing.cancel(first, supervisor, "重复")
    assign(second, supervisor, Order(lead=(health,)), on=TODAY)
    assign(third, supervisor, Order(lead=(health,)), on=date(2027, 1, 4))
    numbers = list(Requirement.objects.order_by("pk").values_list("docket_number", flat=True))
    assert numbers == ["督〔2026〕1号", "督〔2026〕2号", "督〔2027〕1号"]


def test_a_number_taken_in_the_same_moment_is_asked_for_again(confirmed, supervisor, health, monkeypatch):
    RequirementFactory(docket_year=2026, docket_serial=1, docket_number="督〔2026〕1号")
    real, calls = __import__("speeches.followup.numbering", fromlist=["x"]).next_number, []

    def stale_once(year):
        calls.append(year)
        found = real(year)
        return found if len(calls) > 1 else {**found, "docket_serial": 1}

    monkeypatch.setattr("speeches.followup.assigning.next_number", stale_once)
    assign(confirmed, supervisor, Order(lead=(health,)), on=TODAY)
    assert again(confirmed).docket_number == "督〔2026〕2号"
    assert len(calls) == 2


def test_assigning_twice_assigns_once(assigned, supervisor, health):
    with pytest.raises(Conflict):
        assign(assigned, supervisor, Order(lead=(health,)), on=TODAY)
    assert assigned.events.filter(verb=Event.Verb.ASSIGNED).count() == 1
    assert again(assigned).docket_number == "督〔2026〕1号"


def test_unknown_unit_and_deadline_are_registered_not_refused(confirmed, supervisor):
    assign(confirmed, supervisor, Order(), on=TODAY)
    assert Requirement.objects.unsettled().get() == confirmed


def test_units_are_told_and_supporting_units_sign_for_themselves(assigned, liaison, other_liaison):
    acknowledging.acknowledge(assigned, other_liaison)
    assert again(assigned).state == State.ASSIGNED, "only the lead unit's signature starts the work"
    acknowledging.acknowledge(assigned, liaison)
    assert again(assigned).state == State.IN_PROGRESS
    with pytest.raises(Conflict):
        acknowledging.acknowledge(assigned, liaison)


def test_an_assignment_rings_the_bells_of_its_units(confirmed, supervisor, liaison, other_liaison, health):
    assign(confirmed, supervisor, Order(lead=(health,)), on=TODAY)
    assert {notice.recipient for notice in Notice.objects.all()} == {liaison}


def test_strangers_can_do_nothing(assigned, in_progress, system_admin, clerk):
    outsider = system_admin
    for act in (
        lambda: acknowledging.acknowledge(assigned, outsider),
        lambda: reporting.write(in_progress, clerk, Account("x", 1), on=TODAY),
        lambda: closing.close(in_progress, clerk, on=TODAY),
        lambda: urging.urge([in_progress], clerk, "快", on=TODAY),
    ):
        with pytest.raises(PermissionError):
            act()


def test_an_objection_is_answered_before_signing(assigned, liaison, supervisor):
    acknowledging.object_to(assigned, liaison, "不属本单位职责")
    mine = assigned.assignments.get(unit=liaison.unit)
    assert mine.state == Assignment.State.OBJECTED
    acknowledging.insist(mine, supervisor, "三定方案明确由你局负责")
    acknowledging.acknowledge(assigned, liaison)
    with pytest.raises(Conflict):
        acknowledging.insist(mine, supervisor, "再说一次")


def test_new_units_have_to_sign_and_old_ones_are_let_go(in_progress, supervisor, housing, health):
    reassign(in_progress, supervisor, lead=[housing], supporting=[], why="职责调整")
    states = dict(in_progress.assignments.values_list("unit", "state"))
    assert states == {housing.pk: Assignment.State.ASSIGNED}


def test_a_weak_report_is_returned_and_what_was_found_is_kept_apart(in_progress, unit_head, supervisor):
    report = reporting.write(in_progress, unit_head, Account("已挂网", 100, asks_closure=True), on=TODAY)
    assert report.state == ProgressReport.State.RELEASED, "a head's own report is released at once"
    in_progress = again(in_progress)
    report.refresh_from_db()
    reporting.return_for_rework(report, supervisor, "只有意向公示", on=TODAY, verification="false")
    row = again(in_progress)
    assert (row.state, row.report_percent, row.verification) == (State.IN_PROGRESS, 100, "false")


def test_one_report_at_a_time_and_none_twice(in_progress, liaison, unit_head, supervisor):
    report = reporting.write(in_progress, liaison, Account("进行中", 30), on=TODAY)
    with pytest.raises(Conflict):
        reporting.write(in_progress, liaison, Account("进行中", 30), on=TODAY)
    reporting.send_back(report, unit_head, "写具体")
    second = reporting.write(in_progress, liaison, Account("完成招标文件", 30), on=TODAY)
    reporting.release(second, unit_head, on=TODAY)
    with pytest.raises(Conflict):
        reporting.release(second, unit_head, on=TODAY)
    reporting.accept(second, supervisor, on=TODAY)
    with pytest.raises(Conflict):
        reporting.accept(second, supervisor, on=TODAY)
    assert again(in_progress).state == State.IN_PROGRESS


def test_a_supporting_unit_cannot_ask_for_closure(in_progress, other_liaison):
    with pytest.raises(Conflict):
        reporting.write(in_progress, other_liaison, Account("好了", 100, asks_closure=True), on=TODAY)


def test_the_original_deadline_outlives_extensions(in_progress, liaison, supervisor):
    asked = extending.ask(
        in_progress, liaison, to_due_on=date(2026, 4, 15), reason="环评晚", progress="招标文件在编", on=TODAY
    )
    with pytest.raises(Conflict):
        extending.ask(in_progress, liaison, to_due_on=date(2026, 5, 1), reason="再", progress="", on=TODAY)
    extending.grant(asked, supervisor, on=TODAY)
    row = again(in_progress)
    assert (row.baseline_due_on, row.due_on, row.next_due_on) == (
        date(2026, 3, 26),
        date(2026, 4, 15),
        date(2026, 4, 15),
    )
    assert row.milestones.get().baseline_due_on == date(2026, 3, 26)
    with pytest.raises(Conflict):
        extending.refuse(asked, supervisor, "不行")


def test_an_extension_of_a_deadline_that_was_moved_meanwhile_is_not_granted(in_progress, liaison, supervisor):
    asked = extending.ask(
        in_progress, liaison, to_due_on=date(2026, 4, 15), reason="环评晚", progress="招标文件在编", on=TODAY
    )
    moved = again(in_progress)
    moved.due_on = date(2026, 4, 30)
    moved.save_over(moved.version, ["due_on"])
    with pytest.raises(Conflict, match="2026年3月26日改为2026年4月30日"):
        extending.grant(asked, supervisor, on=TODAY)
    asked = ExtensionRequest.objects.get()
    assert (asked.state, again(in_progress).due_on) == (ExtensionRequest.State.ASKED, date(2026, 4, 30))
    extending.refuse(asked, supervisor, "时限已经顺延")
    assert again(in_progress).due_on == date(2026, 4, 30)


def test_an_extension_is_asked_for_before_the_deadline_passes(in_progress, liaison):
    with pytest.raises(Conflict):
        extending.ask(
            in_progress, liaison, to_due_on=date(2026, 5, 1), reason="晚了", progress="", on=date(2026, 3, 27)
        )
    assert not ExtensionRequest.objects.exists()


def test_a_closed_requirement_can_be_looked_at_again(in_progress, supervisor):
    closing.close(in_progress, supervisor, on=TODAY)
    closing.reopen(in_progress, supervisor, "回头看发现未完成", on=TODAY)
    row = again(in_progress)
    assert (row.state, row.closed_on, row.next_due_on) == (State.IN_PROGRESS, None, date(2026, 3, 26))


def test_instructions_and_urging_reach_those_concerned(in_progress, leader, supervisor, liaison):
    instructing.instruct(in_progress, leader, "一周内报我。")
    urging.urge([in_progress], supervisor, "请抓紧", on=TODAY)
    assert in_progress.reminders.count() == 2
    verbs = {notice.event.verb for notice in Notice.objects.filter(recipient=liaison)}
    assert {"instructed", "urged"} <= verbs


def test_a_recurring_duty_gets_a_step_a_period_and_each_report_meets_one(confirmed, supervisor, unit_head, health):
    assign(confirmed, supervisor, Order(lead=(health,), rrule="FREQ=MONTHLY", due_on=date(2026, 6, 30)), on=TODAY)
    row = again(confirmed)
    assert [step.due_on for step in row.milestones.all()] == [date(2026, month, 25) for month in (3, 4, 5, 6)]
    acknowledging.acknowledge(row, unit_head)
    report = reporting.write(row, unit_head, Account("三月情况", 25), on=TODAY)
    reporting.accept(report, supervisor, on=TODAY)
    assert again(row).next_due_on == date(2026, 4, 25)
