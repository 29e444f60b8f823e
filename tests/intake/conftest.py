"""What the tests of intake need besides the cast."""

from collections.abc import Iterator

import pytest
from django.db import connection


@pytest.fixture
def shared_database(transactional_db, tmp_path) -> Iterator[None]:
    """A database that several threads write at once, as several requests do.

    PostgreSQL is one. SQLite's tests run in memory, where a second writer fails at once instead of waiting its turn:
    there the test gets a copy in a file, with the settings of a real site.
    """
    if connection.vendor != "sqlite":
        yield
        return
    path = tmp_path / "shared.sqlite3"
    with connection.cursor() as cursor:
        cursor.execute("VACUUM INTO %s", [str(path)])
    in_memory, name = connection.connection, connection.settings_dict["NAME"]
    connection.connection, connection.settings_dict["NAME"] = None, str(path)
    yield
    connection.close()
    connection.connection, connection.settings_dict["NAME"] = in_memory, name
