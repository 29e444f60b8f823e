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


@transaction.atomic
def change(
    requirement: Requirement,
    verb: Event.Verb,
    actor: User,
    *,
    why: str = "",
    notify: Iterable[User] = (),
    **values: Any,
) -> Event:
    """Lead a requirement to its next state: check, write, record, notify, all or nothing.

    ``values`` are fields written with it. The row is claimed by a conditional UPDATE on its state, so that of
    two who press at once one succeeds. Raises ``PermissionError`` without the right (views check it before: 403)
    and ``Conflict`` (409) when the requirement is not where the verb starts. ``requirement`` is updated in place.
    """
    step = TRANSITIONS[verb]
    if not actor.may(step.right):
        raise PermissionError(f"{actor.username} may not: {verb}")
    before = requirement.state
    changed = {
        name: (getattr(requirement, name), value)
        for name, value in values.items()
        if getattr(requirement, name) != value
    }
    if before not in step.sources or not Requirement.objects.filter(pk=requirement.pk, state=before).update(
        state=step.target, version=F("version") + 1, **values
    ):
        now = Requirement.objects.only("state").get(pk=requirement.pk)
        raise Conflict(
            _("This requirement is “%(state)s” by now, so that step no longer fits. Nothing was changed.")
            % {"state": now.get_state_display()}
        )
    for name, value in {**values, "state": step.target}.items():
        setattr(requirement, name, value)
    requirement.version += 1
    return record(
        verb,
        actor,
        requirement=requirement,
        from_state=before,
        to_state=step.target,
        changes=changed,
        why=why,
        notify=notify,
    )
