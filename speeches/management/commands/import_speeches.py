"""Take in files and folders from the shell, as the upload page does."""

import hashlib
import unicodedata
from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import Right
from speeches.intake.sandbox import batch
from speeches.models import SourceFile
from speeches.review.receiving import look_for_drafts, receive_files
from speeches.review.refusals import refusal, words_for

BAR = 30  # characters
NEW, KNOWN, LEFT_OUT, REFUSED, FAILED = "new", "known", "left out", "refused", "failed"
OUTCOMES = (NEW, KNOWN, LEFT_OUT, REFUSED, FAILED)


@dataclass(frozen=True, slots=True)
class Line:
    """What became of one file."""

    name: str  # of a file in an archive: archive › file
    outcome: str
    note: str = ""
    source: int | None = None


class Command(BaseCommand):
    """``manage.py import_speeches [--as USER] PATH...``: see docs/intake.md.

    Each file is a transaction of its own, so a run that was stopped goes on when it is started again: what is stored
    is known by its hash and passed over.
    """

    help = "Take in speeches from files and folders; what is stored already is passed over."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("paths", nargs="+", type=Path, metavar="PATH")
        parser.add_argument("--as", dest="user", metavar="USER", help="whose work it is, by user name")

    def handle(self, *args: Any, **options: Any) -> None:
        user = self._person(options["user"])
        files = list(files_of(options["paths"]))
        lines: list[Line] = []
        with batch():
            for number, path in enumerate(files):
                self._show(number, len(files), path.name)
                for line in take_in(path, user):
                    lines.append(line)
                    if not self.stderr.isatty():
                        self.stdout.write(f"{number + 1}/{len(files)} {self._words(line.outcome)} {line.name}")
        self._show(len(files), len(files), "")
        self._print_table(lines)
        failed = sum(line.outcome in (REFUSED, FAILED) for line in lines)
        if failed:
            raise CommandError(
                _("%(failed)d of %(all)d files were not taken in.") % {"failed": failed, "all": len(lines)}
            )

    def _person(self, name: str | None) -> User | None:
        if name is None:
            return None
        user = User.objects.filter(username=name, is_active=True).first()
        if user is None or not user.may(Right.LOG_SPEECHES):
            raise CommandError(_("“%(name)s” is nobody who may log speeches.") % {"name": name})
        return user

    def _show(self, done: int, count: int, name: str) -> None:
        """Draw the bar over itself on a terminal; elsewhere a line a file says the same."""
        if not self.stderr.isatty() or not count:
            return
        full = BAR * done // count
        bar = f"\r\x1b[K[{'█' * full}{'·' * (BAR - full)}] {done}/{count} {fitted(name, 36)}"
        self.stderr.write(bar, style_func=str, ending="" if done < count else "\n")  # not as an error, in red

    def _print_table(self, lines: Iterable[Line]) -> None:
        rows = list(lines)
        found = {one.pk: one for one in SourceFile.objects.filter(pk__in=[line.source for line in rows]).for_lists()}
        head = (_("File"), _("Outcome"), _("Speeches"), _("Drafts"), _("Repairs"), _("Note"))
        widths = [max(least, _columns(name)) for least, name in zip((40, 10, 6, 6, 6), head, strict=False)]
        self.stdout.write(_joined(head, widths))
        for line in rows:
            source: Any = found.get(line.source or 0)
            counts = (source.speech_count, source.draft_count, source.edit_count) if source else ("", "", "")
            cells = (line.name, self._words(line.outcome), *map(str, counts), line.note)
            self.stdout.write(_joined(cells, widths))
        counts_of = Counter(line.outcome for line in rows)
        shown = [name for name in OUTCOMES if counts_of[name] or name != LEFT_OUT]
        self.stdout.write("，".join(f"{self._words(name)} {counts_of[name]}" for name in shown))

    def _words(self, outcome: str) -> str:
        return {
            NEW: _("taken in"),
            KNOWN: _("known before"),
            LEFT_OUT: _("left out"),
            REFUSED: _("refused"),
            FAILED: _("failed"),
        }[outcome]


def files_of(paths: Iterable[Path]) -> Iterator[Path]:
    """Yield files as they are named and those below folders by name; hidden ones and Office's lock files left out."""
    for path in paths:
        if not path.exists():
            raise CommandError(_("There is no %(path)s.") % {"path": path})
        if path.is_dir():
            yield from (
                one
                for one in sorted(path.rglob("*"))
                if one.is_file() and not any(part.startswith((".", "~$")) for part in one.relative_to(path).parts)
            )
        else:
            yield path


def take_in(path: Path, user: User | None) -> Iterator[Line]:
    """Store one file, or each file of an archive or mail, and have its drafts found; yield what became of each."""
    try:
        if path.stat().st_size > settings.UPLOAD_MAX_BYTES:
            yield Line(path.name, REFUSED, words_for("too_large").what)
            return
        for one in receive_files(path.read_bytes(), path.name, user):
            if one.duplicate is not None:
                yield _go_on(one.name, one.duplicate.first, user)
            elif one.refused is not None:
                # The note that came with what a mail brought is no file that anybody would miss.
                outcome = LEFT_OUT if one.refused.code == "cover_note" else REFUSED
                yield Line(one.name, outcome, refusal(one.refused).what)
            elif one.imported is not None:
                outcome, note = (NEW, "") if one.imported.searched else (FAILED, _not_searched())
                yield Line(one.name, outcome, note, one.imported.source.pk)
    except Exception as problem:  # noqa: BLE001 - one file in five hundred must not stop the others; it is named
        yield Line(path.name, FAILED, _named(problem), _stored(path))


def _go_on(name: str, source: SourceFile, user: User | None) -> Line:
    """Pass over what is stored; where a run was stopped before its drafts were found, find them now."""
    note = "" if source.name == name.rpartition(" › ")[2] else _("stored as “%(name)s”") % {"name": source.name}
    if source.speeches.unread().exists():
        if not look_for_drafts(source, user):
            return Line(name, FAILED, _not_searched(), source.pk)
        note = _("its requirements were found now")
    return Line(name, KNOWN, note, source.pk)


def _not_searched() -> str:
    return _("The search for requirements was stopped; the text is stored whole. Open it to see what to do.")


def _named(problem: Exception) -> str:
    return f"{type(problem).__name__}: {problem}"[:200]


def _stored(path: Path) -> int | None:
    """Return the stored file of a path whose drafts could not be found: the next run tries again."""
    try:
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None
    return SourceFile.objects.filter(sha256=digest).values_list("pk", flat=True).first()


def fitted(text: str, width: int) -> str:
    """Return the text cut or padded to so many columns of a terminal; a Chinese character takes two."""
    if _columns(text) > width:
        while _columns(text) > width - 1:
            text = text[:-1]
        text += "…"
    return text + " " * (width - _columns(text))


def _columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(character) in "WF" else 1 for character in text)


def _joined(cells: Iterable[str], widths: Iterable[int]) -> str:
    *first, last = cells
    return "  ".join([*(fitted(cell, width) for cell, width in zip(first, widths, strict=True)), last]).rstrip()
