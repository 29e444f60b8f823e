"""Again and again: requirements of other speeches that ask for the same, found by shared words and linked.

Every requirement in force has its telling pairs of characters in an indexed table (``RequirementPair``), written by
``index`` in the transaction of whoever confirms it. A draft is compared with the few that share the rarest of them.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db.models import F, Window
from django.db.models.functions import RowNumber
from django.utils.translation import gettext as _

from accounts.models import User
from config.conflicts import Conflict
from speeches.lifecycle import record
from speeches.models import Event, Requirement, RequirementPair
from speeches.models.requirement import RequirementQuerySet, State

from .likeness import ALIKE, Weights, keys, likeness, pairs

LATEST = 400  # requirements looked at for one pair: where more have it, the latest
COMPARED = 12  # requirements compared with one draft
SHOWN = 3
HEAVY = ("speech__text", "speech__segments", "speech__outline", "reasons")
HEAVY_TOO = tuple(f"repeats__{name}" for name in HEAVY)


@dataclass(frozen=True, slots=True)
class Similar:
    """A requirement of another speech that asks for the same as a draft."""

    requirement: Requirement
    likeness: float
    times: int  # it was asked for up to now


def weights_of(requirement: Requirement) -> dict[str, float]:
    """Return the weighed pairs of a requirement's quotation; its actors and time limits weigh little."""
    said = [str(one["text"]) for one in (*requirement.actors, *requirement.deadlines)]
    return pairs(requirement.quote, said)


def index(requirements: Iterable[Requirement]) -> None:
    """Write by what the requirements are found again; call in the transaction that confirms or rewords them."""
    rows = list(requirements)
    RequirementPair.objects.filter(requirement__in=rows).delete()
    RequirementPair.objects.bulk_create(
        [RequirementPair(requirement=row, pair=pair) for row in rows for pair in keys(weights_of(row))],
        batch_size=2_000,
    )


def forget(requirement: Requirement) -> None:
    """Take a requirement out of the index: it is no longer in force."""
    requirement.pairs.all().delete()


def find(drafts: Sequence[Requirement], visible: RequirementQuerySet) -> dict[int, list[Similar]]:
    """Return for each draft (by key) the most similar requirements of other speeches, in three queries.

    ``visible`` are the requirements that the reader may see. What only repeats another is left to the one it repeats.
    """
    weighed = {row.pk: weights_of(row) for row in drafts}
    wanted = {pk: set(keys(weights)) for pk, weights in weighed.items()}
    chosen = _candidates(drafts, wanted)
    found = visible.decided().filter(pk__in={pk for near in chosen.values() for pk in near})
    found = found.select_related("speech__meeting", "repeats__speech__meeting").defer(*HEAVY, *HEAVY_TOO)
    rows = {row.pk: row for row in found}
    others = {pk: weights_of(row) for pk, row in rows.items()}
    alike = {
        draft.pk: _best(
            weighed[draft.pk],
            [rows[pk] for pk in chosen[draft.pk] if pk in rows and rows[pk].speech_id != draft.speech_id],
            others,
        )
        for draft in drafts
    }
    times = times_asked(row for near in alike.values() for row, _likeness in near)
    return {
        pk: [Similar(_told(row), value, times[row.repeats_id or row.pk]) for row, value in near]
        for pk, near in alike.items()
    }


def _candidates(drafts: Sequence[Requirement], wanted: Mapping[int, set[str]]) -> dict[int, list[int]]:
    """Return for each draft the keys of the requirements of other speeches that share most of its telling pairs."""
    asked = set().union(*wanted.values()) if wanted else set()
    own = {row.speech_id for row in drafts}
    rank = Window(RowNumber(), partition_by=F("pair"), order_by=F("requirement_id").desc())
    holders: dict[str, list[int]] = defaultdict(list)
    rows = RequirementPair.objects.filter(pair__in=asked).annotate(rank=rank).filter(rank__lte=LATEST)
    if len(own) == 1:  # within one speech nothing is asked for again; over several each is compared with all
        rows = rows.exclude(requirement__speech__in=own)
    for pair, pk in rows.values_list("pair", "requirement_id"):
        holders[pair].append(pk)
    chosen = {}
    for draft in drafts:
        shared = Counter(pk for pair in wanted[draft.pk] for pk in holders.get(pair, ()) if pk != draft.pk)
        several = [(count, pk) for pk, count in shared.items() if count > 1 or len(wanted[draft.pk]) < 3]
        chosen[draft.pk] = [pk for _count, pk in sorted(several, reverse=True)[:COMPARED]]
    return chosen


def _best(
    weights: Weights, candidates: Iterable[Requirement], others: Mapping[int, Weights]
) -> list[tuple[Requirement, float]]:
    near = [(row, likeness(weights, others[row.pk])) for row in candidates]
    best: dict[int, tuple[Requirement, float]] = {}
    alike = (one for one in near if one[1] >= ALIKE)
    # Of two that are as near, the one under way comes first: to it the new one belongs, not to one nobody assigned.
    for row, value in sorted(alike, key=lambda one: (-round(one[1], 2), not one[0].under_way, one[0].pk)):
        best.setdefault(row.repeats_id or row.pk, (row, value))  # one of each group that asks for the same
    return list(best.values())[:SHOWN]


def _told(row: Requirement) -> Requirement:
    """Return which of a group to tell of: the first that asked, unless that is done and the later one is open."""
    return row if row.repeats is None or (row.under_way and not row.repeats.under_way) else row.repeats


def times_asked(rows: Iterable[Requirement]) -> dict[int, int]:
    """Return how often each was asked for, by the key of the first that did; one query."""
    firsts = {row.repeats_id or row.pk for row in rows}
    counted = Counter(Requirement.objects.decided().filter(repeats__in=firsts).values_list("repeats_id", flat=True))
    return {pk: 1 + counted[pk] for pk in firsts}


def group_of(requirement: Requirement) -> RequirementQuerySet:
    """Return all requirements in force that ask for the same, the first first; only itself where nobody asked again."""
    first = requirement.repeats_id or requirement.pk
    rows = Requirement.objects.decided()
    return (rows.filter(pk=first) | rows.filter(repeats=first)).order_by("speech__delivered_on", "pk")


def link(requirement: Requirement, earlier: Requirement | None, actor: User) -> None:
    """Note that a requirement asks again for what an earlier one asked for; None takes the note back.

    Groups stay flat: all members point at the first. Call inside a transaction.
    """
    if requirement.state not in (State.DRAFT, State.CONFIRMED):
        raise Conflict(_("Only what has not been assigned can be edited at the review desk."))
    first = (earlier.repeats or earlier) if earlier is not None else None
    if first is not None and (first.pk == requirement.pk or first.speech_id == requirement.speech_id):
        raise Conflict(_("A requirement can only repeat one of another speech."))
    if requirement.repeats_id == (first.pk if first else None):
        return
    before = requirement.repeats
    requirement.repeats = first
    requirement.save_over(requirement.version, ["repeats"])
    if first is not None:
        requirement.repeated_by.update(repeats=first)
    record(Event.Verb.LINKED, actor, requirement=requirement, changes={"repeats": (before, first)})
