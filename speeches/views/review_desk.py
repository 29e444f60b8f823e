"""The review desk: the speech on the left, its drafts on the right, every action one press.

Without scripts each action is a form that leads back to the desk. With htmx the answer carries the rows that
changed, and the page swaps them in place.
"""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from accounts.access import person, require
from accounts.roles import Right
from config.conflicts import Conflict
from config.numbers import whole
from speeches.models import Event, Speech
from speeches.review import decisions, desk, shaping, steps
from speeches.review.finding import find
from speeches.review.overview import CONFIDENCES, Overview

from . import review_answers
from .review_answers import HtmxHttpRequest


@require_safe
def review_desk(request: HtmxHttpRequest, pk: int) -> HttpResponse:
    """Show a speech with all its drafts; ``?draft=`` opens one, else the first undecided."""
    return review_answers.page(request, speech_at(request, pk), whole(request.GET.get("draft", "")))


@require_POST
def review_add(request: HtmxHttpRequest, pk: int) -> HttpResponse:
    """Add a draft over the selected words."""
    speech, user = speech_at(request, pk), person(request)
    try:
        start, end = int(request.POST["start"]), int(request.POST["end"])
    except (KeyError, ValueError):
        raise Conflict(_("Select some words of the speech first.")) from None
    if request.POST.get("length", str(len(speech.text))) != str(len(speech.text)):  # a repair was undone meanwhile
        raise Conflict(_("Somebody else changed this in the meantime. Nothing of yours was saved yet."))
    with steps.step(speech, user, "add", ()) as made:
        row = shaping.add(speech, user, start, end)
        if not row.version and row.created_by_id == user.pk:
            made.append(row)
    return review_answers.anew(request, speech, row, said=_("Added: %(summary)s") % {"summary": row.summary})


@require_POST
def review_confirm_above(request: HtmxHttpRequest, pk: int) -> HttpResponse:
    """Confirm everything that is at least as sure as the confidence that was chosen (``least``, in hundredths)."""
    speech = speech_at(request, pk)
    least = whole(request.POST.get("least", ""))
    if least not in CONFIDENCES:
        raise Conflict(_("The page was out of date. Open it again."))
    count = decisions.confirm_above(speech, person(request), least / 100)
    said = ngettext("%(count)d draft confirmed.", "%(count)d drafts confirmed.", count) % {"count": count}
    if count == decisions.MOST_AT_ONCE:
        said += _(" That is as many as one press takes: press again for the next.")
    return review_answers.anew(request, speech, desk.next_undecided(speech, None), said=said)


@require_POST
def review_undo(request: HtmxHttpRequest, pk: int) -> HttpResponse:
    """Take the reader's own last step at this speech back."""
    speech, user = speech_at(request, pk), person(request)
    if request.htmx and steps.latest(speech, user) is None:
        return review_answers.rows(
            request, speech, review_answers.open_before(request, speech), said=_("There is nothing to take back.")
        )
    rows = steps.undo(speech, user)
    return review_answers.anew(request, speech, rows[0] if rows else None, said=_("The last step is taken back."))


@require_POST
def review_finish(request: HtmxHttpRequest, pk: int) -> HttpResponse:
    """Declare the review finished."""
    speech = speech_at(request, pk)
    decisions.finish(speech, person(request))
    messages.success(request, _("Review finished. The breakdown table is ready."))
    return HttpResponseRedirect(speech.get_absolute_url())


@require_safe
def review_parts(request: HtmxHttpRequest, pk: int) -> HttpResponse:
    """Return parts of a long text with their drafts, for a page that comes near them: ``?part=3&part=4``."""
    return review_answers.parts(request, speech_at(request, pk), request.GET.getlist("part"))


@require_safe
def review_find(request: HtmxHttpRequest, pk: int) -> JsonResponse:
    """Return where some words stand: ``?q=…&from=120``, the next place; with ``back`` the one before."""
    speech = speech_at(request, pk)
    place = request.GET.get("from", "")
    at = whole(place) if place else -1
    found = find(speech.text, request.GET.get("q", ""), -1 if at is None else at, backwards="back" in request.GET)
    if found is None:
        return JsonResponse({"said": _("Not in this speech.")})
    said = _("Place %(nth)d of %(total)d") % {"nth": found.nth, "total": found.total}
    return JsonResponse({"start": found.start, "end": found.end, "said": said})


@require_POST
def review_news(request: HtmxHttpRequest, pk: int) -> HttpResponse:
    """Return what others changed since the page last heard; 204 where nothing did. It changes nothing itself.

    The page tells which drafts it shows (``seen=12.0_13.2``: key and version) and which general ones it keeps folded
    (``folded=``), in its parts (``X-Parts``), and the counts it shows (``count=``). A card in which something was
    typed (``busy=`` its key) is left alone.
    """
    speech = speech_at(request, pk)
    overview = Overview.of(speech)
    seen, folded = _versions(request.POST.get("seen", "")), _versions(request.POST.get("folded", ""))
    there = review_answers.lines_there(request, overview)
    now = {line.pk: line.version for line in there}
    reshaped = now.keys() != seen.keys() | folded.keys() or any(now[pk] != folded[pk] for pk in folded)
    changed = [pk for pk, version in now.items() if pk in seen and seen[pk] != version]
    if not reshaped and not changed and request.POST.get("count") == overview.count:
        return HttpResponse(status=204)
    said = _who_else(request, speech) if reshaped or changed else ""
    busy = whole(request.POST.get("busy", "")) is not None
    goal = review_answers.open_before(request, speech)
    if reshaped and not busy:
        return review_answers.anew(request, speech, goal, said=said)
    if busy and goal is not None and goal.pk in changed:
        said = _("This draft was changed by somebody else just now. What you typed is still here.")
        changed.remove(goal.pk)
    return review_answers.rows(request, speech, goal, changed, said=said, busy=busy, counts=True)


def _who_else(request: HtmxHttpRequest, speech: Speech) -> str:
    events = Event.objects.filter(speech=speech).exclude(actor=person(request)).exclude(actor=None)
    last = events.select_related("actor").order_by("-pk").first()
    return _("%(name)s is at this speech too; the list is up to date.") % {"name": last.actor} if last else ""


def speech_at(request: HtmxHttpRequest, pk: int) -> Speech:
    """Return the speech if the reader may review it."""
    require(request, Right.REVIEW)
    return get_object_or_404(
        Speech.objects.visible_to(person(request)).select_related("meeting").defer("segments"), pk=pk
    )


def _versions(words: str) -> dict[int, int]:
    pairs = (one.partition(".") for one in words.split("_"))
    numbers = ((whole(key), whole(version)) for key, _dot, version in pairs)
    return {key: version for key, version in numbers if key is not None and version is not None}
