"""Files of the seeds: read, stored, drafted, tied to their meetings."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

from accounts.models import Unit, User
from speeches.intake import read
from speeches.intake.importing import Duplicate, import_file
from speeches.models import Meeting, Speech
from speeches.review.drafting import draft_speech

from .clock import on_day

RAW_AGE = 95  # days ago the five commissioned documents were logged


def working_day_before(on: date, days: int) -> date:
    """Return the day so many days ago, moved back to Friday from a weekend."""
    day = on - timedelta(days=days)
    return day - timedelta(days=max(day.weekday() - 4, 0))


def load_documents(folder: Path, clerk: User, on: date) -> list[Speech]:
    """Store the raw documents of the folder; their speeches keep the dates found in them."""
    speeches: list[Speech] = []
    for path in sorted(folder.glob("[0-9][0-9][0-9]_*.txt")):
        with on_day(on - timedelta(days=RAW_AGE)):
            speeches += _store(path, path.name, clerk)
    for speech in speeches:
        with on_day(on - timedelta(days=RAW_AGE)):
            draft_speech(speech, actor=clerk, holidays={})
    return speeches


def load_speech(folder: Path, entry: dict[str, Any], clerk: User, on: date) -> Speech | None:
    """Store one seed speech with its meeting, given so many days ago; None where it is stored already."""
    held = working_day_before(on, entry["days_ago"])
    logged = min(held + timedelta(days=1), on)
    with on_day(logged, 9):
        stored = _store(folder / entry["file"], entry["file"], clerk)
        if not stored:
            return None
        said = entry["meeting"]
        organiser = Unit.objects.filter(short_name=said.get("organiser", "")).first()
        meeting, _created = Meeting.objects.get_or_create(
            title=said["title"],
            held_on=held,
            defaults={
                "kind": said["kind"],
                "venue": said.get("venue", ""),
                "host": said.get("host", ""),
                "attendees": said.get("attendees", ""),
                "organiser": organiser,
                "created_by": clerk,
            },
        )
        speech = stored[0]
        told = entry["speech"]
        speech.title, speech.speaker, speech.post = told["title"], told["speaker"], told["post"]
        speech.kind = told.get("kind", Speech.Kind.SPEECH)
        speech.delivered_on, speech.venue, speech.meeting, speech.guessed = held, meeting.venue, meeting, {}
        speech.save()
        draft_speech(speech, actor=clerk, holidays={})
    return speech


def _store(path: Path, name: str, clerk: User) -> list[Speech]:
    try:
        return list(import_file(path.read_bytes(), name, clerk, read=read).speeches)
    except Duplicate:
        return []
