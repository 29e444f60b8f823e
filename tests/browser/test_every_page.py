"""Every page that a role can reach, at the desk and on the phone: no axe violation, no complaint, no overflow."""

import pytest
from django.core.management import call_command

from accounts.models import User
from accounts.roles import Role

from .conftest import DESK, PHONE
from .crawl import pages_of

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize("role", list(Role))
def test_pages_are_accessible_and_quiet(role, enter):
    call_command("load_seeds", verbosity=0)
    user = User.objects.filter(role=role).earliest("pk")
    desk, phone = enter(user, DESK), enter(user, PHONE, theme="dark")
    found = []
    names = []
    for name, path in pages_of(desk):
        names.append(name)
        found += desk.violations()
        phone.go(path)
        found += phone.violations()
        for visitor in (desk, phone):
            wide = visitor.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
            if wide > 1:
                found.append(f"{path}: {wide} px too wide at {visitor.page.viewport_size}")
    assert "home" in names
    assert not found, "\n".join(found)
