"""A bound on how many files are read at once on this machine, whichever web process or command asks.

Each place is a lock on a file of its own. The kernel gives a lock back when its holder ends, however it ends.
"""

import fcntl
import hashlib
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from speeches.intake.document import Unreadable

_PAUSE = 0.05  # seconds between two looks at the places
_HERE = hashlib.sha256(str(Path(__file__).resolve()).encode()).hexdigest()[:12]  # one set of places an installation


@contextmanager
def place(count: int, wait_seconds: float) -> Iterator[None]:
    """Hold one of ``count`` places. Raises `Unreadable` (``busy``) when none was free for ``wait_seconds``."""
    folder = _folder()
    until = time.monotonic() + wait_seconds
    while (held := _free_place(folder, count)) is None:
        if time.monotonic() >= until:
            raise Unreadable("busy", f"{count} at once")
        time.sleep(_PAUSE)
    try:
        yield
    finally:
        os.close(held)


def _folder() -> Path:
    folder = Path(tempfile.gettempdir()) / f"luoshi-{os.getuid()}-{_HERE}"
    folder.mkdir(mode=0o700, exist_ok=True)
    if folder.stat(follow_symlinks=False).st_uid != os.getuid():
        raise PermissionError(f"{folder} belongs to somebody else")
    return folder


def _free_place(folder: Path, count: int) -> int | None:
    """Return the descriptor of a place that was free and is held now."""
    for number in range(count):
        held = os.open(folder / f"place-{number}", os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            os.close(held)
        else:
            return held
    return None
