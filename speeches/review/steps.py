"""Take back what was done at the desk, step by step: each act keeps its rows as they were before.

A step can be taken back while its rows still are as it left them; what somebody else did since is never undone.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any

from django.db import models, transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import Right
from config.conflicts import Conflict
from speeches.lifecycle import change, record
from speeches.models import Assignment, Event, Requirement, ReviewStep, Speech
from speeches.models.requirement import State

from . import similar

# What acts at the desk change beside state and units.
FIELDS = ("span_start", "span_end", "quote", "headings", "trackable", "confidence", "actors", "deadlines", "targets",
          "summary", "importance", "deadline_text", "baseline_due_on", "due_on", "rrule", "next_due_on", "no_deadline",
          "dismissal_reason", "withdrawn", "repeats_id")  # fmt: skip
UNIT_FIELDS = ("unit_id", "role", "actor_text", "matched_by")


@contextmanager
def step(speech: Speech, actor: User, act: str, rows: Iterable[Requirement]) -> Iterator[list[Requirement]]:
    """Note ``rows`` as they are, let the act happen, and note what it left; append the rows it makes to the list.

    All in one transaction: an act that fails leaves no step.
    """
    with transaction.atomic():
        touched = list(Requirement.objects.filter(pk__in=[row.pk for row in rows]).prefetch_related("assignments"))
        before = [_snapshot(row) for row in touched]
        made: list[Requirement] = []
        yield made
        keys = [row.pk for row in (*touched, *made)]
        versions = dict(Requirement.objects.filter(pk__in=keys).values_list("pk", "version"))
        known = {one["pk"] for one in before}
        before += [{"pk": row.pk, "fields": None, "units": []} for row in made if row.pk not in known]
        if any(row.version != versions[row.pk] for row in touched) or made:
            ReviewStep.objects.create(speech=speech, actor=actor, act=act, before=before, versions=versions)


def latest(speech: Speech, actor: User) -> ReviewStep | None:
    """Return the actor's last step at a speech that was not taken back."""
    return speech.steps.filter(actor=actor, undone=False).order_by("-pk").first()


@transaction.atomic
def undo(speech: Speech, actor: User) -> list[Requirement]:
    """Take the actor's last step at a speech back; return its rows. Conflict when there is none, or too late."""
    if not actor.may(Right.REVIEW):
        raise PermissionError(f"{actor.username} may not review")
    last = latest(speech, actor)
    if last is None:
        raise Conflict(_("There is nothing to take back."))
    rows = Requirement.objects.in_bulk([int(pk) for pk in last.versions])
    for row in rows.values():
        row.speech = speech  # history names it: not read once more, with all its text, for each row
    if any(rows[int(pk)].version != version for pk, version in last.versions.items()):
        raise Conflict(_("Somebody else changed this in the meantime, so the step cannot be taken back any more."))
    for kept in last.before:
        _put_back(rows[kept["pk"]], kept, actor)
    ReviewStep.objects.filter(pk=last.pk).update(undone=True)
    _follow(last, [rows[kept["pk"]] for kept in last.before])
    return [rows[kept["pk"]] for kept in last.before if kept["fields"]]


def _follow(taken_back: ReviewStep, rows: Sequence[Requirement]) -> None:
    """Let earlier steps on the same rows, taken back next, expect the versions that this taking back left."""
    now = {str(row.pk): row.version for row in rows}
    was = {str(one["pk"]): one["fields"]["version"] for one in taken_back.before if one["fields"]}
    for earlier in taken_back.speech.steps.filter(pk__lt=taken_back.pk, undone=False):
        fitting = {pk for pk, version in earlier.versions.items() if was.get(pk) == version}
        if fitting:
            earlier.versions |= {pk: now[pk] for pk in fitting}
            earlier.save(update_fields=["versions"])


def _snapshot(row: Requirement) -> dict[str, Any]:
    fields = {name: _plain(getattr(row, name)) for name in (*FIELDS, "state", "version")}
    units = [{name: getattr(one, name) for name in UNIT_FIELDS} for one in row.assignments.all()]
    return {"pk": row.pk, "fields": fields, "units": units}


def _put_back(row: Requirement, kept: dict[str, Any], actor: User) -> None:
    fields = kept["fields"]
    if fields is None:  # it did not exist before: put it aside for good, as its history cannot be deleted
        fields = {"state": State.DISMISSED, "withdrawn": True, "repeats_id": None}
    if row.state != fields["state"]:
        _lead_back(row, State(fields["state"]), actor)
    else:
        record(Event.Verb.RESTORED, actor, requirement=row)
    values = {name: _parsed(name, value) for name, value in fields.items() if name in FIELDS}
    for name, value in values.items():
        setattr(row, name, value)
    row.save_over(row.version, list(values))
    if kept["fields"] is not None:
        row.assignments.all().delete()
        Assignment.objects.bulk_create([Assignment(requirement=row, **unit) for unit in kept["units"]])


def _lead_back(row: Requirement, state: State, actor: User) -> None:
    """Change the state through the lifecycle's door; a decided row is a draft in between where it has to."""
    values: dict[str, Any] = {"confirmed_by": None, "confirmed_at": None} if state != State.CONFIRMED else {}
    verb = {State.DRAFT: Event.Verb.RESTORED, State.DISMISSED: Event.Verb.DISMISSED}.get(state, Event.Verb.CONFIRMED)
    change(row, verb, actor, **values)
    if state == State.CONFIRMED:
        similar.index([row])
    else:
        similar.forget(row)


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value


def _parsed(name: str, value: Any) -> Any:
    is_day = isinstance(Requirement._meta.get_field(name.removesuffix("_id")), models.DateField)
    return date.fromisoformat(value) if is_day and value else value
