"""What a clerk decides about drafts. Each function is one transaction, checked against what the clerk saw.

``version`` is the draft's version on the clerk's page: of two clerks at one draft the second gets ``Conflict``.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Unit, UnitAlias, User
from accounts.roles import Right
from config.conflicts import Conflict
from speeches.lifecycle import change, record
from speeches.models import Event, Requirement, Speech
from speeches.models.requirement import State

from . import similar
from .matching import Matcher
from .readings import names_one_unit
from .steps import step
from .units import set_units
from .wording import targets_words

Verb = Event.Verb
LONGEST_ALIAS = 100
MOST_AT_ONCE = 1_000  # drafts confirmed with one press
PUT_ASIDE = "put_aside"  # in the history of what was dismissed with the end of a review: general, but no mistake


@dataclass(frozen=True, slots=True)
class Wording:
    """What a clerk may change on a draft."""

    summary: str
    due_on: date | None = None
    rrule: str = ""
    no_deadline: bool = False
    trackable: bool = True
    importance: str = Requirement.Importance.NORMAL
    lead: tuple[Unit, ...] = ()
    supporting: tuple[Unit, ...] = ()
    targets: Sequence[dict[str, Any]] | None = None  # the figures to reach that stay; None leaves them as they are


@transaction.atomic
def confirm(requirement: Requirement, actor: User, *, version: int) -> Event:
    """Adopt a draft: it becomes a requirement that waits for its number and units."""
    event = _adopt(requirement, actor, version)
    similar.index([requirement])
    return event


@transaction.atomic
def dismiss(requirement: Requirement, actor: User, *, version: int, reason: str = "") -> Event:
    """Put a draft aside; it stays visible, faint, in the speech."""
    check_version(requirement, version)
    similar.forget(requirement)
    return change(requirement, Verb.DISMISSED, actor, why=reason, dismissal_reason=reason[:200])


@transaction.atomic
def restore(requirement: Requirement, actor: User, *, version: int) -> Event:
    """Take a decision back while nothing was built on it."""
    check_version(requirement, version)
    similar.forget(requirement)
    return change(requirement, Verb.RESTORED, actor, confirmed_by=None, confirmed_at=None, dismissal_reason="")


@transaction.atomic
def confirm_above(speech: Speech, actor: User, least: float) -> int:
    """Confirm every trackable draft whose confidence is at least ``least``, in one step; return how many.

    Of a book not more than ``MOST_AT_ONCE``, the first: nobody else can write while they are written.
    """
    sure = speech.requirements.drafts().filter(trackable=True, confidence__gte=least).in_reading_order()
    drafts = list(sure[:MOST_AT_ONCE])
    with step(speech, actor, "confirm_above", drafts):
        for draft in drafts:
            _adopt(draft, actor, draft.version)
        similar.index(drafts)
    return len(drafts)


def _adopt(requirement: Requirement, actor: User, version: int) -> Event:
    check_version(requirement, version)
    return change(requirement, Verb.CONFIRMED, actor, confirmed_by=actor, confirmed_at=timezone.now())


@transaction.atomic
def edit(requirement: Requirement, actor: User, wording: Wording, *, version: int) -> Requirement:
    """Change a draft's or confirmed requirement's words, dates and units before it is assigned."""
    _need_review(actor)
    if requirement.state not in (State.DRAFT, State.CONFIRMED):
        raise Conflict(_("Only what has not been assigned can be edited at the review desk."))
    before = {
        name: getattr(requirement, name)
        for name in ("summary", "due_on", "rrule", "trackable", "importance", "no_deadline")
    }
    after = {name: getattr(wording, name) for name in before}
    if wording.targets is not None:
        before["targets"], after["targets"] = requirement.targets, list(wording.targets)
    requirement.baseline_due_on = requirement.next_due_on = wording.due_on
    for name, value in after.items():
        setattr(requirement, name, value)
    requirement.save_over(version, [*after, "baseline_due_on", "next_due_on"])
    units_before = _unit_names(requirement)
    set_units(requirement, wording.lead, wording.supporting)
    units_after = _unit_names(requirement)
    changes = {name: (before[name], after[name]) for name in before if before[name] != after[name]}
    if "targets" in changes:
        changes["targets"] = (targets_words(before["targets"]), targets_words(after["targets"]))
    if units_before != units_after:
        changes["units"] = (units_before, units_after)
    if changes:
        record(Verb.EDITED, actor, requirement=requirement, changes=changes)
    return requirement


@transaction.atomic
def finish(speech: Speech, actor: User) -> Event:
    """Declare the review of a speech finished; refused while trackable drafts are undecided.

    General drafts that nobody touched are dismissed with it: they name no action to follow up.
    """
    _need_review(actor)
    open_ones = list(speech.requirements.drafts())
    waiting = sum(draft.trackable for draft in open_ones)
    if waiting:
        raise Conflict(_("%(count)d drafts are still undecided.") % {"count": waiting})
    reason = _("general, put aside when the review was finished")
    for draft in open_ones:
        aside = {PUT_ASIDE: (None, "general")}
        change(draft, Verb.DISMISSED, actor, why=reason, dismissal_reason=reason, note=aside)
    Speech.objects.filter(pk=speech.pk).update(reviewed_at=timezone.now(), reviewed_by=actor)
    return record(Verb.REVIEWED, actor, speech=speech)


@transaction.atomic
def remember_alias(phrase: str, unit: Unit, actor: User) -> UnitAlias | None:
    """Learn that a phrase means a unit, unless it already means something or can name no single unit."""
    _need_review(actor)
    phrase = phrase.strip()
    if len(phrase) > LONGEST_ALIAS or not names_one_unit(phrase) or Matcher().match(phrase).sure:
        return None
    alias, _created = UnitAlias.objects.get_or_create(
        name=phrase, defaults={"unit": unit, "learned": True, "added_by": actor}
    )
    return alias


def check_version(requirement: Requirement, version: int) -> None:
    """Raise Conflict when the requirement has changed since the clerk saw it; lock it until the transaction ends."""
    held = Requirement.objects.select_for_update().filter(pk=requirement.pk).values_list("version", flat=True)
    if (requirement.version, *held) != (version, version):
        raise Conflict(_("Somebody else changed this in the meantime. Nothing of yours was saved yet."))


def _need_review(actor: User) -> None:
    if not actor.may(Right.REVIEW):
        raise PermissionError(f"{actor.username} may not review")


def _unit_names(requirement: Requirement) -> str:
    rows = requirement.assignments.select_related("unit").order_by("role", "unit__order", "unit_id")
    return "、".join(f"{one.unit}（{one.get_role_display()}）" for one in rows)
