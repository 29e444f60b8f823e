"""Photograph every page as every role that sees it, at the desk and on the phone, into docs/screens.

Run by `make screens`; named so that a test run does not collect it.
"""

import shutil
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import call_command

from accounts.models import User
from accounts.roles import Role

from .conftest import DESK, PHONE
from .crawl import pages_of

pytestmark = pytest.mark.django_db(transaction=True)
FOLDER = Path(settings.BASE_DIR) / "docs" / "screens"


def test_photograph(enter):
    call_command("load_seeds", verbosity=0)
    shutil.rmtree(FOLDER / "all", ignore_errors=True)
    everything = FOLDER / "all"
    everything.mkdir(parents=True)
    desk = enter(None)
    desk.go("/accounts/login/")
    desk.page.screenshot(path=everything / "login.png")
    for role in Role:
        user = User.objects.filter(role=role).earliest("pk")
        desk, phone, dark = enter(user, DESK), enter(user, PHONE), enter(user, DESK, theme="dark")
        for name, path in pages_of(desk):
            desk.page.screenshot(path=everything / f"{name}-{role}.png")
            phone.go(path).screenshot(path=everything / f"{name}-{role}-phone.png", full_page=True)
            if role in (Role.CLERK, Role.SUPERVISOR, Role.LIAISON):
                dark.go(path).screenshot(path=everything / f"{name}-{role}-dark.png")
    for name, role in (
        ("review-desk", Role.CLERK),
        ("requirement-list", Role.SUPERVISOR),
        ("dashboard", Role.SUPERVISOR),
    ):
        shutil.copy(everything / f"{name}-{role}.png", FOLDER / f"{name}.png")
