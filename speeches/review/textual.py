"""Change the stored text of a speech without a quotation losing its sentence.

Spans point into the text. A change carries every span, heading, actor and time limit with it in one transaction;
where words that a unit was already given would change, it is refused and nothing moves.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.utils.translation import gettext as _

from accounts.models import User
from config.conflicts import Conflict
from speeches.intake.carrying import Carried, Replacement, carry, carry_runs, replaced
from speeches.intake.places import Extent, Run
from speeches.lifecycle import record
from speeches.models import Event, Requirement, Speech
from speeches.models.requirement import DOCKETED, State

from . import similar
from .shaping import headings_at, read_anew

COLUMNS = ["span_start", "span_end", "quote", "headings", "actors", "deadlines", "targets", "version"]


def extent_of(speech: Speech) -> Extent:
    """Return how a stored speech lies in its file."""
    return Extent(speech.text, tuple(Run(*run) for run in speech.segments), speech.raw_start, speech.raw_end)


def reword(speech: Speech, changes: Iterable[Replacement], actor: User, *, runs: Sequence[Run] | None = None) -> None:
    """Make the changes to the text of a speech and carry all that points into it. Call inside a transaction.

    ``changes`` apply one after the other, each to the text that the one before left. ``runs`` are the copied runs of
    the final text, where they are known; else they are carried too. Raises ``Conflict`` when a requirement that was
    docketed would get other words, or a confirmed one other bounds.
    """
    rows = list(speech.requirements.select_for_update().in_reading_order())
    touched: set[int] = set()
    quotes = {row.pk: row.quote for row in rows}
    worded = {row.pk for row in rows if speech.text[row.span_start : row.span_end] != row.quote}  # by a person: kept
    headings = [part.get("text") for part in speech.outline]
    carried_runs: Iterable[Run] = (Run(*run) for run in speech.segments)
    moved = False
    for change in changes:
        moved = True
        speech.text = replaced(speech.text, change)
        carried_runs = list(carry_runs(carried_runs, change))
        touched |= {row.pk for row in rows if _carry_row(row, change, speech.text)}
        speech.outline = [part for part in (_carry_part(part, change, speech.text) for part in speech.outline) if part]
    if not moved:
        return
    speech.segments = [list(run) for run in (carried_runs if runs is None else runs)]
    renamed = headings != [part.get("text") for part in speech.outline]
    for row in rows:
        row.version += 1  # a page that shows the old places must not cut or merge by them
        if row.pk in touched - worded:
            row.quote = speech.text[row.span_start : row.span_end]
        if renamed:
            row.headings = headings_at(speech, row.span_start)
    Requirement.objects.bulk_update(rows, COLUMNS)
    speech.save_over(speech.version, ["text", "segments", "outline", "raw_start", "raw_end"])
    _note(rows, quotes, actor)


def _note(rows: Sequence[Requirement], quotes: dict[int, str], actor: User) -> None:
    """Write down new quotations; drafts that nobody touched yet are read anew from theirs."""
    with_history = set(Event.objects.filter(requirement__in=[row.pk for row in rows]).values_list("requirement_id"))
    for row in rows:
        if row.quote == quotes[row.pk]:
            continue
        if row.state == State.DRAFT and row.engine and (row.pk,) not in with_history:
            read_anew(row)
        else:
            record(Event.Verb.EDITED, actor, requirement=row, changes={"quote": (quotes[row.pk], row.quote)})
            if row.state == State.CONFIRMED:
                similar.index([row])


def _carry_row(row: Requirement, change: Replacement, text: str) -> bool:
    """Carry one requirement; return whether its words changed."""
    span = carry(row.span_start, row.span_end, change)
    if span.touched and row.state in DOCKETED:
        raise Conflict(
            _(
                "These words belong to %(number)s, which was handed to its units with this quotation. "
                "Nothing was changed; a supervisor can correct the requirement itself."
            )
            % {"number": row.docket_number or row.summary}
        )
    if (span.cut and row.state == State.CONFIRMED) or span.end <= span.start:
        raise Conflict(
            _("This change lies across the bounds of “%(what)s”. Nothing was changed; take that decision back first.")
            % {"what": row.summary}
        )
    row.span_start, row.span_end = span.start, span.end
    row.actors = [_carry_part(one, change, text) or one for one in row.actors]
    row.deadlines = [_carry_part(one, change, text) or one for one in row.deadlines]
    row.targets = [_carry_part(one, change, text) or one for one in row.targets]
    return span.touched


def _carry_part(part: dict[str, Any], change: Replacement, text: str) -> dict[str, Any] | None:
    """Carry something with start, end and text; None when nothing is left of it."""
    start, end = int(part.get("start", -1)), int(part.get("end", -1))
    if start < 0 or end <= start:
        return part
    moved: Carried = carry(start, end, change)
    if moved.end <= moved.start:
        return None
    words = text[moved.start : moved.end] if moved.touched else part.get("text")
    return {**part, "start": moved.start, "end": moved.end, "text": words}
