"""Somebody at a browser, as far as HTTP goes: cookies, the token against forged forms, files in a form."""

import http.client
import re
import secrets
import urllib.parse
from collections.abc import Sequence
from dataclasses import dataclass, field

_PATIENCE = 600  # seconds
_TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


@dataclass
class Visitor:
    """One browser. Only the last page's token and the cookies are kept."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    token: str = ""

    def get(self, path: str) -> tuple[int, str]:
        """Return status and page."""
        return self._ask("GET", path)

    def post(self, path: str, fields: dict[str, str]) -> tuple[int, str]:
        """Send a form with the token of the last page."""
        body = urllib.parse.urlencode({"csrfmiddlewaretoken": self.token, **fields}).encode()
        return self._ask("POST", path, body, "application/x-www-form-urlencoded")

    def send_files(self, path: str, fields: dict[str, str], files: Sequence[tuple[bytes, str]]) -> tuple[int, str]:
        """Send a form with files (bytes, name) as a browser does: names as they are but for quotes and line ends."""
        bound = secrets.token_hex(16).encode()
        pieces = []
        for name, value in {"csrfmiddlewaretoken": self.token, **fields}.items():
            pieces += [b'--%b\r\nContent-Disposition: form-data; name="%b"\r\n\r\n' % (bound, name.encode())]
            pieces += [value.encode(), b"\r\n"]
        for data, name in files:
            called = name.replace("\r", "%0D").replace("\n", "%0A").replace('"', "%22").encode()
            head = b'--%b\r\nContent-Disposition: form-data; name="files"; filename="%b"\r\n' % (bound, called)
            pieces += [head, b"Content-Type: application/octet-stream\r\n\r\n", data, b"\r\n"]
        body = b"".join([*pieces, b"--%b--\r\n" % bound])
        return self._ask("POST", path, body, f"multipart/form-data; boundary={bound.decode()}")

    def _ask(self, method: str, path: str, body: bytes | None = None, kind: str = "") -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=_PATIENCE)
        heads = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            heads["Content-Type"] = kind
        try:
            connection.request(method, path, body, heads)
            answer = connection.getresponse()
            page = answer.read().decode()
        finally:
            connection.close()
        for cookie in answer.headers.get_all("Set-Cookie", ()):
            name, _equals, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        if found := _TOKEN.search(page):
            self.token = found[1]
        return answer.status, page
