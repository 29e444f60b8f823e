"""The pages of follow-up: what they answer, twice pressed, too late, or with nothing typed."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from speeches.models import Attachment, Notice, ProgressReport, Requirement
from speeches.models.requirement import State
from tests.factories import AssignmentFactory, RequirementFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def under_way(health, supervisor):
    row = RequirementFactory(
        state=State.IN_PROGRESS,
        docket_year=2026,
        docket_serial=3,
        docket_number="督〔2026〕3号",
        docketed_on=timezone.localdate(),
        supervisor=supervisor,
    )
    AssignmentFactory(requirement=row, unit=health, state="acknowledged")
    return row


def report(**changes):
    return {"percent": 60, "progress": "已完成招标文件", "once": "", **changes}


def actor(text, role="lead"):
    return {"text": text, "start": 0, "end": len(text), "role": role, "inherited": ""}


def test_whoever_is_named_but_unknown_stands_beside_the_units(
    supervisor, health, housing, log_in, django_assert_max_num_queries
):
    row = RequirementFactory(
        state=State.CONFIRMED,
        actors=[actor("县卫健局"), actor("县气象台"), actor("县住建局", "support"), actor("县供电所", "support")],
    )
    AssignmentFactory(requirement=row, unit=health, state="proposed")
    AssignmentFactory(requirement=row, unit=housing, state="proposed", role="supporting")
    client = log_in(supervisor)
    for address in (reverse("assignment-list"), row.speech.get_absolute_url()):
        page = client.get(address).content.decode()
        assert "县气象台（待明确）" in page.replace('<span class="muted">', ""), address
    table = client.get(reverse("assignment-list")).content.decode()
    lead, supporting = table.split('data-label="')[1:3]
    assert "县卫健局" in lead and "县气象台" in lead and "县供电所" not in lead
    assert "县住建局" in supporting and "县供电所" in supporting and "县气象台" not in supporting
    row.assignments.update(matched_by="person")  # somebody has settled who it is
    assert "县气象台" not in client.get(reverse("assignment-list")).content.decode()
    RequirementFactory.create_batch(5, state=State.CONFIRMED, actors=[actor("县气象台")])
    with django_assert_max_num_queries(25):
        client.get(reverse("assignment-list"))


def test_nobody_who_is_named_is_forgotten_when_assigning_in_bulk(supervisor, health, log_in):
    known, partly, unknown = RequirementFactory.create_batch(3, state=State.CONFIRMED)
    for row, named in ((known, ["县卫健局"]), (partly, ["县卫健局", "县气象台"]), (unknown, ["县气象台"])):
        row.actors = [actor(one) for one in named]
        row.save()
    for row in (known, partly):
        AssignmentFactory(requirement=row, unit=health, state="proposed")
    chosen = {"chosen": [known.pk, partly.pk, unknown.pk]}
    page = log_in(supervisor).post(reverse("assignment-list"), chosen, follow=True).content.decode()
    assert "有 1 项没有交办：讲话还点到了系统里没有的单位" in page and "县气象台" in page
    states = [Requirement.objects.get(pk=row.pk).state for row in (known, partly, unknown)]
    assert states == [State.ASSIGNED, State.CONFIRMED, State.ASSIGNED], "with no unit at all it counts as unsettled"


def test_assigning_in_bulk_gives_each_its_number(supervisor, health, log_in):
    rows = [RequirementFactory(state=State.CONFIRMED) for _ in range(3)]
    for row in rows:
        AssignmentFactory(requirement=row, unit=health, state="proposed")
    client = log_in(supervisor)
    client.post(reverse("assignment-list"), {"chosen": [row.pk for row in rows]})
    assert sorted(Requirement.objects.values_list("docket_serial", flat=True)) == [1, 2, 3]
    again = client.post(reverse("assignment-list"), {"chosen": [row.pk for row in rows]}, follow=True)
    assert "请至少选择一项" in again.content.decode()
    assert sorted(Requirement.objects.values_list("docket_serial", flat=True)) == [1, 2, 3]


def test_assigning_one_as_corrected(supervisor, health, housing, log_in):
    row = RequirementFactory(state=State.CONFIRMED)
    form = {
        "summary": "医院招标",
        "lead": [housing.pk],
        "supporting": [health.pk],
        "due_on": "2026-12-01",
        "importance": "key",
    }
    client = log_in(supervisor)
    path = reverse("requirement-assign", args=[row.pk])
    assert client.post(path, {**form, "supporting": [housing.pk]}).status_code == 422
    assert client.post(path, form).status_code == 302
    row.refresh_from_db()
    assert (row.summary, row.state, row.importance) == ("医院招标", State.ASSIGNED, "key")
    assert client.post(path, form).status_code == 409


def test_a_report_sent_twice_is_written_once(liaison, under_way, log_in):
    client = log_in(liaison)
    path = reverse("report-create", args=[under_way.pk])
    once = client.get(path).context["once"]
    proof = SimpleUploadedFile("截图.png", b"\x89PNG1")
    first = client.post(path, report(once=once, attachments=[proof]))
    second = client.post(path, report(once=once))
    assert first["Location"] == second["Location"] == under_way.get_absolute_url()
    assert ProgressReport.objects.count() == Attachment.objects.count() == 1
    assert client.post(path, report()).status_code == 409, "the first still waits"


def test_a_report_without_words_keeps_what_was_typed(liaison, under_way, log_in):
    page = log_in(liaison).post(
        reverse("report-create", args=[under_way.pk]), report(progress="", next_steps="下周挂网")
    )
    assert page.status_code == 422
    assert "下周挂网" in page.content.decode()
    assert not ProgressReport.objects.exists()


@pytest.mark.parametrize("name", ["病毒.exe", "脚本.html", "无后缀"])
def test_attachments_that_could_harm_are_refused(name, liaison, under_way, log_in):
    sent = report(attachments=[SimpleUploadedFile(name, b"x")])
    assert log_in(liaison).post(reverse("report-create", args=[under_way.pk]), sent).status_code == 422
    assert not Attachment.objects.exists()


def test_last_time_s_answer_is_filled_in(unit_head, supervisor, under_way, log_in):
    client = log_in(unit_head)
    path = reverse("report-create", args=[under_way.pk])
    client.post(path, report(problems="资金未到位"))
    sent = ProgressReport.objects.get()
    log_in(supervisor).post(reverse("report-decide", args=[sent.pk]), {"action": "accept"})
    page = client.get(path).content.decode()
    assert "已完成招标文件" in page
    assert "资金未到位" in page


def test_returning_needs_a_reason(unit_head, supervisor, under_way, log_in):
    log_in(unit_head).post(reverse("report-create", args=[under_way.pk]), report(percent=100, asks_closure="on"))
    sent = ProgressReport.objects.get()
    client = log_in(supervisor)
    path = reverse("report-decide", args=[sent.pk])
    client.post(path, {"action": "return", "words": " "})
    sent.refresh_from_db()
    assert sent.state == ProgressReport.State.RELEASED
    client.post(path, {"action": "return", "words": "只有意向公示", "verification": "false"})
    under_way.refresh_from_db()
    assert (under_way.state, under_way.verification) == (State.IN_PROGRESS, "false")
    page = client.get(under_way.get_absolute_url()).content.decode()
    assert "不一致" in page
    assert client.post(path, {"action": "accept"}).status_code == 409


def test_closure_is_asked_for_when_all_is_done(liaison, under_way, log_in):
    sent = report(percent=80, asks_closure="on")
    assert log_in(liaison).post(reverse("report-create", args=[under_way.pk]), sent).status_code == 422


def test_acts_answer_once_and_then_conflict(supervisor, leader, under_way, log_in):
    client = log_in(supervisor)
    close = reverse("requirement-act", args=[under_way.pk, "close"])
    assert client.post(close, {"words": ""}).status_code == 422
    assert client.post(close, {"words": "现场看过"}).status_code == 302
    response = client.post(close, {"words": "我写的理由"})
    assert response.status_code == 409
    assert "我写的理由" in response.content.decode()
    reopen = reverse("requirement-act", args=[under_way.pk, "reopen"])
    assert client.post(reopen, {"words": "回头看"}).status_code == 302
    for act, words in (("urge", "请抓紧"), ("verify", "看过")):
        sent = {"words": words, "verification": "partial"}
        assert client.post(reverse("requirement-act", args=[under_way.pk, act]), sent).status_code == 302
    log_in(leader).post(reverse("requirement-act", args=[under_way.pk, "instruct"]), {"words": "一周内报我。"})
    page = client.get(under_way.get_absolute_url()).content.decode()
    for words in ("请抓紧", "部分属实", "一周内报我。"):
        assert words in page
    assert client.get(reverse("requirement-act", args=[under_way.pk, "nonsense"])).status_code == 404


def test_extensions_from_both_sides(liaison, supervisor, under_way, log_in):
    today = timezone.localdate()
    later = today.replace(year=today.year + 1)
    Requirement.objects.filter(pk=under_way.pk).update(due_on=today, baseline_due_on=today)
    asked = {"to_due_on": later.isoformat(), "reason": "审批晚", "progress": "在编"}
    client = log_in(liaison)
    path = reverse("requirement-act", args=[under_way.pk, "extend"])
    assert client.post(path, {**asked, "to_due_on": today.isoformat()}).status_code == 422
    assert client.post(path, asked).status_code == 302
    assert client.post(path, asked).status_code == 409
    request = under_way.extensions.get()
    decide = reverse("extension-decide", args=[request.pk])
    client = log_in(supervisor)
    assert client.post(decide, {"words": "同意"}).status_code == 409, "neither granted nor refused"
    assert under_way.extensions.get().state == "asked"
    log_in(supervisor).post(decide, {"action": "refuse", "words": ""})
    request.refresh_from_db()
    assert request.state == "asked"
    log_in(supervisor).post(decide, {"action": "grant"})
    under_way.refresh_from_db()
    assert (under_way.baseline_due_on, under_way.due_on) == (today, later)


def test_the_bell_rings_and_is_answered(liaison, supervisor, under_way, log_in):
    log_in(supervisor).post(reverse("requirement-act", args=[under_way.pk, "urge"]), {"words": "请抓紧"})
    client = log_in(liaison)
    notice = Notice.objects.get(recipient=liaison)
    assert "请抓紧" in client.get(reverse("notice-list")).content.decode()
    assert client.post(reverse("notice-read", args=[notice.pk]))["Location"] == under_way.get_absolute_url()
    assert not Notice.objects.visible_to(liaison).unread().exists()
    assert log_in(supervisor).post(reverse("notice-read", args=[notice.pk])).status_code == 404


def test_what_a_unit_reads_leads_nowhere_into_the_speech(liaison, under_way, log_in):
    page = log_in(liaison).get(under_way.get_absolute_url()).content.decode()
    assert under_way.quote in page
    assert under_way.speech.get_absolute_url() not in page
