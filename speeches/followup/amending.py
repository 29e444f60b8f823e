"""Correct a requirement under way, or settle a deadline that was unknown (修改、补充时限)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import Right
from config.conflicts import Conflict
from speeches.lifecycle import hold, record
from speeches.models import Event, Requirement
from speeches.models.requirement import UNDER_WAY
from speeches.review.wording import targets_words

from . import milestones, people

TELLING = ("summary", "due_on", "rrule", "no_deadline", "targets")  # changes that the units have to know


@dataclass(frozen=True, slots=True)
class Particulars:
    """What a supervisor can correct once a requirement is assigned."""

    summary: str
    due_on: date | None
    rrule: str
    no_deadline: bool
    importance: str
    lead_leader: str
    supervisor: User | None
    targets: list[dict[str, Any]]


@transaction.atomic
def amend(
    requirement: Requirement, actor: User, wanted: Particulars, *, version: int, why: str = "", on: date
) -> Event | None:
    """Write what changed, under the version that the supervisor saw; return None when nothing did.

    The first deadline that is settled becomes the original one and stays that; a later one is beside it.
    """
    people.need(actor, Right.SUPERVISE)
    hold(requirement, *UNDER_WAY)
    values: dict[str, Any] = {name: getattr(wanted, name) for name in Particulars.__slots__}
    changes = {
        name: (getattr(requirement, name), value)
        for name, value in values.items()
        if getattr(requirement, name) != value
    }
    if requirement.baseline_due_on and wanted.due_on is None:
        raise Conflict(_("A deadline that was set can be moved, not dropped."))
    before, rhythm_changed = requirement.due_on, "rrule" in changes
    if requirement.baseline_due_on is None and wanted.due_on is not None:
        values["baseline_due_on"] = wanted.due_on
    for name, value in values.items():
        setattr(requirement, name, value)
    requirement.save_over(version, list(values))
    if not changes:
        return None
    if "targets" in changes:
        changes["targets"] = (targets_words(changes["targets"][0]), targets_words(changes["targets"][1]))
    if rhythm_changed or "due_on" in changes:
        milestones.replan(requirement, on, before=before, rhythm_changed=rhythm_changed)
    told = people.of_requirement(requirement) if changes.keys() & set(TELLING) else []
    return record(Event.Verb.EDITED, actor, requirement=requirement, changes=changes, why=why, notify=told)
