"""What the review desk answers: the whole page, the rows that changed, or the whole text and list anew."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django_htmx.middleware import HtmxDetails

from accounts.access import person
from config.numbers import whole
from speeches.forms.draft import DraftForm
from speeches.models import Requirement, Speech
from speeches.models.requirement import State
from speeches.review import desk, shaping
from speeches.review.matching import Matcher
from speeches.review.readings import names_one_unit

SURE = 0.9  # confidence from which all can be confirmed at once


class HtmxHttpRequest(HttpRequest):
    """A request as the htmx middleware leaves it."""

    htmx: HtmxDetails


def desk_url(speech_id: int, draft: int | None = None) -> str:
    """Return the address of the desk with one draft open."""
    return reverse("review-desk", args=[speech_id]) + (f"?draft={draft}" if draft else "")


def page(
    request: HtmxHttpRequest, speech: Speech, wanted: int | None, form: DraftForm | None = None, status: int = 200
) -> HttpResponse:
    """Return the whole desk; ``wanted`` is open, else the first undecided draft, else the first."""
    shown = desk.build(speech)
    shown.look_for_similar((*shown.rows, *shown.general), _visible(request))
    context = {"desk": shown, "speech": speech, "sure": SURE, **_card(_to_open(shown, wanted), form)}
    return render(request, "speeches/review_desk.html", context, status=status)


def rows(
    request: HtmxHttpRequest,
    speech: Speech,
    goal: Requirement | None,
    changed: Iterable[Requirement | None] = (),
    *,
    form: DraftForm | None = None,
    said: str = "",
    busy: bool = False,
) -> HttpResponse:
    """Return the changed rows as fragments for their places; ``goal`` is the open one from now on.

    ``said`` is told in the desk's status line. When the page is ``busy`` with the open card, that is left alone.
    """
    shown = desk.build(speech)
    keys = dict.fromkeys(row.pk for row in ((*changed,) if busy else (goal, *changed)) if row is not None)
    if not busy and (before := open_before(request, speech)) is not None:
        keys.setdefault(before.pk)
    changed_rows = [shown.by_key[pk] for pk in keys if pk in shown.by_key]
    shown.look_for_similar(changed_rows, _visible(request))
    open_row = shown.by_key.get(goal.pk) if goal is not None else None
    context = {"desk": shown, "speech": speech, "changed": changed_rows, "said": said, **_card(open_row, form, True)}
    return render(request, "speeches/review_answer.html", context)


def anew(request: HtmxHttpRequest, speech: Speech, goal: Requirement | None, *, said: str = "") -> HttpResponse:
    """Return text and list anew, for what changed their shape; the panes stay, and where they were scrolled to.

    Without scripts lead back to the desk.
    """
    if not request.htmx:
        if said:
            messages.success(request, said)
        return HttpResponseRedirect(desk_url(speech.pk, goal.pk if goal else None))
    shown = desk.build(speech)
    shown.look_for_similar((*shown.rows, *shown.general), _visible(request))
    open_row = _to_open(shown, goal.pk if goal is not None else None)
    context = {"desk": shown, "speech": speech, "whole": True, "said": said, **_card(open_row, None, True)}
    return render(request, "speeches/review_answer.html", context)


def _to_open(shown: desk.Desk, wanted: int | None) -> desk.Row | None:
    """Return the row that was wanted, else the first undecided one, else the first."""
    undecided = (row for row in shown.rows if row.requirement.state == State.DRAFT)
    return shown.by_key.get(wanted or 0) or next(undecided, next(iter(shown.rows), None))


def open_before(request: HtmxHttpRequest, speech: Speech) -> Requirement | None:
    """Return the draft whose card is open on the page that asks."""
    key = whole(request.headers.get("X-Open-Draft", ""))
    return None if key is None else speech.requirements.filter(pk=key).first()


def _visible(request: HttpRequest) -> Any:
    return Requirement.objects.visible_to(person(request))


def _card(row: desk.Row | None, form: DraftForm | None = None, slim: bool = False) -> dict[str, Any]:
    """Return what the open card needs; a slim one takes the names of all units from the page it is put into."""
    matcher = Matcher()
    units = {} if slim else {"all_units": list(matcher.units.values())}
    if row is None:
        return {"open": None, **units}
    draft = row.requirement
    pairs = desk.pairs_of(draft, matcher)
    return {
        "open": draft,
        "nameable": [pair.phrase for pair in pairs if not pair.sure and names_one_unit(pair.phrase)],
        "units_now": desk.units_now(draft, pairs),
        "form": form or DraftForm(requirement=draft, units=matcher.units, slim=slim),
        "pairs": pairs,
        "why": desk.why(draft),
        "places": [
            (at, draft.quote[: at - draft.span_start][-8:], draft.quote[at - draft.span_start :][:8])
            for at in shaping.cutting_places(draft)
        ],
        **units,
    }
