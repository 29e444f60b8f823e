"""A real browser before a real server; what it complains of fails the test."""

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect

from accounts.models import User

# Playwright runs an event loop in this thread; our own calls to the database between its calls are safe.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

PATIENCE = 60_000  # milliseconds; a busy machine is slow, not wrong
expect.set_options(timeout=PATIENCE)
DESK, PHONE = {"width": 1366, "height": 768}, {"width": 390, "height": 844}


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Use the system's Chromium, which makes no connections of its own."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    assert found, "No Chromium on this machine: run `make system-browser`."
    quiet = "--disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update"
    return {
        **browser_type_launch_args,
        "executable_path": found,
        "args": ["--no-sandbox", "--disable-sync", *quiet.split()],
    }


@dataclass
class Visitor:
    """One person at one browser window, with everything the browser complained of."""

    page: Page
    address: str
    complaints: list[str] = field(default_factory=list)

    def go(self, path: str) -> Page:
        """Open a page of the site and insist that it is there."""
        response = self.page.goto(self.address + path)
        assert response is not None and response.ok, f"{path}: {response and response.status}"
        return self.page

    def listen(self) -> None:
        def on_console(message: ConsoleMessage) -> None:
            if message.type in ("error", "warning"):
                self.complaints.append(f"{self.page.url}: {message.text}")

        self.page.on("console", on_console)
        self.page.on("pageerror", lambda error: self.complaints.append(f"{self.page.url}: {error}"))

    def violations(self) -> list[str]:
        """Return what axe finds against WCAG 2.2 AA on the page as it stands."""
        tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
        found = Axe().run(self.page, options={"runOnly": {"type": "tag", "values": tags}})
        return [
            f"{self.page.url} {violation['id']}: {node['html'][:200]}"
            for violation in found.response["violations"]
            for node in violation["nodes"]
        ]


@pytest.fixture
def enter(live_server, browser: Browser) -> Iterator[Callable[..., Visitor]]:
    """Return a function that opens a window, logged in as a user (None: not logged in)."""
    contexts: list[BrowserContext] = []
    visitors: list[Visitor] = []

    def open_window(user: User | None, viewport: dict[str, int] = DESK, theme: str = "light") -> Visitor:
        context = browser.new_context(viewport=viewport, locale="zh-CN", timezone_id="Asia/Shanghai")
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        cookies = [{"name": "theme", "value": theme, "url": live_server.url}]
        if user is not None:
            session = SessionStore()
            session[SESSION_KEY] = str(user.pk)
            session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
            session[HASH_SESSION_KEY] = user.get_session_auth_hash()
            session.save()
            cookies.append({"name": settings.SESSION_COOKIE_NAME, "value": session.session_key, "url": live_server.url})
        context.add_cookies(cookies)
        visitor = Visitor(context.new_page(), live_server.url)
        visitor.listen()
        visitors.append(visitor)
        return visitor

    yield open_window
    for context in contexts:
        context.close()
    complaints = [complaint for visitor in visitors for complaint in visitor.complaints]
    assert not complaints, "\n".join(complaints)
