"""Every page that a role can reach, at the desk and on the phone: no axe violation, no complaint, no overflow."""

import pytest
from django.core.management import call_command

from accounts.models import User
from accounts.roles import Role

from .conftest import DESK, PHONE, Visitor
from .crawl import pages_of

pytestmark = pytest.mark.django_db(transaction=True)


TOGETHER = (  # two lots of about the same length, each over one county
    (Role.SUPERVISOR, Role.LIAISON, Role.AUDIT_ADMIN, Role.SECURITY_ADMIN),
    (Role.CLERK, Role.LEADER, Role.UNIT_HEAD, Role.SYSTEM_ADMIN),
)


@pytest.mark.parametrize("roles", TOGETHER, ids=["supervisor and others", "clerk and others"])
def test_pages_are_accessible_and_quiet(roles, enter):
    call_command("load_seeds", verbosity=0)
    found = []
    for role in roles:
        user = User.objects.filter(role=role).earliest("pk")
        found += problems_of(enter(user, DESK), enter(user, PHONE, theme="dark"))
    assert not found, "\n".join(found)


def problems_of(desk: Visitor, phone: Visitor) -> list[str]:
    """Walk through all that one person can reach; return what is wrong with it."""
    found, names = [], []
    for name, path in pages_of(desk):
        names.append(name)
        phone.go(path)
        for visitor in (desk, phone):
            found += visitor.violations()
            wide = visitor.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
            if wide > 1:
                found.append(f"{path}: {wide} px too wide at {visitor.page.viewport_size}")
    assert "home" in names
    return found


def test_every_role_is_walked():
    assert {role for lot in TOGETHER for role in lot} == set(Role)
