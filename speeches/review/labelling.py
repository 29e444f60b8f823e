"""What clerks decided, as labelled data of the kind the engine is trained on: one row a sentence.

Only finished reviews count: in them every sentence was looked at, so that what nobody took for a demand is none. A
demand that was put aside with the end of a review counts as general; one that was dismissed as no demand at all.
"""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.db.models import Exists, OuterRef

from speeches.extraction.structure.sentences import Sentence, cut
from speeches.models import Event, Requirement, Speech
from speeches.models.requirement import State
from speeches.models.speech import SpeechQuerySet

from .decisions import PUT_ASIDE
from .matching import Matcher

NONE, GENERAL, TRACKABLE = 0, 1, 2
ROLES = {"lead": "lead:", "support": "support:"}
Limit = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Decided:
    """A requirement as the review left it."""

    row: Requirement
    label: int
    actors: list[dict[str, Any]]  # those whose units the clerk left
    limits: list[Limit]  # with the date that the clerk set


@dataclass(frozen=True, slots=True)
class Labels:
    """The files of one speech."""

    text: str
    rows: list[tuple[int, int, str, str]]  # number, label, actors, time limits
    deadlines: list[tuple[int, str, str, str]]  # number, expression, kind, value
    meta: dict[str, str]


def finished() -> SpeechQuerySet:
    """Return the speeches whose review is finished and in which nothing was opened again since."""
    drafts = Requirement.objects.drafts().filter(speech=OuterRef("pk"))
    return Speech.objects.filter(~Exists(drafts), reviewed_at__isnull=False).order_by("pk")


def labels_of(speech: Speech, matcher: Matcher) -> Labels:
    """Return the labels that the decisions on a speech come to."""
    decided = list(_decided(speech, matcher))
    rows, deadlines = [], []
    for number, sentence in enumerate(cut(speech.text), 1):
        here = [one for one in decided if one.row.span_start < sentence.end and sentence.start < one.row.span_end]
        limits = [limit for one in here for limit in one.limits if _within(limit, sentence)]
        actors = dict.fromkeys(name for one in here for name in _names(one.actors, sentence))
        label = max((one.label for one in here), default=NONE)
        words = dict.fromkeys(str(limit["text"]) for limit in limits)
        rows.append((number, label, ";".join(actors), ";".join(words)))
        seen = {str(limit["text"]): limit for limit in limits}
        deadlines += [(number, text, str(limit["kind"]), _value(limit)) for text, limit in seen.items()]
    return Labels(speech.text, rows, deadlines, _meta(speech))


def write(labels: Labels, folder: Path, name: str) -> None:
    """Write NAME.txt, NAME.labels.tsv, NAME.deadlines.tsv and NAME.meta.json."""
    files = {
        "txt": labels.text,
        "labels.tsv": _table(labels.rows),
        "deadlines.tsv": _table(labels.deadlines),
        "meta.json": json.dumps(labels.meta, ensure_ascii=False, indent=1) + "\n",
    }
    for ending, content in files.items():
        (folder / f"{name}.{ending}").write_text(content, encoding="utf-8", newline="\n")


def _decided(speech: Speech, matcher: Matcher) -> Iterable[Decided]:
    """Yield the requirements that count, each as the review (not a later order) left it."""
    rows = speech.requirements.filter(withdrawn=False).in_reading_order()
    for row in rows.prefetch_related("assignments", "events"):
        events = sorted(row.events.all(), key=lambda event: event.pk)
        aside = any(PUT_ASIDE in event.changes for event in events)
        if row.state == State.DISMISSED and not aside:
            continue
        label = TRACKABLE if row.trackable and not aside else GENERAL
        review = _until_assigned(events)
        edited = [event.changes for event in review if event.verb == Event.Verb.EDITED]
        actors = _kept(row, matcher) if any("units" in changes for changes in edited) else row.actors
        dates = [changes["due_on"][1] for changes in edited if "due_on" in changes]
        yield Decided(row, label, actors, _dated(row.deadlines, dates[-1]) if dates else row.deadlines)


def _until_assigned(events: Sequence[Event]) -> list[Event]:
    assigned = next((event.pk for event in events if event.verb == Event.Verb.ASSIGNED), None)
    return [event for event in events if assigned is None or event.pk < assigned]


def _kept(row: Requirement, matcher: Matcher) -> list[dict[str, Any]]:
    """Return the actors of which the clerk left a unit, and those that name no known unit."""
    given = {one.unit_id for one in row.assignments.all()}
    matches = [(actor, matcher.match(str(actor["text"]))) for actor in row.actors]
    return [actor for actor, match in matches if not match.sure or given & {unit.pk for unit in match.units}]


def _dated(limits: Sequence[Limit], day: str | None) -> list[Limit]:
    """Return the limits with the clerk's date for the last of those that are due once."""
    due = [at for at, limit in enumerate(limits) if limit["kind"] in ("due", "span")]
    latest = max(due, key=lambda at: (str(limits[at].get("due") or ""), at), default=None)
    return [{**limit, "due": day} if at == latest else limit for at, limit in enumerate(limits)]


def _within(limit: Limit, sentence: Sentence) -> bool:
    return sentence.start <= int(limit["start"]) and int(limit["end"]) <= sentence.end


def _names(actors: Iterable[dict[str, Any]], sentence: Sentence) -> Iterable[str]:
    """Yield the actors of a sentence as the labels write them: ^ before one that stands in an earlier one."""
    for actor in actors:
        role = ROLES.get(str(actor.get("role")), "")
        if _within(actor, sentence):
            yield f"{role}{actor['text']}"
        elif int(actor["start"]) < sentence.start:
            yield f"^{role}{actor['text']}"


def _value(limit: Limit) -> str:
    start, due = limit.get("from") or "", limit.get("due") or ""
    values = {"recurring": limit.get("rrule") or "", "start": start, "span": f"{start}/{due}" if due else ""}
    return str(values.get(str(limit["kind"]), due))


def _meta(speech: Speech) -> dict[str, str]:
    held: date | None = speech.delivered_on
    known = {
        "title": speech.title,
        "kind": speech.kind,
        "held_on": held.isoformat() if held else "",
        "venue": speech.venue,
        "speaker": speech.speaker,
        "speaker_post": speech.post,
        "engine": speech.engine,
    }
    return {name: value for name, value in known.items() if value}


def _table(rows: Iterable[tuple[Any, ...]]) -> str:
    return "".join("\t".join(str(cell) for cell in row) + "\n" for row in rows)
