"""The one function that changes a state, and the one that writes history."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from config.conflicts import Conflict
from speeches.models import Event, Notice, Requirement, Speech
from speeches.models.requirement import State

from .states import TRANSITIONS


def record(
    verb: Event.Verb,
    actor: User | None,
    *,
    requirement: Requirement | None = None,
    speech: Speech | None = None,
    from_state: str = "",
    to_state: str = "",
    changes: Mapping[str, tuple[Any, Any]] | None = None,
    why: str = "",
    notify: Iterable[User] = (),
) -> Event:
    """Append one event to the history and put it behind the bells of ``notify`` (the actor left out).

    ``changes`` maps field → (before, after), both fit for JSON. Call inside the transaction of the change.
    """
    event = Event.objects.create(
        requirement=requirement,
        speech=speech or (requirement.speech if requirement else None),
        actor=actor,
        at=timezone.now(),
        verb=verb,
        from_state=from_state,
        to_state=to_state,
        changes={name: [str(v) if v is not None else None for v in pair] for name, pair in (changes or {}).items()},
        why=why,
    )
    recipients = {user.pk: user for user in notify if actor is None or user.pk != actor.pk}
    Notice.objects.bulk_create([Notice(recipient=user, event=event) for user in recipients.values()])
    return event


def hold(requirement: Requirement, *states: State) -> None:
    """Lock the requirement's row and bring ``requirement`` up to date; Conflict unless it is in one of the states.

    For what is written beside a state (reports, signatures, units): two who press at once go one after the other,
    and the second decides on what the first left. Call inside a transaction; on SQLite that is the lock itself.
    """
    columns = [column.name for column in requirement._meta.concrete_fields if column.name != "speech"]  # never changes
    fetched_before = list(getattr(requirement, "_prefetched_objects_cache", {}))
    requirement.refresh_from_db(
        fields=[*columns, *fetched_before], from_queryset=Requirement.objects.select_for_update()
    )
    if states and requirement.state not in states:
        raise _out_of_step(requirement)


def _out_of_step(requirement: Requirement) -> Conflict:
    return Conflict(
        _("This requirement is “%(state)s” by now, so that step no longer fits. Nothing was changed.")
        % {"state": requirement.get_state_display()}
    )


@transaction.atomic
def change(
    requirement: Requirement,
    verb: Event.Verb,
    actor: User,
    *,
    to: State | None = None,
    why: str = "",
    notify: Iterable[User] = (),
    note: Mapping[str, tuple[Any, Any]] | None = None,
    **values: Any,
) -> Event:
    """Lead a requirement to its next state: check, write, record, notify, all or nothing.

    ``values`` are fields written with it; ``to`` is another target that the step allows; ``note`` is further
    (before, after) for the history, of what is not a field of the requirement. The row is claimed by a conditional
    UPDATE on its state, so that of two who press at once one succeeds. Raises ``PermissionError`` without the right
    (views check it before: 403) and ``Conflict`` (409) when the requirement is not where the verb starts.
    ``requirement`` is updated in place.
    """
    step = TRANSITIONS[verb]
    target = to or step.target
    if target != step.target and target not in step.others:
        raise ValueError(f"{verb} does not lead to {target}")
    if not actor.may(step.right):
        raise PermissionError(f"{actor.username} may not: {verb}")
    before = requirement.state
    changed = {
        name: (getattr(requirement, name), value)
        for name, value in values.items()
        if getattr(requirement, name) != value
    }
    if before not in step.sources or not Requirement.objects.filter(pk=requirement.pk, state=before).update(
        state=target, version=F("version") + 1, **values
    ):
        raise _out_of_step(Requirement.objects.only("state").get(pk=requirement.pk))
    for name, value in {**values, "state": target}.items():
        setattr(requirement, name, value)
    requirement.version += 1
    return record(
        verb,
        actor,
        requirement=requirement,
        from_state=before,
        to_state=target,
        changes={**changed, **(note or {})},
        why=why,
        notify=notify,
    )
