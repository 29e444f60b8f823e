"""Change where drafts begin and end: add one by selecting text, merge neighbours, split one in two.

Whatever happens, a requirement's quotation is the text of its span to the letter.
"""

from collections.abc import Sequence
from dataclasses import replace

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import Right
from config.conflicts import Conflict
from speeches.extraction import Deadline, Draft, extract
from speeches.extraction.quantities import find_quantities
from speeches.lifecycle import change, record
from speeches.models import Assignment, Event, Requirement, Speech
from speeches.models.requirement import State

from .decisions import check_version
from .drafting import actor_values, context_of, deadline_values, limit_values, propose, target_values
from .matching import Matcher

Verb = Event.Verb
READ = ("actors", "deadlines", "targets", "summary", "trackable", "due_on", "baseline_due_on", "next_due_on", "rrule",
        "deadline_text")  # what the engine reads in a span  # fmt: skip
NEAR = 400  # characters of the speech around a selection that the engine is shown, for inherited actors


@transaction.atomic
def add(speech: Speech, actor: User, start: int, end: int) -> Requirement:
    """Add a draft over ``speech.text[start:end]``; the engine fills in what it can read there."""
    if not actor.may(Right.REVIEW):
        raise PermissionError(f"{actor.username} may not review")
    speech.claim(version=speech.version)
    start, end = _trim(speech.text, start, end)
    same = speech.requirements.exclude(state=State.DISMISSED).filter(span_start=start, span_end=end).first()
    if same is not None:
        return same  # the same selection sent twice
    row, read = _row_over(speech, start, end)
    row.created_by = actor
    row.save()
    _propose(row, read)
    record(Verb.ADDED, actor, requirement=row)
    return row


@transaction.atomic
def merge(first: Requirement, second: Requirement, actor: User, *, versions: tuple[int, int]) -> Requirement:
    """Make one draft of two: the span reaches over both, units and limits are united, the second is put aside."""
    check_version(first, versions[0])
    check_version(second, versions[1])
    if first.speech_id != second.speech_id:
        raise Conflict(_("Only drafts of one speech can be merged."))
    if {first.state, second.state} != {State.DRAFT}:
        raise Conflict(_("Only undecided drafts can be merged."))
    before = (first.span_start, first.span_end)
    speech = first.speech
    first.span_start = min(first.span_start, second.span_start)
    first.span_end = max(first.span_end, second.span_end)
    first.quote = speech.text[first.span_start : first.span_end]
    first.trackable = first.trackable or second.trackable
    first.actors = _united(first.actors, second.actors)
    first.deadlines = _united(first.deadlines, second.deadlines)
    first.targets = _united(first.targets, second.targets)
    dates = [day for day in (first.due_on, second.due_on) if day]
    first.due_on = first.baseline_due_on = first.next_due_on = max(dates, default=None)
    first.rrule = first.rrule or second.rrule
    first.deadline_text = "；".join(filter(None, (first.deadline_text, second.deadline_text)))[:100]
    first.summary = "；".join(dict.fromkeys((first.summary, second.summary)))[:200]
    first.save_over(
        versions[0],
        ["span_start", "span_end", "quote", "trackable", "actors", "deadlines", "targets", "due_on", "baseline_due_on",
         "next_due_on", "rrule", "deadline_text", "summary"],
    )  # fmt: skip
    taken = set(first.assignments.values_list("unit_id", flat=True))
    for assignment in second.assignments.exclude(unit_id__in=taken):
        assignment.pk, assignment.requirement = None, first
        assignment.save()
    change(
        second,
        Verb.DISMISSED,
        actor,
        why=_("merged into another draft"),
        dismissal_reason=_("merged into another draft"),
        withdrawn=True,
    )
    record(Verb.MERGED, actor, requirement=first, changes={"span": (before, (first.span_start, first.span_end))})
    return first


@transaction.atomic
def split(requirement: Requirement, actor: User, at: int, *, version: int) -> tuple[Requirement, Requirement]:
    """Cut a draft in two at place ``at`` of the speech; both halves are read anew."""
    check_version(requirement, version)
    if requirement.state != State.DRAFT:
        raise Conflict(_("Only undecided drafts can be split."))
    speech, before = requirement.speech, (requirement.span_start, requirement.span_end)
    first_span = _trim(speech.text, requirement.span_start, at)
    second_span = _trim(speech.text, at, requirement.span_end)
    found, first_read = _row_over(speech, *first_span, whole=False)
    fields = ["span_start", "span_end", "quote", *READ]
    for name in fields:
        setattr(requirement, name, getattr(found, name))
    requirement.save_over(version, fields)
    second, second_read = _row_over(speech, *second_span, whole=False)
    second.confidence, second.created_by = requirement.confidence, actor
    second.save()
    old = list(requirement.assignments.all())
    requirement.assignments.all().delete()
    for row, read in ((requirement, first_read), (second, second_read)):
        if not _propose(row, read):  # a half that names nobody keeps those of the whole
            for assignment in old:
                assignment.pk, assignment.requirement = None, row
                assignment.save()
    record(Verb.SPLIT, actor, requirement=requirement, changes={"span": (before, first_span)})
    record(Verb.SPLIT, actor, requirement=second, changes={"span": (before, second_span)})
    return requirement, second


def cutting_places(requirement: Requirement) -> list[int]:
    """Return the places of the speech where a draft may be cut: after ；。， inside it."""
    text, start = requirement.quote, requirement.span_start
    return [start + index + 1 for index, character in enumerate(text[:-1]) if character in "；。，！？;"]


def read_span(speech: Speech, start: int, end: int, *, whole: bool = True) -> Draft | None:
    """Return what the engine reads in a span, shown with what stands around it; None where it sees no duty.

    ``whole``: the span says all that is asked for, so that a limit that stands beside it in its sentence holds for
    it; of a draft that is split each half has only its own.
    """
    left = max(speech.text.rfind("\n", 0, max(start - NEAR, 0)) + 1, 0)
    found = extract(speech.text[left : end + NEAR], context_of(speech))
    best = max(
        found.drafts, key=lambda draft: min(end, left + draft.end) - max(start, left + draft.start), default=None
    )
    if best is None or min(end, left + best.end) <= max(start, left + best.start):
        return None
    return Draft(
        start=start,
        end=end,
        text=speech.text[start:end],
        headings=best.headings,
        trackable=best.trackable,
        confidence=best.confidence,
        actors=tuple(replace(one, start=one.start + left, end=one.end + left) for one in best.actors),
        deadlines=_limits(found.drafts, best, left, (start, end), whole=whole),
        summary=best.summary,
        quantities=find_quantities(speech.text, start, end),
    )


def _limits(
    drafts: Sequence[Draft], best: Draft, left: int, span: tuple[int, int], *, whole: bool
) -> tuple[Deadline, ...]:
    """Return the time limits of a span as a draft found there would have them, at their places in the speech.

    Those inside it, of whichever drafts it reaches over; and those that the engine took from a heading or an earlier
    sentence. Where it has none, the limit before it in its own clause, or else beside it in its sentence, if that
    names one day only: of several nobody knows which one is meant.
    """
    start, end = span[0] - left, span[1] - left
    every = [one for draft in drafts for one in draft.deadlines]
    chosen = {(one.start, one.end): one for one in every if start <= one.start and one.end <= end}
    if not chosen and whole:
        beside = [one for one in best.deadlines if best.start <= one.start and one.end <= best.end]
        words = best.text[: max(start - best.start, 0)]
        clause = [one for one in beside if one.end <= start and not set("，；。") & set(words[one.end - best.start :])]
        beside = clause[-1:] or beside
        if len({(one.due, one.rrule, one.text if one.due is None and not one.rrule else "") for one in beside}) == 1:
            chosen = {(one.start, one.end): one for one in beside}
    if not chosen:  # a limit of its own goes before one that was taken over
        chosen = {(one.start, one.end): one for one in best.deadlines if one.end <= best.start or one.start >= best.end}
    ordered = (chosen[place] for place in sorted(chosen))
    return tuple(replace(one, start=one.start + left, end=one.end + left) for one in ordered)


def read_anew(row: Requirement) -> None:
    """Read a draft again whose words were changed, and propose its units again."""
    found, read = _row_over(row.speech, row.span_start, row.span_end)
    for name in READ:
        setattr(row, name, getattr(found, name))
    row.save(update_fields=READ)
    row.assignments.all().delete()
    _propose(row, read)


def _row_over(speech: Speech, start: int, end: int, *, whole: bool = True) -> tuple[Requirement, Draft | None]:
    """Return an unsaved row over a span and what the engine read there."""
    draft = read_span(speech, start, end, whole=whole)
    row = Requirement(speech=speech, span_start=start, span_end=end, quote=speech.text[start:end], confidence=1.0)
    row.headings = headings_at(speech, start)
    row.summary = (draft.summary if draft and draft.summary else row.quote)[:200]
    if draft is not None:
        row.trackable = draft.trackable
        row.actors, row.deadlines = actor_values(draft.actors), limit_values(draft.deadlines)
        row.targets = target_values(draft.quantities)
        for name, value in deadline_values(draft.deadlines).items():
            setattr(row, name, value)
    return row, draft


def _propose(row: Requirement, draft: Draft | None) -> bool:
    rows = propose(row, draft.actors, Matcher()) if draft else []
    Assignment.objects.bulk_create(rows)
    return bool(rows)


def headings_at(speech: Speech, place: int) -> list[str]:
    """Return the headings under which a place stands, outermost first."""
    open_ones: dict[int, str] = {}
    for heading in speech.outline:
        if heading["start"] > place:
            break
        open_ones = {level: text for level, text in open_ones.items() if level < heading["level"]}
        open_ones[heading["level"]] = heading["text"]
    return [open_ones[level] for level in sorted(open_ones)]


def _trim(text: str, start: int, end: int) -> tuple[int, int]:
    if not 0 <= start < end <= len(text):
        raise Conflict(_("Select some words of the speech first."))
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if start == end:
        raise Conflict(_("Select some words of the speech first."))
    return start, end


def _united(first: list[dict[str, object]], second: list[dict[str, object]]) -> list[dict[str, object]]:
    seen = {(one["text"], one.get("start")) for one in first}
    return [*first, *(one for one in second if (one["text"], one.get("start")) not in seen)]
