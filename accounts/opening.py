"""Opening accounts: the one place that knows who gets into the administration pages."""

from django.db import transaction

from .models import Unit, User
from .roles import RIGHTS, Right, Role

ADMINISTRATION = frozenset({Right.SUPERVISE, Right.MANAGE_USERS, Right.MANAGE_RIGHTS, Right.SEE_AUDIT})


def uses_administration(role: Role | str) -> bool:
    """Tell whether people of the role work in the administration pages (Django's ``is_staff``)."""
    return bool(RIGHTS[Role(role)] & ADMINISTRATION)


@transaction.atomic
def open_account(
    username: str,
    password: str,
    *,
    full_name: str,
    role: Role | str,
    unit: Unit | None = None,
    post: str = "",
    phone: str = "",
) -> User:
    """Create an account, checked as a form would check it; raise ``ValidationError`` where it does not fit."""
    user = User(username=username, full_name=full_name, role=role, unit=unit, post=post, phone=phone)
    user.is_staff = uses_administration(role)
    user.set_password(password)
    user.full_clean()
    user.save()
    return user
