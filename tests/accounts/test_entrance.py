"""The way in: banner, errors in place, lock-out, demo accounts only in demo mode."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User

pytestmark = pytest.mark.django_db
PASSWORD = "luoshi-demo"


def try_door(client: Client, username: str, password: str):
    return client.post(reverse("login"), {"username": username, "password": password})


def test_the_banner_stands_before_the_door(client):
    page = client.get(reverse("login")).content.decode()
    assert "非涉密系统" in page
    assert "严禁" in page


def test_a_good_password_leads_home(client, clerk):
    response = try_door(client, "clerk", PASSWORD)
    assert (response.status_code, response["Location"]) == (302, "/")


def test_a_wrong_one_says_what_remains_and_then_locks(client, clerk, settings):
    settings.AXES_ENABLED = True
    page = try_door(client, "clerk", "falsch").content.decode()
    assert "再错" in page
    for _ in range(settings.AXES_FAILURE_LIMIT):
        response = try_door(client, "clerk", "falsch")
    assert response.status_code in (403, 429)
    assert try_door(client, "clerk", PASSWORD).status_code in (403, 429), "locked is locked, even with the right one"


def test_demo_accounts_show_in_demo_mode_only(client, clerk, settings):
    settings.DEMO = True
    assert "luoshi-demo" in client.get(reverse("login")).content.decode()
    settings.DEMO = False
    page = client.get(reverse("login")).content.decode()
    assert "luoshi-demo" not in page
    assert "陈立新" not in page


def test_a_closed_account_stays_out(client, clerk):
    User.objects.update(is_active=False)
    assert try_door(client, "clerk", PASSWORD).status_code == 200


def test_people_change_their_own_password(clerk, log_in):
    client = log_in(clerk)
    entered = {"old_password": PASSWORD, "new_password1": "qingyan-2026-X", "new_password2": "qingyan-2026-X"}
    assert client.post(reverse("password-change"), entered).status_code == 302
    clerk.refresh_from_db()
    assert clerk.check_password("qingyan-2026-X")
