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
from speeches.review import card, desk, shaping
from speeches.review.matching import Matcher
from speeches.review.overview import Line, Overview
from speeches.review.readings import names_one_unit

AT_ONCE = 8  # parts of the text in one answer


class HtmxHttpRequest(HttpRequest):
    """A request as the htmx middleware leaves it."""

    htmx: HtmxDetails


def desk_url(speech_id: int, draft: int | None = None) -> str:
    """Return the address of the desk with one draft open."""
    return reverse("review-desk", args=[speech_id]) + (f"?draft={draft}" if draft else "")


def page(
    request: HtmxHttpRequest, speech: Speech, wanted: int | None, form: DraftForm | None = None, status: int = 200
) -> HttpResponse:
    """Return the whole desk; ``wanted`` is open, else the first undecided draft, else the first.

    Only the part of the text where that stands is in it; the page asks for the others. ``?part=`` shows another one.
    """
    overview = Overview.of(speech)
    goal = overview.to_open(wanted)
    shown = _asked_parts(request.GET.getlist("part"), overview)
    if wanted is not None or not shown:
        shown |= {overview.part_of(goal) if goal is not None else 0}
    # A card takes the names of all units from the page by script; who has none asks for a card that lists them.
    slim = form is None and "units" not in request.GET
    context = _context(request, overview, shown, goal, form=form, slim=slim)
    context["all_units"] = context["matcher"].units.values()
    return render(request, "speeches/review_desk.html", context, status=status)


def parts(request: HtmxHttpRequest, speech: Speech, wanted: Iterable[str]) -> HttpResponse:
    """Return some parts of the text with their drafts, for their places on the page."""
    overview = Overview.of(speech)
    before = open_before(request, speech)
    goal = before.pk if before is not None and before.pk in overview.by_key else None
    shown = set(sorted(_asked_parts(wanted, overview))[:AT_ONCE])
    opens = goal is not None and overview.part_of(goal) in shown
    context = _context(request, overview, shown, goal if opens else None, frames=False)
    return render(request, "speeches/review_parts.html", context)


def rows(
    request: HtmxHttpRequest,
    speech: Speech,
    goal: Requirement | None,
    changed: Iterable[int] = (),
    *,
    form: DraftForm | None = None,
    said: str = "",
    busy: bool = False,
    counts: bool = False,
) -> HttpResponse:
    """Return the changed rows (by key) as fragments for their places; ``goal`` is the open one from now on.

    ``said`` is told in the desk's status line. When the page is ``busy`` with the open card, that is left alone.
    Where the page lacks the part in which the goal stands, that comes with it. ``counts``: those of all headings.
    """
    overview = Overview.of(speech)
    keys = dict.fromkeys((*changed,) if busy or goal is None else (goal.pk, *changed))
    if not busy and (before := open_before(request, speech)) is not None:
        keys.setdefault(before.pk)
    keys = {pk: None for pk in keys if pk in overview.by_key}
    open_key = goal.pk if goal is not None and goal.pk in overview.by_key else None
    there, lacking = _parts_there(request, overview), set[int]()
    if there is not None and open_key is not None and not busy:
        lacking = {overview.part_of(open_key)} - there
    context = _context(request, overview, lacking, open_key, keys=keys, form=form, frames=False)
    context["changed"] = [context["desk"].by_key[pk] for pk in keys if overview.part_of(pk) not in lacking]
    context |= {"said": said, "over": overview.headings if counts else overview.headings_over(keys)}
    return render(request, "speeches/review_answer.html", context)


def anew(request: HtmxHttpRequest, speech: Speech, goal: Requirement | None, *, said: str = "") -> HttpResponse:
    """Return text and list anew, for what changed their shape; the panes stay, and where they were scrolled to.

    Of the parts that the page had, those nearest to the goal come with it. Without scripts lead back to the desk.
    """
    if not request.htmx:
        if said:
            messages.success(request, said)
        return HttpResponseRedirect(desk_url(speech.pk, goal.pk if goal else None))
    overview = Overview.of(speech)
    open_key = overview.to_open(goal.pk if goal is not None else None)
    here = overview.part_of(open_key) if open_key is not None else 0
    there = _parts_there(request, overview)
    near = sorted({here, *(range(len(overview.begins)) if there is None else there)}, key=lambda at: abs(at - here))
    context = _context(request, overview, set(near[:AT_ONCE]), open_key)
    return render(request, "speeches/review_answer.html", context | {"whole": True, "said": said})


def _context(
    request: HtmxHttpRequest,
    overview: Overview,
    shown: set[int],
    open_key: int | None,
    *,
    keys: Iterable[int] = (),
    form: DraftForm | None = None,
    slim: bool = True,
    frames: bool = True,
) -> dict[str, Any]:
    """Return what the templates need: parts, rows, and the open card."""
    opened = {open_key} if open_key is not None else set()
    built = desk.build(overview, shown, {*keys, *opened}, frames=frames)
    there = [row for part in built.shown for row in (*part.rows, *part.general_rows)]
    singles = [built.by_key[pk] for pk in {*keys, *opened} if pk in built.by_key]
    built.look_for_similar({row.requirement.pk: row for row in (*there, *singles)}.values(), _visible(request))
    folded = open_key is None or overview.by_key[open_key].listed  # the open one is no general demand
    general = "X-General" in request.headers or "general" in request.GET or not (folded and overview.total)
    opened_card = _card(built.by_key.get(open_key or 0), form, slim)
    opened_card["following"] = overview.after(open_key) if open_key is not None else None
    return {"desk": built, "speech": overview.speech, "general": general, "unfold": not folded, **opened_card}


def lines_there(request: HtmxHttpRequest, overview: Overview) -> list[Line]:
    """Return the drafts that begin in the parts which the page says it has."""
    there = _parts_there(request, overview)
    return [line for line in overview.lines if there is None or overview.part_of(line.pk) in there]


def _asked_parts(wanted: Iterable[str], overview: Overview) -> set[int]:
    asked = (whole(one) for one in wanted)
    return {one for one in asked if one is not None and one < len(overview.begins)}


def _parts_there(request: HtmxHttpRequest, overview: Overview) -> set[int] | None:
    """Return which parts the page says it has; None where it says nothing."""
    said = request.headers.get("X-Parts")
    return None if said is None else _asked_parts(said.split("."), overview)


def open_before(request: HtmxHttpRequest, speech: Speech) -> Requirement | None:
    """Return the draft whose card is open on the page that asks."""
    key = whole(request.headers.get("X-Open-Draft", ""))
    return None if key is None else speech.requirements.filter(pk=key).first()


def _visible(request: HttpRequest) -> Any:
    return Requirement.objects.visible_to(person(request))


def _card(row: desk.Row | None, form: DraftForm | None, slim: bool) -> dict[str, Any]:
    """Return what the open card needs; a slim one takes the names of all units from the page it is put into."""
    matcher = Matcher()
    if row is None:
        return {"open": None, "matcher": matcher}
    draft = row.requirement
    pairs = card.pairs_of(draft, matcher)
    return {
        "open": draft,
        "matcher": matcher,
        "slim": slim,
        "nameable": [pair.phrase for pair in pairs if not pair.sure and names_one_unit(pair.phrase)],
        "units_now": card.units_now(draft, pairs),
        "form": form or DraftForm(requirement=draft, units=matcher.units, slim=slim),
        "pairs": pairs,
        "why": card.why(draft),
        "places": [
            (at, draft.quote[: at - draft.span_start][-8:], draft.quote[at - draft.span_start :][:8])
            for at in shaping.cutting_places(draft)
        ],
    }
