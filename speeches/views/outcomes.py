"""What became of each file that was sent: one line a file, kept in the session between the sending and the page."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, TypedDict

from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from speeches.intake import Unreadable
from speeches.intake.document import LOSSES
from speeches.intake.importing import clean_name
from speeches.models import SourceFile, Speech
from speeches.review.receiving import Received, receive_files
from speeches.review.refusals import words_for

from .repairs import WARNINGS

KEY = "uploads"
LONGEST_SEARCH = timedelta(minutes=10)  # from the upload; the page stops asking then and says what to do


class Sent(TypedDict):
    """What is kept of a file that was sent; fit for the session."""

    name: str
    source: int | None
    duplicate: bool
    code: str
    detail: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """One file's line: stored (perhaps in part), stored before, or refused with reason and next step."""

    name: str
    source: SourceFile | None = None
    duplicate: bool = False
    result: str = ""  # ok, partial, no_text or refused
    what: str = ""
    next_step: str = ""
    note: str = ""  # what is to be said of a stored file beside its result
    review: Speech | None = None  # which speech to go on with

    @property
    def unread(self) -> bool:
        """Whether drafts were not sought in all of its speeches."""
        return self.source is not None and bool(self.source.unread_count)  # type: ignore[attr-defined]  # for_lists

    @property
    def waiting(self) -> bool:
        """Whether the drafts are still being sought; what takes longer than it may was given up by somebody."""
        return self.source is not None and self.unread and timezone.now() - self.source.created_at < LONGEST_SEARCH


def take_in(data: bytes | None, name: str, user: User) -> list[Sent]:
    """Store one file, of an archive or mail each file in it, and note what became of each.

    ``None`` stands for bytes too many to be looked at.
    """
    if data is None:
        return [Sent(name=shown_name(name), source=None, duplicate=False, code="too_large", detail="")]
    return [_sent(one) for one in receive_files(data, name, user)]


def _sent(one: Received) -> Sent:
    name = shown_name(one.name)
    if one.duplicate:
        return Sent(name=name, source=one.duplicate.first.pk, duplicate=True, code="", detail="")
    if one.refused:
        return Sent(name=name, source=None, duplicate=False, code=one.refused.code, detail=one.refused.detail[:100])
    assert one.imported
    return Sent(name=name, source=one.imported.source.pk, duplicate=False, code="", detail="")


def shown_name(name: str) -> str:
    """Return the name of a file without what must not be shown; of one in an archive or mail, with that's name."""
    return " › ".join(clean_name(part) for part in name.split(" › "))


def outcomes(sent: Sequence[Sent], user: User) -> list[Outcome]:
    """Return the lines for files that were sent, as things stand now: two queries."""
    ids = {one["source"] for one in sent if one["source"]}
    sources = {row.pk: row for row in SourceFile.objects.visible_to(user).filter(pk__in=ids).for_lists()}
    first: dict[int | None, Speech] = {}
    stopped: set[int | None] = set()
    speeches = Speech.objects.visible_to(user).filter(source_file__in=ids).order_by("-position")
    for speech in speeches.only("title", "position", "delivered_on", "engine", "source_file_id"):
        first[speech.source_file_id] = speech
        if speech.search_stopped:
            stopped.add(speech.source_file_id)
    return [_outcome(one, sources, first, stopped) for one in sent]


def _outcome(
    one: Sent, sources: dict[int, SourceFile], first: dict[int | None, Speech], stopped: set[int | None]
) -> Outcome:
    if one["source"] is None:
        words = words_for(one["code"], one["detail"])
        result = Unreadable(one["code"]).outcome
        return Outcome(one["name"], result=result, what=words.what, next_step=words.next_step)
    source = sources.get(one["source"])
    if source is None:
        return Outcome(one["name"])
    lost = " ".join(str(WARNINGS[code]) for code in source.warnings if code in LOSSES)
    return Outcome(
        one["name"],
        source,
        one["duplicate"],
        result=source.outcome,
        what=lost,
        note=_note(source, stopped=source.pk in stopped),
        review=first.get(source.pk),
    )


def _note(source: SourceFile, *, stopped: bool) -> str:
    if stopped:
        return _("The search for requirements was stopped; the text is stored whole. Open it to see what to do.")
    if Outcome(source.name, source).unread:
        return _("Requirements were not looked for; the text is stored whole. Open it to see what to do.")
    return ""


def remember(request: HttpRequest, sent: Iterable[Sent]) -> None:
    """Keep what was sent for the page that follows."""
    request.session[KEY] = list(sent)


def remembered(request: HttpRequest) -> list[Sent]:
    """Return what was sent last."""
    kept: Any = request.session.get(KEY, [])
    return list(kept)
