"""One draft at the desk: its open card, and what a clerk decides about it."""

from dataclasses import dataclass, replace

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.access import person, require
from accounts.models import Unit, User
from accounts.roles import Right
from config.conflicts import Conflict
from config.numbers import whole
from speeches.forms.draft import DraftForm
from speeches.models import Requirement
from speeches.models.requirement import State
from speeches.review import decisions, desk, meanwhile, shaping, similar, steps
from speeches.review.matching import Matcher

from . import review_answers
from .review_answers import HtmxHttpRequest

SHAPING = ("merge", "split")
SAID = {
    "confirm": gettext_lazy("Confirmed: %(summary)s"),
    "repeat": gettext_lazy("Confirmed as asked for before: %(summary)s"),
    "dismiss": gettext_lazy("Dismissed: %(summary)s"),
    "restore": gettext_lazy("Taken back: %(summary)s"),
    "save": gettext_lazy("Saved: %(summary)s"),
    "merge": gettext_lazy("Merged: %(summary)s"),
    "split": gettext_lazy("Split: %(summary)s"),
}


@dataclass(frozen=True, slots=True)
class Act:
    """What a form asks for: ``repeat`` an earlier requirement, ``split`` at a place (``detail``), and so on."""

    name: str
    detail: str
    version: int
    form: DraftForm | None = None
    other: Requirement | None = None  # the draft that is merged in
    other_version: int = 0


def review_draft(request: HtmxHttpRequest, pk: int) -> HttpResponse:
    """GET: the open card of one draft. POST: decide on it (``action``)."""
    require(request, Right.REVIEW)
    user = person(request)
    found = (
        Requirement.objects.visible_to(user)
        .select_related("speech")
        .defer("speech__segments")
        .prefetch_related("assignments__unit")
    )
    row = get_object_or_404(found, pk=pk)
    if request.method != "POST":
        if not request.htmx:
            return HttpResponseRedirect(review_answers.desk_url(row.speech_id, row.pk))
        if row.withdrawn:
            said = _("That draft is no longer there: it was merged into another one or taken back.")
            return review_answers.anew(request, row.speech, None, said=said)
        return review_answers.rows(request, row.speech, row)
    return _decide(request, row, user)


def _decide(request: HtmxHttpRequest, row: Requirement, user: User) -> HttpResponse:
    """Do what the form asks for and answer with what changed."""
    action, _colon, detail = request.POST.get("action", "").partition(":")  # split:120 and repeat:17 carry what to
    form = None
    if f"d{row.pk}-summary" in request.POST:
        form = DraftForm(request.POST, requirement=row, units=Matcher().units, slim=bool(request.htmx))
    if form is not None and action in ("confirm", "save", "repeat") and not form.is_valid():
        if request.htmx:
            return review_answers.rows(request, row.speech, row, form=form)
        return review_answers.page(request, row.speech, row.pk, form, status=422)
    try:
        version = int(request.POST.get("version", ""))
    except ValueError:
        raise Conflict(_("The page was out of date. Open it again.")) from None
    other, other_version = _merged_in(row, detail) if action == "merge" else (None, 0)
    try:
        with steps.step(row.speech, user, action, [row, *([other] if other else [])]) as made:
            goal = _act(request, row, user, Act(action, detail, version, form, other, other_version), made)
    except Conflict as conflict:
        told = meanwhile.changed_by_another(row, version, user)
        if told is None and other is not None:
            told = meanwhile.changed_by_another(other, other_version, user)
        raise told or conflict from None
    said = SAID[action] % {"summary": row.summary[:16]} if action in SAID else ""
    if goal is None:  # the last one is decided: its card stays open, so that nobody is left without a place
        goal, said = row, said + _(" Everything is decided: F finishes the review.")
    if action in SHAPING:
        return review_answers.anew(request, row.speech, goal, said=said)
    if request.htmx:
        return review_answers.rows(request, row.speech, goal, [row.pk], said=said)
    return HttpResponseRedirect(review_answers.desk_url(row.speech_id, goal.pk))


def _act(
    request: HtmxHttpRequest, row: Requirement, user: User, act: Act, made: list[Requirement]
) -> Requirement | None:
    """Do what was asked; return the draft to open next."""
    action, version, form = act.name, act.version, act.form
    if action in ("confirm", "save", "repeat") and form is not None and (form.has_changed() or _picked(request)):
        decisions.edit(row, user, _with_picks(request, form.wording(), user), version=version)
        row.refresh_from_db()
        version = row.version
    if action == "repeat":
        version = _repeat(row, act.detail, user, version)
    if action in ("confirm", "repeat"):
        if row.state == State.DRAFT or action == "confirm":
            decisions.confirm(row, user, version=version)
        return desk.next_undecided(row.speech, row)
    if action == "dismiss":
        decisions.dismiss(row, user, version=version, reason=request.POST.get("reason", ""))
        return desk.next_undecided(row.speech, row)
    if action == "restore":
        decisions.restore(row, user, version=version)
    elif action == "unlink":
        decisions.check_version(row, version)
        similar.link(row, None, user)
    elif action == "merge":
        if act.other is None:
            raise Conflict(_("There is no draft after this one to merge with."))
        return shaping.merge(row, act.other, user, versions=(version, act.other_version))
    elif action == "split":
        place = whole(act.detail)
        if place is None:
            raise Conflict(_("Choose where to split."))
        first, second = shaping.split(row, user, place, version=version)
        made.append(second)
        return first
    elif action != "save":
        raise Conflict(_("The page was out of date. Open it again."))
    return row


def _merged_in(row: Requirement, seen: str) -> tuple[Requirement | None, int]:
    """Return the draft that the page showed below one (``seen``: key and version) and that version.

    Not the one that is below it by now: nobody may merge a draft with one that they have not seen.
    """
    key, _dot, version = seen.partition(".")
    found = row.speech.requirements.filter(pk=whole(key) or 0).first()
    return found, whole(version) or 0


def _repeat(row: Requirement, earlier: str, user: User, version: int) -> int:
    """Link the draft to the earlier requirement that was chosen; return its version."""
    decisions.check_version(row, version)
    visible = Requirement.objects.visible_to(user).decided().select_related("repeats")
    key = whole(earlier)
    found = None if key is None else visible.filter(pk=key).first()
    if found is None:
        raise Conflict(_("The earlier requirement is not there any more. Open the page again."))
    similar.link(row, found, user)
    return row.version


def _picked(request: HtmxHttpRequest) -> dict[str, int]:
    """Return phrase → unit id for the actor phrases that the clerk settled."""
    pairs = zip(request.POST.getlist("phrase"), request.POST.getlist("pick"), strict=False)
    return {phrase: unit for phrase, text in pairs if (unit := whole(text)) is not None}


def _with_picks(request: HtmxHttpRequest, wording: decisions.Wording, user: User) -> decisions.Wording:
    """Add the units chosen for unsettled phrases; remember the phrases where asked to."""
    picks = _picked(request)
    units = Unit.objects.active().in_bulk(list(picks.values()))
    lead, supporting = list(wording.lead), list(wording.supporting)
    for phrase, pk in picks.items():
        unit = units.get(pk)
        if unit is None:
            continue
        if unit not in lead and unit not in supporting:
            (supporting if request.POST.get(f"role-{phrase}") == "support" else lead).append(unit)
        if request.POST.get("remember"):
            decisions.remember_alias(phrase, unit, user)
    return replace(wording, lead=tuple(lead), supporting=tuple(supporting))
