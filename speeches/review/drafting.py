"""From a stored speech to drafts: run the engine, match the units, store all at once."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from speeches.extraction import Actor, Context, Deadline, Draft, Extraction, Quantity, second_opinion
from speeches.intake import Limits, Unreadable
from speeches.lifecycle import record
from speeches.models import Assignment, Event, Holiday, Requirement, Speech

from .extracting import Bounds, extract_bounded
from .matching import Matcher

_BATCH = 500  # rows built and written at a time: of a book the web process must not hold all


def context_of(speech: Speech, holidays: Mapping[date, bool] | None = None) -> Context:
    """Return what the engine should know of a speech beside its text."""
    return Context(
        held_on=speech.delivered_on,
        kind=speech.kind,
        holidays=dict(Holiday.objects.table() if holidays is None else holidays),
    )


def draft_speech(speech: Speech, *, actor: User | None, holidays: Mapping[date, bool] | None = None) -> int:
    """Find the drafts of a speech and store them; return how many.

    Drafts that nobody decided on are replaced; what a person confirmed, dismissed or added stays, and where the
    engine finds the same sentence again it is not proposed twice. A search that took more than it may is noted on
    the speech (`Speech.search_stopped`); all that is stored stays as it is.

    Reading a long speech takes seconds: call it outside any transaction. A text that somebody changes meanwhile is
    read again.
    """
    if speech.kind == Speech.Kind.LEDGER:  # its rows are requirements already
        return 0
    while True:
        try:
            found = extract_bounded(speech.text, context_of(speech, holidays), bounds())
        except Unreadable as stopped:
            note_stopped(speech, stopped.code if stopped.code == "busy" else stopped.detail, actor)
            return 0
        count = _store(speech, advised(found, speech.text), actor)
        if count is not None:
            return count
        speech.refresh_from_db()


def bounds() -> Bounds:
    """Return what finding the drafts of one speech may cost, by the settings."""
    ours = dict(settings.EXTRACTION_LIMITS)
    here, drafts = ours.pop("here"), ours.pop("drafts")
    return Bounds(here, drafts, Limits(**{**settings.INTAKE_LIMITS, **ours}))


@transaction.atomic
def note_stopped(speech: Speech, why: str, actor: User | None) -> None:
    """Note on a speech that the search was stopped, and by what; whoever waits for it is told."""
    speech.engine, speech.extracted_at = Speech.stopped_by(why), timezone.now()
    speech.save(update_fields=["engine", "extracted_at"])
    record(Event.Verb.EXTRACTED, actor, speech=speech, why=_("the search for requirements was stopped"))


def advised(found: Extraction, text: str) -> Extraction:
    """Add a language model's suggestions where there is one; never inside a transaction, which would wait."""
    if settings.SECOND_OPINION is None or transaction.get_connection().in_atomic_block:
        return found
    return second_opinion.advised(found, text, second_opinion.Advisor(**settings.SECOND_OPINION))


@transaction.atomic
def _store(speech: Speech, found: Extraction, actor: User | None) -> int | None:
    """Put the drafts in place of those before; None when they were found in a text that is no longer stored."""
    # Two searches at once are stored one after the other. Requirements before the speech, as `textual.reword` has it.
    list(speech.requirements.select_for_update().values_list("pk"))
    stored = Speech.objects.select_for_update(no_key=True).values_list("text", flat=True).get(pk=speech.pk)
    if stored != speech.text:
        return None
    speech.requirements.drafts().exclude(engine="").filter(events__isnull=True).delete()
    taken = set(speech.requirements.values_list("span_start", "span_end"))
    fresh = [draft for draft in found.drafts if not _overlaps(draft, taken)]
    matcher = Matcher()
    for start in range(0, len(fresh), _BATCH):
        batch = fresh[start : start + _BATCH]
        rows = Requirement.objects.bulk_create([_row(speech, draft, found.engine) for draft in batch])
        Assignment.objects.bulk_create(
            [
                assignment
                for row, draft in zip(rows, batch, strict=True)
                for assignment in propose(row, draft.actors, matcher)
            ]
        )
    speech.outline = [asdict(heading) for heading in found.outline]
    speech.engine, speech.extracted_at = found.engine, timezone.now()
    speech.save(update_fields=["outline", "engine", "extracted_at"])
    record(Event.Verb.EXTRACTED, actor, speech=speech, changes={"drafts": (None, len(fresh))})
    return len(fresh)


def propose(requirement: Requirement, actors: Sequence[Actor], matcher: Matcher) -> list[Assignment]:
    """Return unsaved assignments for the actors that surely name units; the others stay 待明确."""
    given: dict[int, Assignment] = {}
    for actor in actors:
        match = matcher.match(actor.text)
        if not match.sure:
            continue
        supporting = actor.role == "support"
        for unit in match.units:
            if unit.pk not in given:
                given[unit.pk] = Assignment(
                    requirement=requirement,
                    unit=unit,
                    role=Assignment.Role.SUPPORTING if supporting else Assignment.Role.LEAD,
                    actor_text=actor.text[:100],
                    matched_by=match.how,
                )
    return one_lead(list(given.values()), actors)


def one_lead(assignments: list[Assignment], actors: Sequence[Actor]) -> list[Assignment]:
    """Leave the lead to those the text names as lead, where it names any; the others support."""
    leads = {actor.text for actor in actors if actor.role == "lead"}
    if leads:
        for assignment in assignments:
            if assignment.actor_text not in leads:
                assignment.role = Assignment.Role.SUPPORTING
    return assignments


def deadline_values(deadlines: Sequence[Deadline]) -> dict[str, Any]:
    """Return the fields of a requirement that its time limits come to: the last due date, the first recurrence."""
    due = max((one.due for one in deadlines if one.due), default=None)
    rrule = next((one.rrule for one in deadlines if one.rrule), "")
    return {
        "deadline_text": "；".join(one.said for one in deadlines)[:100],
        "due_on": due,
        "baseline_due_on": due,
        "next_due_on": due,
        "rrule": rrule,
    }


def actor_values(actors: Sequence[Actor]) -> list[dict[str, Any]]:
    """Return the actors as stored on the requirement."""
    return [asdict(one) for one in actors]


def limit_values(deadlines: Sequence[Deadline]) -> list[dict[str, Any]]:
    """Return the time limits as stored on the requirement."""
    return [
        {
            "text": one.text,
            "start": one.start,
            "end": one.end,
            "kind": one.kind,
            "due": one.due.isoformat() if one.due else None,
            "from": one.start_on.isoformat() if one.start_on else None,
            "rrule": one.rrule,
            "event": one.event,
        }
        for one in deadlines
    ]


def target_values(quantities: Sequence[Quantity]) -> list[dict[str, Any]]:
    """Return the figures to reach as stored on the requirement; numbers as decimal strings."""
    return [{**asdict(one), "number": str(one.number)} for one in quantities]


def _row(speech: Speech, draft: Draft, engine: str) -> Requirement:
    return Requirement(
        speech=speech,
        quote=draft.text,
        span_start=draft.start,
        span_end=draft.end,
        headings=list(draft.headings),
        trackable=draft.trackable,
        confidence=draft.confidence,
        actors=actor_values(draft.actors),
        deadlines=limit_values(draft.deadlines),
        targets=target_values(draft.quantities),
        reasons=[one._asdict() for one in draft.reasons],
        engine=engine,
        summary=(draft.summary or draft.text)[:200],
        **deadline_values(draft.deadlines),
    )


def _overlaps(draft: Draft, taken: set[tuple[int, int]]) -> bool:
    return any(draft.start < end and start < draft.end for start, end in taken)
