"""Change what is known about a speech, and read its open drafts anew where that changes them."""

import re
from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import Max

from accounts.models import User
from accounts.roles import Right
from speeches.intake.kinds import PASSED_ON
from speeches.intake.metadata import took_part
from speeches.lifecycle import record
from speeches.models import Event, Meeting, Speech

from .drafting import draft_speech

OCCASION = re.compile(
    r"在(.{2,60}?(?:会议?|仪式|班))(?:上|时|期间)?的?(?:讲话|发言|致辞|报告|主持词)|^(?!关于)(.{2,60}?会议?)纪要"
)
HEAD_LINES = 20  # above a speech; what stands further up is no form of its meeting


def describe(
    speech: Speech, actor: User, values: dict[str, Any], *, version: int, redraft: bool = False
) -> Sequence[str]:
    """Write the values over the speech if it still has ``version`` (else Conflict); return the changed fields.

    Somebody has looked at the guessed values now: they count as known. With ``redraft`` the drafts that nobody
    decided on are read again; the others stay.
    """
    changed = _write(speech, actor, values, version=version, redraft=redraft)
    if redraft:
        draft_speech(speech, actor=actor)
    return changed


@transaction.atomic
def _write(speech: Speech, actor: User, values: dict[str, Any], *, version: int, redraft: bool) -> Sequence[str]:
    if not actor.may(Right.LOG_SPEECHES):
        raise PermissionError(f"{actor.username} may not edit speeches")
    stored = Speech.objects.defer("text", "segments", "outline").get(pk=speech.pk)
    changes = {name: (getattr(stored, name), value) for name, value in values.items() if getattr(stored, name) != value}
    for name, value in values.items():
        setattr(speech, name, value)
    speech.guessed = {name: reason for name, reason in stored.guessed.items() if name not in values}
    fields = [*values, "guessed"]
    if redraft:  # whatever happens before the new ones are found, the drafts count as still to be sought
        speech.extracted_at = None
        fields.append("extracted_at")
    speech.save_over(version, fields)
    if changes:
        record(Event.Verb.EDITED, actor, speech=speech, changes=changes)
    return list(changes)


def occasion_of(speech: Speech) -> str:
    """Return the meeting that a title names: 在全县重点项目建设推进会上的讲话 → 全县重点项目建设推进会."""
    found = OCCASION.search(speech.title)
    return found[1] or found[2] if found else ""


def meeting_of(speech: Speech) -> dict[str, Any]:
    """Return what a speech and the lines above it tell of its meeting, as values for the form of a meeting."""
    host, attendees = took_part(speech.text, _head(speech), passed_on=speech.kind in PASSED_ON)
    return {
        "title": occasion_of(speech),
        "held_on": speech.delivered_on,
        "venue": speech.venue,
        "host": (host or "")[: Meeting._meta.get_field("host").max_length],
        "attendees": attendees or "",
    }


def _head(speech: Speech) -> Sequence[str]:
    """Return the lines of the file between the speech before and this one."""
    if speech.source_file is None:
        return ()
    before = speech.source_file.speeches.filter(position__lt=speech.position).aggregate(end=Max("raw_end"))["end"]
    return speech.source_file.raw_text[before or 0 : speech.raw_start].splitlines()[-HEAD_LINES:]
