"""The review desk: the speech on the left, its drafts on the right, every action one press.

Without scripts each action is a form that leads back to the desk. With htmx the answer carries the rows that
changed, and the page swaps them in place.
"""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
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

from . import review_answers
from .review_answers import SURE, HtmxHttpRequest


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
    """Confirm everything that is surer than the given confidence."""
    speech = speech_at(request, pk)
    try:
        least = min(max(float(request.POST.get("least", SURE)), 0.5), 1.0)
    except ValueError:
        least = SURE
    count = decisions.confirm_above(speech, person(request), least)
    said = ngettext("%(count)d draft confirmed.", "%(count)d drafts confirmed.", count) % {"count": count}
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
def review_news(request: HtmxHttpRequest, pk: int) -> HttpResponse:
    """Return what others changed since the page last heard: ``?seen=12.0_13.2``; 204 where nothing did.

    A card in which something was typed (``?busy=`` its key) is left alone.
    """
    speech = speech_at(request, pk)
    now = dict(speech.requirements.filter(withdrawn=False).values_list("pk", "version"))
    seen = _seen(request.GET.get("seen", ""))
    if now == seen:
        return HttpResponse(status=204)
    changed = [pk for pk, version in now.items() if seen.get(pk) != version]
    events = Event.objects.filter(speech=speech).exclude(actor=person(request)).exclude(actor=None)
    last = events.select_related("actor").order_by("-pk").first()
    said = _("%(name)s is at this speech too; the list is up to date.") % {"name": last.actor} if last else ""
    busy = whole(request.GET.get("busy", "")) is not None
    goal = review_answers.open_before(request, speech)
    if now.keys() != seen.keys() and not busy:
        return review_answers.anew(request, speech, goal, said=said)
    rows = list(speech.requirements.filter(pk__in=changed))
    if busy:
        rows = [row for row in rows if row != goal]
        if goal is not None and goal.pk in changed:
            said = _("This draft was changed by somebody else just now. What you typed is still here.")
    return review_answers.rows(request, speech, goal, rows, said=said, busy=busy)


def speech_at(request: HtmxHttpRequest, pk: int) -> Speech:
    """Return the speech if the reader may review it."""
    require(request, Right.REVIEW)
    return get_object_or_404(Speech.objects.visible_to(person(request)).select_related("meeting"), pk=pk)


def _seen(words: str) -> dict[int, int]:
    pairs = (one.partition(".") for one in words.split("_"))
    numbers = ((whole(key), whole(version)) for key, _dot, version in pairs)
    return {key: version for key, version in numbers if key is not None and version is not None}
