"""Take over an old ledger: the file kept, its rows as the text that is quoted, every item a requirement (see ADR 6)."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import Right
from config.conflicts import Conflict
from speeches.intake.importing import storable
from speeches.intake.tables import MEDIA_TYPE
from speeches.lifecycle import record
from speeches.models import Assignment, Event, LedgerImport, Milestone, ProgressReport, Requirement, SourceFile, Speech
from speeches.models.requirement import State
from speeches.review import similar

from .. import milestones, people
from .columns import NOTED
from .lines import Check, Line, check

Key = tuple[str, date | None, str]  # source, day, who asked: what one speech is
_SPACES = str.maketrans("\t\r\n", "   ")


def check_import(waiting: LedgerImport, *, on: date) -> Check:
    """Return what an uploaded ledger comes to as its columns and units stand."""
    return check(waiting.rows, waiting.head, waiting.columns, waiting.units, on=on)


@transaction.atomic
def take_over(waiting: LedgerImport, actor: User, *, on: date) -> int:
    """Write every line of a ledger, or none; return how many. The upload's own file is the caller's to remove then.

    Raises ``Conflict`` when a line is wrong, when it was taken over before, or when the same file is stored.
    """
    people.need(actor, Right.SUPERVISE)
    waiting = LedgerImport.objects.select_for_update().get(pk=waiting.pk)
    if waiting.source_file_id:
        raise Conflict(_("This ledger was taken over before. Nothing was written twice."))
    found = check_import(waiting, on=on)
    if found.wrong or not found.lines:
        raise Conflict(
            _("%(count)d lines are wrong; nothing was taken over. Correct the file or the columns first.")
            % {"count": len(found.wrong)}
        )
    raw, places = _laid_out(waiting.rows, waiting.columns)
    source = _keep(waiting, raw, actor)
    try:
        with transaction.atomic():
            written = _write(source, found.lines, places, actor, on)
    except BaseException as problem:
        source.file.delete(save=False)
        if isinstance(problem, IntegrityError):  # somebody used one of the numbers a moment ago
            raise Conflict(_("A docket number was used in the meantime; nothing was taken over.")) from problem
        raise
    waiting.source_file, waiting.file = source, ""  # the bytes are kept with the source file
    waiting.save(update_fields=["source_file", "file"])
    return written


def drop(waiting: LedgerImport) -> None:
    """Forget an upload; ``Conflict`` when somebody took it over in the meantime."""
    if not LedgerImport.objects.waiting().filter(pk=waiting.pk).delete()[0]:
        raise Conflict(_("This ledger was taken over before. Nothing was written twice."))
    waiting.file.delete(save=False)


def _keep(waiting: LedgerImport, raw: str, actor: User) -> SourceFile:
    if SourceFile.objects.filter(sha256=waiting.sha256).exists():
        raise Conflict(_("This very file is stored already. Nothing was taken over."))
    with waiting.file.open("rb") as stored:
        data = stored.read()
    source = SourceFile(
        name=waiting.name,
        sha256=waiting.sha256,
        size=waiting.size,
        media_type=MEDIA_TYPE,
        raw_text=raw,
        created_by=actor,
    )
    source.file.save(waiting.sha256, ContentFile(data), save=False)
    source.save()
    return source


def _laid_out(rows: Sequence[Sequence[str]], columns: Mapping[str, str]) -> tuple[str, dict[int, int]]:
    """Return the sheet as lines of text, cells apart by tabs, and where the requirement of each row stands."""
    matter = int(next(at for at, name in columns.items() if name == "matter"))
    lines, places, at = [], {}, 0
    for index, row in enumerate(rows):
        cells = [_flat(cell) for cell in row]
        places[index] = at + sum(len(cell) + 1 for cell in cells[:matter]) + _indent(row, matter)
        lines.append("\t".join(cells))
        at += len(lines[-1]) + 1
    return "\n".join(lines), places


def _indent(row: Sequence[str], column: int) -> int:
    return len(row[column]) - len(row[column].lstrip()) if column < len(row) else 0


def _flat(text: str) -> str:
    return storable(text).translate(_SPACES)


def _write(source: SourceFile, lines: Sequence[Line], places: Mapping[int, int], actor: User, on: date) -> int:
    lots: dict[Key, list[Line]] = {}
    for line in lines:
        lots.setdefault((line.cells["source"], line.values["said_on"], line.cells["speaker"]), []).append(line)
    rows: list[tuple[Line, Requirement]] = []
    for position, (key, lot) in enumerate(lots.items()):
        speech = _speech(source, position, key, lot, places, actor)
        at = 0
        for line in lot:
            rows.append((line, _requirement(speech, line, at, actor)))
            at += len(line.cells["matter"]) + 1
    Requirement.objects.bulk_create([row for _line, row in rows])
    Assignment.objects.bulk_create([one for line, row in rows for one in _assignments(line, row)])
    Milestone.objects.bulk_create([one for line, row in rows for one in _steps(line, row)])
    ProgressReport.objects.bulk_create([one for line, row in rows for one in _reports(line, row, actor)])
    similar.index([row for _line, row in rows if row.state != State.CANCELLED])
    for line, row in rows:
        if row.rrule and row.under_way:
            milestones.plan(row, on, afresh=True)
            milestones.refresh_next_due(row)
        record(
            Event.Verb.IMPORTED,
            actor,
            requirement=row,
            to_state=row.state,
            changes={"units": ("", "、".join(str(unit) for unit in (*line.lead, *line.supporting))), **_noted(line)},
            why=_("from “%(file)s”, line %(line)d") % {"file": source.name, "line": line.number},
        )
    return len(rows)


def _speech(
    source: SourceFile, position: int, key: Key, lot: Sequence[Line], places: Mapping[int, int], actor: User
) -> Speech:
    """Store the rows of one source as a speech of the kind ledger: its lines are the requirements as written."""
    title, said_on, speaker = key
    texts = [_flat(line.cells["matter"]) for line in lot]
    segments, at = [], 0
    for line, text in zip(lot, texts, strict=True):
        segments.append([at, places[line.index], len(text)])
        at += len(text) + 1
    now = timezone.now()
    row = Speech.objects.create(
        source_file=source,
        position=position,
        title=(_flat(title) or source.name.rpartition(".")[0] or source.name)[:200],
        speaker=_flat(speaker),
        kind=Speech.Kind.LEDGER,
        delivered_on=said_on,
        text="\n".join(texts),
        segments=segments,
        raw_start=min(part[1] for part in segments),
        raw_end=max(part[1] + part[2] for part in segments),
        extracted_at=now,
        reviewed_at=now,
        reviewed_by=actor,
        created_by=actor,
    )
    record(Event.Verb.LOGGED, actor, speech=row)
    return row


def _requirement(speech: Speech, line: Line, at: int, actor: User) -> Requirement:
    values, quote = line.values, _flat(line.cells["matter"])
    under_way = values["state"] in (State.ASSIGNED, State.IN_PROGRESS, State.AWAITING_CLOSURE)
    return Requirement(
        speech=speech,
        quote=quote,
        span_start=at,
        span_end=at + len(quote),
        summary=quote[:200],
        state=values["state"],
        importance=values["importance"],
        lead_leader=_flat(line.cells["lead_leader"]),
        deadline_text=_flat(line.cells["baseline_due_on"] or line.cells["due_on"])[:100],
        baseline_due_on=values["baseline_due_on"],
        due_on=values["due_on"],
        next_due_on=values["due_on"] if under_way else None,
        rrule=values["rrule"],
        no_deadline=values["no_deadline"],
        confirmed_by=actor,
        confirmed_at=timezone.now(),
        docket_year=values["docket_year"],
        docket_serial=values["docket_serial"],
        docket_number=_flat(line.cells["docket_number"]),
        docketed_on=values["docketed_on"],
        supervisor=actor,
        report_percent=values["percent"],
        closed_on=values["closed_on"],
        created_by=actor,
    )


def _noted(line: Line) -> dict[str, tuple[str, str]]:
    """Return what the ledger says beside the requirement's own fields, for its history."""
    return {name: ("", _flat(line.cells[name])) for name in NOTED if line.cells[name]}


def _assignments(line: Line, row: Requirement) -> list[Assignment]:
    """Return who it was given to; signed for, as it was under way, unless the ledger says that nobody signed."""
    state = Assignment.State.ASSIGNED if row.state == State.ASSIGNED else Assignment.State.ACKNOWLEDGED
    day = row.docketed_on
    given = timezone.make_aware(datetime.combine(day, time())) if day else timezone.now()
    roles = ((Assignment.Role.LEAD, line.lead), (Assignment.Role.SUPPORTING, line.supporting))
    return [
        Assignment(
            requirement=row, unit=unit, role=role, state=state, actor_text=line.cells[role][:100], assigned_at=given
        )
        for role, units in roles
        for unit in units
    ]


def _steps(line: Line, row: Requirement) -> list[Milestone]:
    if row.rrule or row.due_on is None or row.state == State.CANCELLED:
        return []
    met = (row.closed_on or row.due_on) if row.state == State.CLOSED else None
    return [
        Milestone(requirement=row, baseline_due_on=row.baseline_due_on or row.due_on, due_on=row.due_on, met_on=met)
    ]


def _reports(line: Line, row: Requirement, actor: User) -> list[ProgressReport]:
    """Return the last progress as a report of the lead unit; without one it has nobody who could have said it."""
    if not (line.cells["progress"] and line.lead):
        return []
    now = timezone.now()
    facts: dict[str, Any] = {name: storable(line.cells[name]) for name in ("progress", "problems", "next_steps")}
    return [
        ProgressReport(
            requirement=row,
            unit=line.lead[0],
            percent=row.report_percent,
            state=ProgressReport.State.ACCEPTED,
            written_by=actor,
            written_at=now,
            released_by=actor,
            released_at=now,
            decided_by=actor,
            decided_at=now,
            **facts,
        )
    ]
