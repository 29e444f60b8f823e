"""Reports: written by the liaison, released by the unit's head, accepted or returned by a supervisor."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.files import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import Right
from config.conflicts import Conflict
from speeches.intake.importing import clean_name
from speeches.lifecycle import change, hold, record
from speeches.models import Assignment, Attachment, Event, Milestone, ProgressReport, Requirement
from speeches.models.requirement import UNDER_WAY, State

from . import milestones, people
from .closing import close, finding

Status = ProgressReport.State


@dataclass(frozen=True, slots=True)
class Account:
    """What a unit has to say."""

    progress: str
    percent: int
    problems: str = ""
    delay_reasons: str = ""
    next_steps: str = ""
    asks_closure: bool = False
    reached: Sequence[dict[str, Any]] = ()  # of the requirement's targets: said, value, unit
    part: Milestone | None = None  # a part with a day of its own that is done with this


@transaction.atomic
def write(
    requirement: Requirement,
    actor: User,
    account: Account,
    files: Iterable[File[bytes]] = (),
    *,
    kept: Iterable[Attachment] = (),
    on: date,
) -> ProgressReport:
    """Store a report of the actor's unit; a unit head's own report is released at once.

    ``kept`` are attachments of an earlier report of the unit that belong to this one too.
    """
    people.need(actor, Right.REPORT)
    hold(requirement)
    mine = people.own_assignment(requirement, actor)
    _check_open(requirement, mine, account)
    report = ProgressReport.objects.create(
        requirement=requirement,
        unit=mine.unit,
        progress=account.progress,
        percent=account.percent,
        problems=account.problems,
        delay_reasons=account.delay_reasons,
        next_steps=account.next_steps,
        asks_closure=account.asks_closure,
        reached=list(account.reached),
        milestone=account.part,
        written_by=actor,
        written_at=timezone.now(),
    )
    for earlier in kept:
        _keep(report, earlier)
    for file in files:
        attach(report, actor, file)
    heads = [user for user in people.of_units([mine.unit_id]) if user.may(Right.RELEASE)]
    record(Event.Verb.REPORTED, actor, requirement=requirement, notify=heads)
    if actor.may(Right.RELEASE):
        release(report, actor, on=on)
    return report


def attach(report: ProgressReport, actor: User, file: File[bytes]) -> Attachment:
    """Store one attached file under a random name."""
    digest = hashlib.sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return Attachment.objects.create(
        report=report,
        file=file,
        name=clean_name(file.name or ""),
        size=file.size or 0,
        sha256=digest.hexdigest(),
        uploaded_by=actor,
    )


def _keep(report: ProgressReport, earlier: Attachment) -> Attachment:
    """Let an earlier report's file belong to this report too: the same bytes, stored once, never asked for twice."""
    if earlier.report.unit_id != report.unit_id or earlier.report.requirement_id != report.requirement_id:
        raise PermissionError("a file is kept within one unit's reports on one requirement")
    return Attachment.objects.create(
        report=report,
        file=earlier.file.name,
        name=earlier.name,
        size=earlier.size,
        sha256=earlier.sha256,
        uploaded_by=earlier.uploaded_by,
    )


@transaction.atomic
def release(report: ProgressReport, actor: User, *, on: date) -> Event:
    """Let the report leave the unit; asking for closure moves the requirement to the supervisor's desk."""
    people.need(actor, Right.RELEASE)
    requirement = report.requirement
    hold(requirement, *UNDER_WAY)
    mine = _own(report, actor)
    leads = mine.role == Assignment.Role.LEAD  # the lead reports for all
    met = None
    if leads:
        met = (
            milestones.meet(requirement, on)
            if requirement.rrule
            else milestones.finish(requirement, report.milestone, on)
        )
    _move(report, Status.WRITTEN, Status.RELEASED, released_by=actor, released_at=timezone.now(), milestone=met)
    if leads:
        Requirement.objects.filter(pk=requirement.pk).update(report_percent=report.percent, reported_on=on)
        requirement.report_percent, requirement.reported_on = report.percent, on
    told = people.supervisors(requirement)
    if report.asks_closure:
        return change(requirement, Event.Verb.CLOSURE_ASKED, actor, why=report.progress[:200], notify=told)
    return record(Event.Verb.RELEASED, actor, requirement=requirement, why=report.progress[:200], notify=told)


@transaction.atomic
def send_back(report: ProgressReport, actor: User, reason: str) -> Event:
    """Give a report back to the liaison inside the unit."""
    people.need(actor, Right.RELEASE)
    _own(report, actor)
    _move(report, Status.WRITTEN, Status.SENT_BACK, decision_note=reason)
    return record(Event.Verb.SENT_BACK, actor, requirement=report.requirement, why=reason, notify=[report.written_by])


@transaction.atomic
def accept(report: ProgressReport, actor: User, *, on: date, note: str = "", verification: str = "") -> Event:
    """Accept a report; accepting one that asks for closure closes the requirement.

    ``verification`` is what the supervisor found; empty where the report was taken as it stands.
    """
    people.need(actor, Right.SUPERVISE)
    requirement = report.requirement
    hold(requirement, *UNDER_WAY)
    _move(report, Status.RELEASED, Status.ACCEPTED, decided_by=actor, decided_at=timezone.now(), decision_note=note)
    if report.asks_closure:
        record(Event.Verb.ACCEPTED, actor, requirement=requirement)  # one bell for one act: that of closing
        return close(requirement, actor, on=on, note=note, verification=verification)
    found = finding(actor, verification, note, on)
    changes = {"verification": (requirement.verification, verification)} if found else {}
    if found:
        Requirement.objects.filter(pk=requirement.pk).update(**found)
    told = people.of_units([report.unit_id])
    return record(Event.Verb.ACCEPTED, actor, requirement=requirement, changes=changes, why=note, notify=told)


@transaction.atomic
def return_for_rework(report: ProgressReport, actor: User, reason: str, *, on: date, verification: str = "") -> Event:
    """Return a weak report with the reason; what was found goes into the supervisor's own fields.

    The period that it answered for is open once more.
    """
    people.need(actor, Right.SUPERVISE)
    requirement = report.requirement
    hold(requirement, *UNDER_WAY)
    _move(report, Status.RELEASED, Status.RETURNED, decided_by=actor, decided_at=timezone.now(), decision_note=reason)
    if report.milestone_id is not None:
        Milestone.objects.filter(pk=report.milestone_id).update(met_on=None)
        milestones.refresh_next_due(requirement)
    found = finding(actor, verification, reason, on)
    told = people.of_units([report.unit_id])
    if report.asks_closure and requirement.state == State.AWAITING_CLOSURE:
        return change(requirement, Event.Verb.RETURNED, actor, why=reason, notify=told, **found)
    changes = {"verification": (requirement.verification, verification)} if found else {}
    if found:
        Requirement.objects.filter(pk=requirement.pk).update(**found)
    return record(Event.Verb.RETURNED, actor, requirement=requirement, changes=changes, why=reason, notify=told)


def _check_open(requirement: Requirement, mine: Assignment, account: Account) -> None:
    if requirement.state not in UNDER_WAY:
        raise Conflict(_("This requirement is not under way, so nothing can be reported on it."))
    if requirement.state == State.AWAITING_CLOSURE:
        raise Conflict(_("Closure has been asked for already; wait for the supervisor's decision."))
    if mine.state != Assignment.State.ACKNOWLEDGED:
        raise Conflict(_("Your unit signs for it first, then reports."))
    if requirement.reports.filter(unit=mine.unit, state__in=(Status.WRITTEN, Status.RELEASED)).exists():
        raise Conflict(_("A report of your unit is still waiting; it has to be decided before the next one."))
    if account.asks_closure and mine.role != Assignment.Role.LEAD:
        raise Conflict(_("Only a lead unit can ask for closure."))
    part = account.part
    if part and (mine.role != Assignment.Role.LEAD or part not in requirement.milestones.open().parts()):
        raise Conflict(_("This part is done already, or is not for your unit to report."))


def _own(report: ProgressReport, actor: User) -> Assignment:
    mine = people.own_assignment(report.requirement, actor)
    if mine.unit_id != report.unit_id:
        raise PermissionError("a report is the business of its own unit until it is released")
    return mine


def _move(report: ProgressReport, source: str, target: str, **values: object) -> None:
    if not ProgressReport.objects.filter(pk=report.pk, state=source).update(state=target, **values):
        raise Conflict(_("This report has been decided on already. Nothing was changed."))
    for name, value in {"state": target, **values}.items():
        setattr(report, name, value)
