"""The review desk: the speech on the left, its drafts on the right, every action one press.

Without scripts each action is a form that leads back to the desk. With htmx the answer carries the rows that
changed, and the page swaps them in place.
"""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe
from django_htmx.middleware import HtmxDetails

from accounts.access import person, require
from accounts.models import Unit, User
from accounts.roles import Right
from config.conflicts import Conflict
from speeches.forms.draft import DraftForm
from speeches.models import Requirement, Speech
from speeches.models.requirement import State
from speeches.review import decisions, desk, shaping
from speeches.review.matching import Matcher


class HtmxHttpRequest(HttpRequest):
    """A request as the htmx middleware leaves it."""

    htmx: HtmxDetails


@require_safe
def review_desk(request: HtmxHttpRequest, pk: int) -> HttpResponse:
    """Show a speech with all its drafts; ``?draft=`` opens one, else the first undecided."""
    speech = _speech(request, pk)
    shown = desk.build(speech)
    wanted = request.GET.get("draft", "")
    by_key = {row.requirement.pk: row.requirement for row in (*shown.rows, *shown.general)}
    open_one = by_key.get(int(wanted)) if wanted.isdigit() else None
    if open_one is None:
        open_one = next((row.requirement for row in shown.rows if row.requirement.state == State.DRAFT), None)
    if open_one is None and shown.rows:
        open_one = shown.rows[0].requirement
    context = {"desk": shown, "speech": speech, "sure": 0.9, **_card(open_one)}
    return render(request, "speeches/review_desk.html", context)


def review_draft(request: HtmxHttpRequest, pk: int) -> HttpResponse:
    """GET: the open card of one draft. POST: decide on it (``action``)."""
    require(request, Right.REVIEW)
    user = person(request)
    found = Requirement.objects.visible_to(user).select_related("speech").prefetch_related("assignments__unit")
    row = get_object_or_404(found, pk=pk)
    if request.method != "POST":
        if not request.htmx:
            return HttpResponseRedirect(_desk_url(row.speech_id, row.pk))
        return _answer(request, row.speech, row)
    action = request.POST.get("action", "")
    form = DraftForm(request.POST, requirement=row) if f"d{row.pk}-summary" in request.POST else None
    if form is not None and action in ("confirm", "save") and not form.is_valid():
        return _invalid(request, row, form)
    try:
        version = int(request.POST.get("version", ""))
    except ValueError:
        raise Conflict(_("The page was out of date. Open it again.")) from None
    with transaction.atomic():
        goal = _act(request, row, user, action, form, version)
    if request.htmx and action not in ("merge", "split"):
        return _answer(request, row.speech, goal, row)
    response = HttpResponseRedirect(_desk_url(row.speech_id, goal.pk if goal else row.pk))
    if request.htmx:
        response = HttpResponse(headers={"HX-Redirect": response.url})  # type: ignore[assignment]
    return response


@require_POST
def review_add(request: HtmxHttpRequest, pk: int) -> HttpResponse:
    """Add a draft over the selected words."""
    speech = _speech(request, pk)
    try:
        start, end = int(request.POST["start"]), int(request.POST["end"])
    except (KeyError, ValueError):
        raise Conflict(_("Select some words of the speech first.")) from None
    if request.POST.get("length", str(len(speech.text))) != str(len(speech.text)):  # a repair was undone meanwhile
        raise Conflict(_("Somebody else changed this in the meantime. Nothing of yours was saved yet."))
    row = shaping.add(speech, person(request), start, end)
    messages.success(request, _("Added: %(summary)s") % {"summary": row.summary})
    return HttpResponseRedirect(_desk_url(speech.pk, row.pk))


@require_POST
def review_confirm_above(request: HtmxHttpRequest, pk: int) -> HttpResponse:
    """Confirm everything that is surer than the given confidence."""
    speech = _speech(request, pk)
    try:
        least = min(max(float(request.POST.get("least", "0.9")), 0.5), 1.0)
    except ValueError:
        least = 0.9
    count = decisions.confirm_above(speech, person(request), least)
    messages.success(request, _("%(count)d drafts confirmed.") % {"count": count})
    return HttpResponseRedirect(_desk_url(speech.pk))


@require_POST
def review_finish(request: HtmxHttpRequest, pk: int) -> HttpResponse:
    """Declare the review finished."""
    speech = _speech(request, pk)
    decisions.finish(speech, person(request))
    messages.success(request, _("Review finished. The breakdown table is ready."))
    return HttpResponseRedirect(speech.get_absolute_url())


def _act(
    request: HtmxHttpRequest, row: Requirement, user: User, action: str, form: DraftForm | None, version: int
) -> Requirement | None:
    """Do what was asked; return the draft to open next."""
    if action in ("confirm", "save") and form is not None and (form.has_changed() or _picked(request)):
        wording = form.wording()
        decisions.edit(row, user, _with_picks(request, wording, user), version=version)
        row.refresh_from_db()
        version = row.version
    if action == "confirm":
        decisions.confirm(row, user, version=version)
        return desk.next_undecided(row.speech, row)
    if action == "dismiss":
        decisions.dismiss(row, user, version=version, reason=request.POST.get("reason", ""))
        return desk.next_undecided(row.speech, row)
    if action == "restore":
        decisions.restore(row, user, version=version)
    elif action == "merge":
        following = row.speech.requirements.drafts().in_reading_order().filter(span_start__gte=row.span_start)
        other = following.exclude(pk=row.pk).first()
        if other is None:
            raise Conflict(_("There is no draft after this one to merge with."))
        decisions.check_version(row, version)
        return shaping.merge(row, other, user, versions=(version, other.version))
    elif action == "split":
        at = request.POST.get("at", "")
        if not at.isdigit():
            raise Conflict(_("Choose where to split."))
        return shaping.split(row, user, int(at), version=version)[0]
    elif action != "save":
        raise Conflict(_("The page was out of date. Open it again."))
    return row


def _picked(request: HtmxHttpRequest) -> dict[str, str]:
    """Return phrase → unit id for the actor phrases that the clerk settled."""
    pairs = zip(request.POST.getlist("phrase"), request.POST.getlist("pick"), strict=False)
    return {phrase: unit for phrase, unit in pairs if unit.isdigit()}


def _with_picks(request: HtmxHttpRequest, wording: decisions.Wording, user: User) -> decisions.Wording:
    """Add the units chosen for unsettled phrases; remember the phrases where asked to."""
    picks = _picked(request)
    if not picks:
        return wording
    units = Unit.objects.active().in_bulk([int(pk) for pk in picks.values()])
    lead, supporting = list(wording.lead), list(wording.supporting)
    for phrase, pk in picks.items():
        unit = units.get(int(pk))
        if unit is None:
            continue
        if unit not in lead and unit not in supporting:
            (supporting if request.POST.get(f"role-{phrase}") == "support" else lead).append(unit)
        if request.POST.get("remember"):
            decisions.remember_alias(phrase, unit, user)
    return decisions.Wording(
        summary=wording.summary,
        due_on=wording.due_on,
        rrule=wording.rrule,
        trackable=wording.trackable,
        importance=wording.importance,
        lead=tuple(lead),
        supporting=tuple(supporting),
    )


def _answer(request: HtmxHttpRequest, speech: Speech, *rows: Requirement | None) -> HttpResponse:
    """Return the changed rows as out-of-band fragments; the first row given is the open one."""
    shown = desk.build(speech)
    by_key = {row.requirement.pk: row for row in (*shown.rows, *shown.general)}
    goal = rows[0].pk if rows and rows[0] is not None else None
    changed = dict.fromkeys(row.pk for row in rows if row is not None)
    was_open = request.headers.get("X-Open-Draft", "")
    if was_open.isdigit():
        changed.setdefault(int(was_open), None)
    context: dict[str, Any] = {
        "desk": shown,
        "speech": speech,
        "changed": [by_key[pk] for pk in changed if pk in by_key],
        **_card(by_key[goal].requirement if goal in by_key else None),
    }
    return render(request, "speeches/review_answer.html", context)


def _invalid(request: HtmxHttpRequest, row: Requirement, form: DraftForm) -> HttpResponse:
    shown = desk.build(row.speech)
    by_key = {one.requirement.pk: one for one in (*shown.rows, *shown.general)}
    context = {"desk": shown, "speech": row.speech, "changed": [by_key[row.pk]], **_card(row, form), "sure": 0.9}
    template = "speeches/review_answer.html" if request.htmx else "speeches/review_desk.html"
    return render(request, template, context, status=200 if request.htmx else 422)


def _card(row: Requirement | None, form: DraftForm | None = None) -> dict[str, Any]:
    """Return what the open card needs."""
    if row is None:
        return {"open": None}
    matcher = Matcher()
    return {
        "open": row,
        "form": form or DraftForm(requirement=row),
        "pairs": desk.pairs_of(row, matcher),
        "all_units": list(matcher.units.values()),
        "places": [
            (at, row.quote[: at - row.span_start][-8:], row.quote[at - row.span_start :][:8])
            for at in shaping.cutting_places(row)
        ],
    }


def _speech(request: HtmxHttpRequest, pk: int) -> Speech:
    require(request, Right.REVIEW)
    return get_object_or_404(Speech.objects.visible_to(person(request)).select_related("meeting"), pk=pk)


def _desk_url(speech_id: int, draft: int | None = None) -> str:
    return reverse("review-desk", args=[speech_id]) + (f"?draft={draft}" if draft else "")
