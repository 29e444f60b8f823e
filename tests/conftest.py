"""The cast that the tests play with: one person of each role, two units, and an outsider."""

from collections.abc import Callable

import hypothesis
import pytest
from django.db import connections
from django.test import Client

from accounts.models import Unit, User
from accounts.roles import Role

from .factories import UnitFactory, UserFactory

hypothesis.settings.register_profile("house", deadline=None)  # a busy machine is slow, not wrong
hypothesis.settings.load_profile("house")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--bad-folder-times", type=int, default=1, help="how often the folder of bad files is sent")


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix, tmp_path_factory):
    """Keep SQLite's test database in a file, as an office has it.

    In memory all threads of the live server share one connection, and two requests at once fail with a locked table.
    """
    default = connections.databases["default"]
    if default["ENGINE"] == "django.db.backends.sqlite3":
        default["TEST"]["NAME"] = str(tmp_path_factory.mktemp("database") / "test.sqlite3")
        default["OPTIONS"]["init_command"] += "PRAGMA synchronous=OFF;"


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "media"


@pytest.fixture
def health(db) -> Unit:
    """县卫健局."""
    return UnitFactory(name="青岩县卫生健康局", short_name="县卫健局")


@pytest.fixture
def housing(db) -> Unit:
    """县住建局."""
    return UnitFactory(name="青岩县住房和城乡建设局", short_name="县住建局")


@pytest.fixture
def clerk(db) -> User:
    return UserFactory(username="clerk", full_name="陈立新", role=Role.CLERK)


@pytest.fixture
def supervisor(db) -> User:
    return UserFactory(username="supervisor", full_name="周敏", role=Role.SUPERVISOR)


@pytest.fixture
def leader(db) -> User:
    return UserFactory(username="leader", full_name="傅远舟", post="县委书记", role=Role.LEADER)


@pytest.fixture
def liaison(health) -> User:
    return UserFactory(username="liaison", full_name="李晓岚", role=Role.LIAISON, unit=health)


@pytest.fixture
def unit_head(health) -> User:
    return UserFactory(username="unit_head", full_name="何志宏", role=Role.UNIT_HEAD, unit=health)


@pytest.fixture
def other_liaison(housing) -> User:
    return UserFactory(username="other_liaison", full_name="吴一帆", role=Role.LIAISON, unit=housing)


@pytest.fixture
def system_admin(db) -> User:
    return UserFactory(username="system_admin", full_name="系统管理员", role=Role.SYSTEM_ADMIN)


@pytest.fixture
def log_in() -> Callable[[User], Client]:
    """Return a function that gives a logged-in client for a user."""

    def enter(user: User) -> Client:
        client = Client()
        client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
        return client

    return enter
