"""A clerk who sends files to a running site, one after the other, and looks at what became of each."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.apps import apps
from django.conf import settings
from django.contrib.auth.hashers import PBKDF2PasswordHasher
from django.contrib.sessions.backends.db import SessionStore
from django.core.management.color import no_style
from django.db import connection
from django.urls import reverse

from speeches.intake.importing import clean_name
from speeches.models import Event, SourceFile, Speech
from speeches.review.refusals import words_for
from tests.factories import UserFactory

from .bad.row import in_words
from .site import Site, running
from .visitor import Visitor

STORED = {"ok", "partial"}
NOT_STORED = "没有保存任何内容"
OF_THIS_MACHINE = "root:x:0:"  # how /etc/passwd begins, which many of the files name
PASSWORD = "一个足够长的口令"


class Clerk:
    """Somebody who may take in files, logged in."""

    def __init__(self, site: Site) -> None:
        user = UserFactory(username="clerk", role="clerk")
        # Tests hash quickly; the site knows only what sites use.
        user.password = PBKDF2PasswordHasher().encode(PASSWORD, "salt", iterations=1000)
        user.save()
        self.site = site
        self._page = reverse("source-file-upload")
        self._visitor = Visitor(site.port)
        self.open(reverse("login"))
        assert self._visitor.post(reverse("login"), {"username": user.username, "password": PASSWORD})[0] == 302
        self.open(self._page)

    def open(self, path: str) -> str:
        """Return a page of the site, which must be there."""
        status, page = self._visitor.get(path)
        assert status == 200, f"{path}: {status}"
        return page

    def send(self, data: bytes, name: str) -> str:
        """Send a file and return what became of it, line by line: what was stored, or why nothing was."""
        status, _page = self._visitor.send_files(self._page, {"confirmed": "on"}, [(data, name)])
        assert status == 302
        page = self.open(self._page)
        came = []
        for sent in SessionStore(self._visitor.cookies[settings.SESSION_COOKIE_NAME])["uploads"]:
            if sent["source"] is None:
                assert str(words_for(sent["code"], sent["detail"]).what) in page
                came.append(in_words(sent["code"], sent["detail"]))
                continue
            source = SourceFile.objects.get(pk=sent["source"])
            assert source.name == clean_name(source.name) == sent["name"].rpartition(" › ")[2]
            assert not set(source.name) & set("/\\\0\u202e<>\n")
            assert len(source.name) <= 255
            came.append(str(source.outcome))
        assert page.count(NOT_STORED) == len(came) - sum(one in {*STORED, "cut_off"} for one in came)
        self._look_at_what_is_there(came)
        return " ".join(came)

    def _look_at_what_is_there(self, came: list[str]) -> None:
        """Each file is stored whole, with pages that open, or not at all; nothing of this machine is in it."""
        sources = list(SourceFile.objects.order_by("pk"))
        assert len(sources) == sum(one in STORED for one in came)
        assert on_disk() == sorted(source.file.name for source in sources)
        assert Event.objects.filter(verb=Event.Verb.STOPPED).exists() == ("secret" in came)
        for source in sources:
            assert OF_THIS_MACHINE not in source.raw_text
            self.open(source.get_absolute_url())
            assert source.speeches.exists()
        for speech in Speech.objects.all():
            assert OF_THIS_MACHINE not in speech.text
            self.open(speech.get_absolute_url())


@contextmanager
def clerk_at_a_site(folder: Path, **environment: str) -> Iterator[Clerk]:
    """Run the site on the test's database, which other processes must see, and have a clerk log in."""
    there = {"DATABASE_URL": _database(), "MEDIA_ROOT": str(settings.MEDIA_ROOT), "SECRET_KEY": settings.SECRET_KEY}
    with running(folder, **there, **environment) as site:
        yield Clerk(site)


def forget_all() -> None:
    """Empty the tables and the folder of files, so that the next file is no duplicate and its rows are the only ones.

    History is never deleted by the program: this is done to the tables.
    """
    tables = [model._meta.db_table for model in apps.get_app_config("speeches").get_models()]
    connection.ops.execute_sql_flush(connection.ops.sql_flush(no_style(), tables, allow_cascade=True))
    for file in on_disk():
        (Path(settings.MEDIA_ROOT) / file).unlink()


def on_disk() -> list[str]:
    root = Path(settings.MEDIA_ROOT)
    return sorted(str(path.relative_to(root)) for path in root.rglob("*") if path.is_file())


def _database() -> str:
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        return f"sqlite:///{name}"
    server, _slash, _name = os.environ["DATABASE_URL"].partition("?")[0].rpartition("/")
    _url, mark, options = os.environ["DATABASE_URL"].partition("?")
    return f"{server}/{name}{mark}{options}"
