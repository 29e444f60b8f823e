"""A server on this machine that bad files name: whoever follows them is noticed."""

import socket

_server = socket.create_server(("127.0.0.1", 0), backlog=64)
_server.setblocking(False)
PORT: int = _server.getsockname()[1]
ADDRESS = f"http://127.0.0.1:{PORT}/"


def callers() -> int:
    """Return how many connections were opened since the last time this was asked."""
    count = 0
    while True:
        try:
            connection, _ = _server.accept()
        except BlockingIOError:
            return count
        connection.close()
        count += 1
