"""What a person decides on the repairs of a file: undone, worded anew, looked at."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import Right
from config.conflicts import Conflict
from speeches.intake.carrying import Replacement
from speeches.intake.document import Edit
from speeches.intake.importing import storable
from speeches.intake.places import Key, Place, Ruling, places
from speeches.lifecycle import record
from speeches.models import Event, RepairDecision, SourceFile, Speech

from .textual import extent_of, reword

Kind = RepairDecision.Kind
MOST = 2000  # characters that a person may put in one place


@dataclass(frozen=True, slots=True)
class Repairs:
    """The repairs of one file as they stand: the places of each speech, and what was decided on them."""

    speeches: Sequence[Speech]
    places: Mapping[int, Sequence[Place]]  # by speech
    decisions: Mapping[tuple[str, Key], RepairDecision]

    def decision(self, place: Place) -> RepairDecision | None:
        return self.decisions.get((place.rule, place.key))


def repairs_of(source: SourceFile) -> Repairs:
    """Return the places of a file (two queries).

    A decision whose words no longer stand at its place is on record only: the file was read again since.
    """
    speeches = list(source.speeches.order_by("position"))
    every = source.decisions.select_related("decided_by")
    decisions = [one for one in every if source.raw_text[one.start : one.end] == one.before]
    found = places(source.raw_text, edits_of(source), [extent_of(one) for one in speeches], _rulings(decisions))
    return Repairs(
        speeches,
        {speech.pk: rows for speech, rows in zip(speeches, found, strict=True)},
        {(one.rule, (one.start, one.end)): one for one in decisions},
    )


def edits_of(source: SourceFile) -> list[Edit]:
    """Return the stored edits as values."""
    return [Edit(**edit) for edit in source.edits]


@transaction.atomic
def decide(speech: Speech, key: Key, rule: str, kind: str, actor: User, *, now: str, text: str = "") -> Place:
    """Undo or correct one repair, tick a flag as looked at, or (``kind`` "") go back to what the rules made of it.

    ``now`` is what the page showed at the place: when it reads otherwise by now, or the place is gone, ``Conflict``
    is raised and nothing changed. Return the place as it stood before.
    """
    if not actor.may(Right.LOG_SPEECHES):
        raise PermissionError(f"{actor.username} may not edit speeches")
    source = SourceFile.objects.select_for_update().get(pk=speech.source_file_id or 0)
    found = repairs_of(source)
    place = next((one for one in found.places[speech.pk] if one.key == key and one.rule == rule), None)
    if place is None or place.now != now:
        raise Conflict(_("Somebody else changed this place in the meantime. Nothing of yours was saved yet."))
    words = {"": place.after, Kind.UNDONE: place.before, Kind.CORRECTED: _fit(text), Kind.SEEN: place.now}[kind]
    stored = next(one for one in found.speeches if one.pk == speech.pk)
    if words != place.now:
        reword(stored, [Replacement(place.at, place.until, words)], actor)
        record(Event.Verb.EDITED, actor, speech=stored, changes={"text": (place.now, words)}, why=place.rule)
    _keep(source, place, kind, words, actor)
    return place


def _keep(source: SourceFile, place: Place, kind: str, words: str, actor: User) -> None:
    of_place = source.decisions.filter(start=place.start, end=place.end, rule=place.rule)
    if not kind:
        of_place.delete()
        return
    of_place.update_or_create(
        source_file=source,
        start=place.start,
        end=place.end,
        rule=place.rule,
        defaults={
            "before": place.before,
            "after": place.after,
            "kind": kind,
            "text": words,
            "decided_by": actor,
            "decided_at": timezone.now(),
        },
    )


def _fit(text: str) -> str:
    words = storable(text.replace("\r\n", "\n").replace("\r", "\n"))
    if len(words) > MOST:
        raise Conflict(_("That is too long for one place: %(most)d characters at most.") % {"most": MOST})
    return words


def _rulings(decisions: Iterable[RepairDecision]) -> dict[Key, Ruling]:
    return {(one.start, one.end): Ruling(one.after, one.text) for one in decisions if one.changes_text}
