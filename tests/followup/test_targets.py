"""Figures that a requirement asks for: asked of the unit, stored with its report, shown again, judged where one can."""

from datetime import date
from decimal import Decimal

import pytest
from django.urls import reverse

from speeches.followup import targets
from speeches.models import ProgressReport, Requirement
from speeches.models.requirement import State
from speeches.review import shaping
from speeches.review.drafting import draft_speech
from tests.factories import AssignmentFactory, RequirementFactory, SpeechFactory

pytestmark = pytest.mark.django_db

TEXT = (
    "同志们：\n二、工作任务\n县民政局要在年底前新建12个基层服务点，覆盖率达到95%以上。"
    "县财政局要安排村级运转经费每村每年不低于10万元。县住建局要建立隐患台账，会议不得超过2次。\n"
)


@pytest.fixture
def drafted():
    speech = SpeechFactory(text=TEXT)
    draft_speech(speech, actor=None)
    return {row.quote[:4]: row for row in Requirement.objects.all()}


@pytest.fixture
def under_way(drafted, health, supervisor):
    row = drafted["县民政局"]
    Requirement.objects.filter(pk=row.pk).update(
        state=State.IN_PROGRESS, docket_year=2026, docket_serial=3, docket_number="督〔2026〕3号", supervisor=supervisor
    )
    AssignmentFactory(requirement=row, unit=health, state="acknowledged")
    return row


def test_drafting_stores_the_targets_with_their_places(drafted):
    stored = drafted["县民政局"].targets
    assert [(one["said"], one["number"], one["relation"]) for one in stored] == [
        ("12个基层服务点", "12", "exactly"),
        ("覆盖率达到95%以上", "95", "at_least"),
    ]
    assert all(TEXT[one["start"] : one["end"]] == one["text"] for one in stored)


def test_a_target_is_asked_in_the_unit_it_was_given_in(drafted):
    (target,) = targets.of(drafted["县财政局"], None)
    assert (target.said, target.number, target.unit) == ("村级运转经费每村每年不低于10万元", Decimal(10), "万元")
    assert target.question == "村级运转经费每村每年不低于10万元（单位：万元）"


def test_the_unit_is_asked_for_each_figure_and_last_time_s_are_filled_in(under_way, liaison, unit_head, log_in):
    path = reverse("report-create", args=[under_way.pk])
    page = log_in(liaison).get(path).content.decode()
    assert "12个基层服务点（单位：个）" in page
    assert "覆盖率达到95%以上（单位：%）" in page
    report = {"percent": 60, "progress": "已建成7个", "once": "", "reached_0": "7", "reached_1": "61.50"}
    assert log_in(liaison).post(path, report).status_code == 302
    written = ProgressReport.objects.get()
    assert [(one["said"], one["value"], one["unit"]) for one in written.reached] == [
        ("12个基层服务点", "7", "个"),
        ("覆盖率达到95%以上", "61.5", "%"),
    ]
    log_in(unit_head).post(reverse("report-release", args=[written.pk]), {"action": "release"})
    detail = log_in(unit_head).get(under_way.get_absolute_url()).content.decode()
    assert "已完成 61.5 %，尚未达标" in detail
    ProgressReport.objects.update(state=ProgressReport.State.ACCEPTED)
    again = log_in(liaison).get(path)
    assert [field.value() for field in again.context["form"].target_fields()] == [Decimal("7"), Decimal("61.5")]


def test_a_figure_is_no_duty_to_give_and_never_negative(under_way, liaison, log_in):
    path = reverse("report-create", args=[under_way.pk])
    client = log_in(liaison)
    wrong = client.post(path, {"percent": 60, "progress": "推进中", "once": "", "reached_0": "-1"})
    assert wrong.status_code == 422
    assert client.post(path, {"percent": 60, "progress": "推进中", "once": ""}).status_code == 302
    assert ProgressReport.objects.get().reached == []


@pytest.mark.parametrize(
    ("relation", "each", "reached", "met"),
    [
        ("at_least", "", "12", True),
        ("at_least", "", "11", False),
        ("exactly", "", "12", True),
        ("at_most", "", "13", False),
        ("at_most", "", "12", True),
        ("at_least", "村", "11", None),
        ("at_least", "", None, None),
    ],
)
def test_whether_a_figure_reaches_its_target(relation, each, reached, met):
    figure = None if reached is None else Decimal(reached)
    assert targets.Target("12个", relation, Decimal(12), "个", each, figure).met is met


def test_a_requirement_without_figures_asks_for_none(health, liaison, supervisor, log_in):
    row = RequirementFactory(state=State.IN_PROGRESS, docket_year=2026, docket_serial=4, docket_number="督〔2026〕4号")
    AssignmentFactory(requirement=row, unit=health, state="acknowledged")
    page = log_in(liaison).get(reverse("report-create", args=[row.pk]))
    assert page.context["form"].targets == {}
    assert "对照指标" not in page.content.decode()


def test_shaping_keeps_targets_with_their_words(drafted, clerk):
    row, other = drafted["县民政局"], drafted["县财政局"]
    place = TEXT.index("覆盖率")
    first, second = shaping.split(row, clerk, place, version=row.version)
    assert [one["said"] for one in first.targets] == ["12个基层服务点"]
    assert [one["said"] for one in second.targets] == ["覆盖率达到95%以上"]
    merged = shaping.merge(second, other, clerk, versions=(second.version, other.version))
    assert [one["text"] for one in merged.targets] == ["达到95%以上", "不低于10万元"]
    assert date(2026, 3, 12) == merged.speech.delivered_on


def test_a_misread_figure_is_unticked_at_the_desk_and_the_rest_stay(drafted, clerk, log_in):
    row = drafted["县民政局"]
    client, path = log_in(clerk), reverse("review-draft", args=[row.pk])
    page = client.get(reverse("review-desk", args=[row.speech_id]), {"draft": row.pk}).content.decode()
    assert page.count(f'name="d{row.pk}-targets"') == 2
    prefix = f"d{row.pk}-"
    entered = {f"{prefix}summary": row.summary, f"{prefix}importance": "normal", f"{prefix}targets_offered": "True"}
    form = {
        "action": "confirm",
        "version": row.version,
        f"{prefix}trackable": "on",
        f"{prefix}targets": ["1"],
        **entered,
    }
    assert client.post(path, form).status_code == 302
    row.refresh_from_db()
    assert [one["said"] for one in row.targets] == ["覆盖率达到95%以上"]
    assert row.events.filter(changes__targets=["12个基层服务点；覆盖率达到95%以上", "覆盖率达到95%以上"]).exists()


def test_a_form_without_the_boxes_says_nothing_of_the_figures(drafted, clerk, log_in):
    row = drafted["县民政局"]
    prefix = f"d{row.pk}-"
    form = {
        "action": "confirm",
        "version": row.version,
        f"{prefix}summary": "新建服务点",
        f"{prefix}importance": "normal",
    }
    assert log_in(clerk).post(reverse("review-draft", args=[row.pk]), form).status_code == 302
    row.refresh_from_db()
    assert len(row.targets) == 2


def test_the_supervisor_drops_every_figure_of_what_is_under_way(under_way, supervisor, log_in):
    client, path = log_in(supervisor), reverse("requirement-edit", args=[under_way.pk])
    assert client.get(path).content.decode().count('name="targets"') == 2
    form = {
        "summary": under_way.summary,
        "importance": "normal",
        "version": under_way.version,
        "targets_offered": "True",
    }
    due = under_way.due_on.isoformat() if under_way.due_on else ""
    assert client.post(path, {**form, "due_on": due, "supervisor": supervisor.pk}).status_code == 302
    under_way.refresh_from_db()
    assert under_way.targets == []
    assert "12个基层服务点" in client.get(under_way.get_absolute_url()).content.decode(), "it stands in the history"
