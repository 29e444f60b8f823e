"""For the server: have the web process note each connection that it opens. An audit hook sees them all."""

import os
import sys


def post_worker_init(worker: object) -> None:
    """Called by the server in the web process when the site is loaded."""
    calls = os.open(os.environ["CALLS"], os.O_WRONLY | os.O_APPEND)

    def note(event: str, arguments: tuple[object, ...]) -> None:
        if event == "socket.connect":
            os.write(calls, f"{arguments[1]}\n".encode())

    sys.addaudithook(note)
