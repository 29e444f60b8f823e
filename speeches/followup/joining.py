"""Never register the same thing twice: join what was asked for again to the requirement that already runs (并案)."""

from collections.abc import Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import Right
from config.conflicts import Conflict
from speeches.lifecycle import change, hold, record
from speeches.models import Event, Requirement
from speeches.models.requirement import UNDER_WAY, RequirementQuerySet, State
from speeches.review import similar

from . import people


@transaction.atomic
def join(requirement: Requirement, earlier: Requirement, actor: User) -> Event:
    """Register no second time what ``earlier`` already asks for; return the event in the earlier one's history.

    The later one is cancelled without a number and points at the first that asked, which counts it; the units and the
    supervisor of the earlier one are told that it was asked for again. Conflict unless the one waits for its number
    and the other is under way.
    """
    people.need(actor, Right.SUPERVISE)
    hold(requirement, State.CONFIRMED)
    hold(earlier, *UNDER_WAY)
    if earlier.pk == requirement.pk:
        raise Conflict(_("A requirement cannot be joined to itself."))
    similar.link(requirement, earlier, actor)
    why = _("joined to %(number)s, which is under way") % {"number": earlier.docket_number}
    change(requirement, Event.Verb.CANCELLED, actor, why=why, next_due_on=None)
    speech = requirement.speech
    said = "，".join(filter(None, (str(speech.delivered_on or ""), speech.occasion, requirement.quote)))
    told = {user.pk: user for user in (*people.of_requirement(earlier), *people.supervisors(earlier))}
    return record(Event.Verb.REPEATED, actor, requirement=earlier, why=said, notify=told.values())


def running(requirement: Requirement) -> RequirementQuerySet:
    """Return the requirements under way that review linked with this one: registering it too would double them."""
    return similar.group_of(requirement).under_way().exclude(pk=requirement.pk)


def doubled(requirements: Iterable[Requirement]) -> set[int]:
    """Return the keys of those whose demand is already under way in another requirement; two queries."""
    firsts = {row.pk: row.repeats_id or row.pk for row in requirements}
    members = Requirement.objects.under_way().exclude(pk__in=firsts)
    busy = set(members.filter(pk__in=firsts.values()).values_list("pk", flat=True))
    busy |= set(members.filter(repeats__in=firsts.values()).values_list("repeats_id", flat=True))
    return {pk for pk, first in firsts.items() if first in busy}
