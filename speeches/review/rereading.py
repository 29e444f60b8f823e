"""Read a file again with the rules of today, and keep what people decided on its repairs."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import Right
from config.conflicts import Conflict
from speeches.intake import Document
from speeches.intake.carrying import Replacement, carry_runs, differences, replaced
from speeches.intake.document import Edit
from speeches.intake.importing import read_or_tell, storable, stored_edits
from speeches.intake.places import Extent, places, runs_of
from speeches.lifecycle import record
from speeches.models import Event, RepairDecision, SourceFile, Speech

from .receiving import look_for_drafts, read_file, read_text
from .textual import reword

AROUND = 12  # characters on each side by which a decided place is found again in another raw text


@dataclass(frozen=True, slots=True)
class Reread:
    """What came of it: speeches whose text changed, decisions kept, decisions whose place is gone."""

    changed: int
    kept: int
    lost: int


def read_again(source: SourceFile, actor: User) -> Document:
    """Return what the stored bytes hold by the rules of today.

    Raises ``Unreadable``; when that is for a secrecy marking, those who must know of it are told.
    """
    with source.file.open("rb") as stored:
        data = stored.read()
    if source.pasted:
        return read_text(data, source.name, actor)
    # What it came in may have broken off inside it: its own bytes need not tell.
    return read_or_tell(partial(read_file, cut="cut_off" in source.warnings), data, source.name, actor)


def store_again(source: SourceFile, document: Document, actor: User) -> Reread:
    """Put what was read in place of what is stored, all or nothing.

    The texts are those of the rules with the decisions laid over them. Every span is carried along; the drafts of a
    speech whose text changed are sought anew where nobody decided on them, once all is stored. A decision whose place
    is not found any more stays on record and changes nothing. Raises ``Conflict`` when the file falls into another
    number of speeches than before, or when the words of a docketed requirement would change.
    """
    done = _put_in_place(source, document, actor)
    if done.changed:
        look_for_drafts(source, actor)
    return done


@transaction.atomic
def _put_in_place(source: SourceFile, document: Document, actor: User) -> Reread:
    if not actor.may(Right.LOG_SPEECHES):
        raise PermissionError(f"{actor.username} may not edit speeches")
    source = SourceFile.objects.select_for_update().get(pk=source.pk)
    speeches = list(source.speeches.order_by("position"))
    if len(speeches) != len(document.speeches):
        raise Conflict(
            _("Read again, this file falls into %(now)d speeches; %(before)d are stored. Nothing was changed.")
            % {"now": len(document.speeches), "before": len(speeches)}
        )
    count = source.decisions.count()
    decisions = _found_again(source, document)
    extents, kept = _laid_over(document, [one for one in decisions if one.changes_text])
    changed = [_put(speech, extent, actor) for speech, extent in zip(speeches, extents, strict=True)]
    source.raw_text = storable(document.raw)
    source.edits = stored_edits(document)
    source.warnings, source.outcome = list(document.warnings), document.outcome
    source.media_type, source.encoding = document.media_type, document.encoding or ""
    source.save(update_fields=["raw_text", "edits", "warnings", "outcome", "media_type", "encoding"])
    seen = sum(not one.changes_text for one in decisions)
    return Reread(sum(changed), kept + seen, count - kept - seen)


def _put(speech: Speech, extent: Extent, actor: User) -> bool:
    changes = differences(speech.text, extent.text)
    speech.raw_start, speech.raw_end = extent.raw_start, extent.raw_end
    if not changes:
        speech.segments = [list(run) for run in extent.runs]
        speech.save(update_fields=["segments", "raw_start", "raw_end"])
        return False
    reword(speech, changes, actor, runs=extent.runs)
    speech.extracted_at = None  # whatever happens before the drafts are sought anew, that is still to be done
    speech.save(update_fields=["extracted_at"])
    record(Event.Verb.EDITED, actor, speech=speech, changes={"text": ("", "")}, why=_("the file was read again"))
    return True


def _laid_over(document: Document, decisions: Sequence[RepairDecision]) -> tuple[list[Extent], int]:
    """Return the speeches with the decisions laid over what the rules made, and how many found their place."""
    extents = [
        Extent(storable(one.text), runs_of(one.segments), one.raw_start, one.raw_end) for one in document.speeches
    ]
    edits = [Edit(**edit) for edit in stored_edits(document)]
    found = places(storable(document.raw), edits, extents, {})
    wanted = {(one.start, one.end): one for one in decisions}
    kept, laid = 0, []
    for extent, rows in zip(extents, found, strict=True):
        text, runs = extent.text, list(extent.runs)
        for place in reversed(rows):
            decision = wanted.get(place.key)
            if decision is None or decision.rule != place.rule or decision.before != place.before:
                continue
            if decision.after != place.after:  # the rules make something else of it today
                decision.after = place.after
                decision.save(update_fields=["after"])
            change = Replacement(place.at, place.until, decision.text)
            text, runs, kept = replaced(text, change), list(carry_runs(runs, change)), kept + 1
        laid.append(Extent(text, tuple(runs), extent.raw_start, extent.raw_end))
    return laid, kept


def _found_again(source: SourceFile, document: Document) -> list[RepairDecision]:
    """Return the decisions whose place the raw text still has, moved where it stands elsewhere by now."""
    decisions = list(source.decisions.all())
    raw = storable(document.raw)
    if raw == source.raw_text:
        return decisions
    found: dict[tuple[int, int, str], RepairDecision] = {}
    lost: list[RepairDecision] = []
    for one in decisions:
        left = source.raw_text[max(0, one.start - AROUND) : one.start]
        words = left + source.raw_text[one.start : one.end + AROUND]
        if raw.count(words) == 1:
            start = raw.index(words) + len(left)
            one.start, one.end = start, start + len(one.before)
            found[one.start, one.end, one.rule] = one
        else:
            lost.append(one)
    # Written anew all at once: moved one by one, one could come to stand where another stood.
    source.decisions.all().delete()
    left_behind = [one for one in lost if (one.start, one.end, one.rule) not in found]
    RepairDecision.objects.bulk_create([*found.values(), *left_behind])
    return list(found.values())
