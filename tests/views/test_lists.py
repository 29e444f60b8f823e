"""Lists and figures ask a fixed number of questions, however many rows there are."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import Unit
from speeches.models import Event, Notice, ProgressReport
from speeches.models.requirement import State
from tests.factories import AssignmentFactory, MeetingFactory, RequirementFactory, SpeechFactory, UnitFactory

pytestmark = pytest.mark.django_db
STATES = (State.DRAFT, State.CONFIRMED, State.ASSIGNED, State.IN_PROGRESS, State.CLOSED)


def grow(count: int, unit: Unit, people) -> None:
    """Add speeches, requirements in several states, reports and notices."""
    today = timezone.localdate()
    for number in range(count):
        speech = SpeechFactory(meeting=MeetingFactory(), speaker="傅远舟", delivered_on=today)
        for place, state in enumerate(STATES):
            day = today + timedelta(days=number - 3)
            closed = {"closed_on": today} if state == State.CLOSED else {}
            row = RequirementFactory(
                speech=speech, state=state, baseline_due_on=day, docketed_on=today, confidence=0.9, **closed
            )
            if state not in (State.DRAFT, State.CONFIRMED):
                type(row).objects.filter(pk=row.pk).update(
                    docket_year=today.year, docket_serial=row.pk, docket_number=f"督〔{today.year}〕{row.pk}号"
                )
            AssignmentFactory(requirement=row, unit=unit, state="proposed" if place < 2 else "acknowledged")
            AssignmentFactory(requirement=row, unit=UnitFactory(), role="supporting", state="proposed")
            ProgressReport.objects.create(
                requirement=row,
                unit=unit,
                progress="进展",
                state="released",
                written_by=people[0],
                released_at=timezone.now(),
            )
            event = Event.objects.create(requirement=row, speech=speech, verb=Event.Verb.EDITED)
            for user in people:
                Notice.objects.create(recipient=user, event=event)


def queries(client, path: str) -> int:
    client.get(path)
    with CaptureQueriesContext(
        connection,
    ) as captured:
        assert client.get(path).status_code == 200, path
    return len(captured)


PAGES = {
    "clerk": ["home", "speech-list", "meeting-list", "review-list", "requirement-list", "dashboard", "unit-list"],
    "supervisor": ["home", "assignment-list", "decision-list", "requirement-list", "dashboard", "notice-list"],
    "leader": ["home", "requirement-list", "dashboard"],
    "liaison": ["home", "requirement-list", "notice-list"],
}


@pytest.mark.parametrize("role", list(PAGES))
def test_pages_do_not_ask_more_when_there_is_more(role, clerk, supervisor, leader, liaison, health, log_in):
    people = {"clerk": clerk, "supervisor": supervisor, "leader": leader, "liaison": liaison}
    client = log_in(people[role])
    grow(3, health, list(people.values()))
    few = {name: queries(client, reverse(name)) for name in PAGES[role]}
    grow(9, health, list(people.values()))
    many = {name: queries(client, reverse(name)) for name in PAGES[role]}
    assert many == few


def test_a_long_speech_asks_no_more_than_a_short_one(clerk, health, log_in):
    client = log_in(clerk)
    found = []
    for count in (4, 40):
        speech = SpeechFactory(text="县卫健局要在6月底前完成一件事。" * count)
        for number in range(count):
            start = number * 16
            row = RequirementFactory(speech=speech, quote="县卫健局要在6月底前完成一件事。", span_start=start)
            AssignmentFactory(requirement=row, unit=health, state="proposed")
        found.append([queries(client, reverse(name, args=[speech.pk])) for name in ("review-desk", "speech-detail")])
    assert found[0] == found[1]


def test_every_number_of_the_dashboard_is_the_number_of_its_rows(supervisor, liaison, health, log_in):
    grow(8, health, [supervisor, liaison])
    RequirementFactory(state=State.IN_PROGRESS, due_on=None, baseline_due_on=None)
    RequirementFactory(state=State.IN_PROGRESS, due_on=None, baseline_due_on=None, rrule="FREQ=MONTHLY")
    client = log_in(supervisor)
    page = client.get(reverse("dashboard")).content.decode()
    links = re.findall(r'href="(/requirements/\?[^"]+)" data-figure="(\d+)"', page)
    assert len(links) > 10
    for link, figure in links:
        shown = client.get(link.replace("&amp;", "&"))
        assert shown.context["page"].paginator.count == int(figure), link


def test_every_number_of_a_view_is_the_number_of_its_rows(supervisor, liaison, health, log_in):
    grow(6, health, [supervisor, liaison])
    for user in (supervisor, liaison):
        client = log_in(user)
        for key, _label, count in client.get(reverse("requirement-list")).context["views"]:
            shown = client.get(reverse("requirement-list"), {"view": key})
            assert shown.context["page"].paginator.count == count, (user, key)


def test_filters_sorting_and_saved_views(supervisor, liaison, health, log_in):
    grow(4, health, [supervisor, liaison])
    client = log_in(supervisor)
    path = reverse("requirement-list")
    for sort in ("light", "-light", "number", "-number", "due", "-due", "progress", "said", "nonsense"):
        assert client.get(path, {"sort": sort}).status_code == 200
    for query in (
        {"q": "招标 县卫健局"},
        {"light": "red"},
        {"unit": health.pk},
        {"unit": "none"},
        {"year": timezone.localdate().year},
        {"speaker": "傅远舟"},
        {"state": "closed", "in_time": "original"},
        {"due_after": "2020-01-01", "due_before": "2030-01-01"},
        {"light": "purple"},
        {"unit": "abc", "year": "x", "due_after": "31.31.2026"},
        {"page": "999"},
    ):
        assert client.get(path, query).status_code == 200, query
    assert client.get(path, {"q": "没有这样的事项"}).context["page"].paginator.count == 0
    client.post(reverse("saved-view-create"), {"name": "红灯", "query": "view=all&light=red"})
    client.post(reverse("saved-view-create"), {"name": "红灯", "query": "view=all&light=grey"})
    (kept,) = supervisor.saved_views.all()
    assert kept.query == "view=all&light=grey"
    assert log_in(liaison).post(reverse("saved-view-delete", args=[kept.pk])).status_code == 404
    client.post(reverse("saved-view-delete", args=[kept.pk]))
    assert not supervisor.saved_views.exists()
