"""The home pages of the three administrators: figures of their own work, each a link to what it counts."""

import pytest
from axes.models import AccessAttempt, AccessFailureLog
from django.conf import settings
from django.utils import timezone

from accounts.roles import Role
from speeches.models import Requirement
from tests.factories import AssignmentFactory, UserFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", [Role.SYSTEM_ADMIN, Role.SECURITY_ADMIN, Role.AUDIT_ADMIN])
def test_every_figure_leads_to_its_rows(role, log_in):
    row = AssignmentFactory().requirement
    assert Requirement.objects.count() == 1
    now = timezone.now()
    for failures in (1, settings.AXES_FAILURE_LIMIT):
        AccessAttempt.objects.create(username="x", attempt_time=now, failures_since_start=failures, get_data="")
        AccessFailureLog.objects.create(username="x", attempt_time=now)
    client = log_in(UserFactory(role=role, is_staff=True))
    page = client.get("/")
    assert row.summary not in page.content.decode()
    assert page.context["figures"]
    for figure in page.context["figures"]:
        assert f'href="{figure.href}"'.replace("&", "&amp;") in page.content.decode()
        listed = client.get(figure.href)
        assert listed.status_code == 200, figure
        if "cl" in listed.context:
            assert listed.context["cl"].result_count == figure.number, figure


def test_only_accounts_past_the_limit_count_as_locked(log_in):
    now = timezone.now()
    for failures in (1, settings.AXES_FAILURE_LIMIT):
        AccessAttempt.objects.create(username="x", attempt_time=now, failures_since_start=failures, get_data="")
    page = log_in(UserFactory(role=Role.SYSTEM_ADMIN, is_staff=True)).get("/")
    assert [figure.number for figure in page.context["figures"]][1] == 1
