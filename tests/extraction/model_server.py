"""A small server that speaks as much of the chat completions protocol as the second opinion needs, and misbehaves."""

import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class ModelServer(ThreadingHTTPServer):
    """Answers every question with `answer`, in the way `manner` says; keeps what it was asked."""

    daemon_threads = True

    def __init__(self, answer: Any, manner: str) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answer, self.manner = answer, manner
        self.asked: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.at_once = self.most_at_once = 0
        self.counting = threading.Lock()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"


class _Handler(BaseHTTPRequestHandler):
    server: ModelServer

    def do_POST(self) -> None:
        server = self.server
        self.counted = False
        self._count(1)
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        server.asked.append({"path": self.path, **body})
        server.headers.append(dict(self.headers))
        try:
            getattr(self, f"_{server.manner}")()
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True  # the asker has gone, as it should
        finally:
            self._count(-1)

    def _count(self, change: int) -> None:
        """Count this question once as it comes, and once no longer."""
        server = self.server
        with server.counting:
            if self.counted == (change > 0):
                return
            self.counted = change > 0
            server.at_once += change
            server.most_at_once = max(server.most_at_once, server.at_once)

    def _good(self) -> None:
        answer = self.server.answer
        words = answer if isinstance(answer, str) else json.dumps(answer, ensure_ascii=False)
        self._send(200, json.dumps({"choices": [{"message": {"content": words}}]}).encode())

    def _slow_together(self) -> None:
        time.sleep(0.2)
        self._good()

    def _broken(self) -> None:
        self._send(500, b"out of memory")

    def _nonsense(self) -> None:
        self._send(200, b"<html>")

    def _foreign(self) -> None:
        self._send(200, json.dumps({"choices": []}).encode())

    def _elsewhere(self) -> None:
        self.send_response(307)
        self.send_header("Location", "/v2/chat/completions")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _silent(self) -> None:
        time.sleep(3)

    def _dripping(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        for _ in range(60):
            self.wfile.write(b" ")
            self.wfile.flush()
            time.sleep(0.05)

    def _flooding(self) -> None:
        self._send(200, b" " * 1_000_000)

    def _send(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self._count(-1)  # whoever holds the answer may ask again before this thread goes on
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        """Say nothing on the terminal of the tests."""


@contextmanager
def serving(answer: Any = None, manner: str = "good") -> Iterator[ModelServer]:
    """Run a server on a free port of this machine."""
    server = ModelServer(answer, manner)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
