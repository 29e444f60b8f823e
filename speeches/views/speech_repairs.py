"""The repairs of one speech: original and clean text side by side, and what a person decides on each place."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from accounts.access import person, require
from accounts.roles import Right
from config.conflicts import Conflict
from config.numbers import whole
from speeches.intake.places import Key, Place
from speeches.models import RepairDecision, SourceFile, Speech
from speeches.review.mending import Repairs, decide, repairs_of

from . import comparing
from .repairs import rule_words, visible

Kind = RepairDecision.Kind
UNSURE = 0.9
SHOW = (
    ("", gettext_lazy("All repairs")),
    ("open", gettext_lazy("To be looked at")),
    ("unsure", gettext_lazy("Less sure")),
    ("decided", gettext_lazy("Decided by people")),
)
SAID = {
    "": gettext_lazy("Back to what the rule made of it."),
    Kind.UNDONE: gettext_lazy("Undone: the text reads as in the original again."),
    Kind.CORRECTED: gettext_lazy("Corrected."),
    Kind.SEEN: gettext_lazy("Ticked as looked at."),
}


@dataclass(frozen=True, slots=True)
class Card:
    """The open place with what was decided on it, and where to go from there."""

    place: Place
    decision: RepairDecision | None
    number: int
    count: int
    before: Key | None
    after: Key | None

    @property
    def label(self) -> str:
        return rule_words(self.place.rule)

    @property
    def shown_before(self) -> str:
        return visible(self.place.before)

    @property
    def shown_after(self) -> str:
        return visible(self.place.after)

    @property
    def shown_now(self) -> str:
        return visible(self.place.now)


def speech_repairs(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a speech beside its original. ``?place=`` opens a repair, ``?from=&to=`` shows a marked sentence."""
    require(request, Right.SEE_SPEECHES)
    speech, source = _found(request, pk)
    repairs = repairs_of(source)
    stored = next(one for one in repairs.speeches if one.pk == speech.pk)
    every = repairs.places[speech.pk]
    rule, show = request.GET.get("rule", ""), request.GET.get("show", "")
    chosen = [one for one in every if _fits(one, rule, show, repairs)]
    card = _card(request.GET.get("place", ""), chosen, every, repairs)
    context: dict[str, Any]
    if request.headers.get("HX-Target") == "repair-card":
        context = {"card": card, "speech": speech, "query": _kept(request), "total": len(every)}
        return render(request, "speeches/repair_card.html", context)
    sought = _sought(request.GET, len(stored.text))
    parts = comparing.windows(stored.text)
    window = _window(request.GET, parts, card, sought)
    context = {
        "speech": speech,
        "source": source,
        "rows": comparing.rows(stored.text, every, window, sought),
        "chosen": {one.key for one in chosen},
        "decisions": {one.key: found.kind for one in every if (found := repairs.decision(one))},
        "card": card,
        "window": window,
        "parts": parts,
        "rule": rule,
        "show": show,
        "shows": [(value, label, sum(_fits(one, "", value, repairs) for one in every)) for value, label in SHOW],
        "rules": [(name, rule_words(name), count) for name, count in _counted(every)],
        "total": len(every),
        "sought": sought,
        "query": _kept(request),
    }
    return render(request, "speeches/speech_repairs.html", context)


@require_POST
def speech_repair(request: HttpRequest, pk: int) -> HttpResponse:
    """Decide on one place: undo, correct, tick as looked at, or go back to what the rule made of it."""
    require(request, Right.LOG_SPEECHES)
    speech, _source = _found(request, pk)
    sent = request.POST
    kind, rule = sent.get("kind", ""), sent.get("rule", "")
    key = _key(sent.get("place", ""))
    if key is None or kind not in SAID:
        raise Conflict(_("This place is not in the text any more. Nothing was changed."))
    decide(speech, key, rule, kind, person(request), now=_unified(sent.get("now", "")), text=sent.get("text", ""))
    if not request.headers.get("HX-Request"):
        messages.success(request, str(SAID[kind]))
    query = QueryDict(sent.get("query", ""), mutable=True)
    query["place"] = f"{key[0]}-{key[1]}"
    return HttpResponseRedirect(f"{reverse('speech-repairs', args=[speech.pk])}?{query.urlencode()}")


def _found(request: HttpRequest, pk: int) -> tuple[Speech, SourceFile]:
    speeches = Speech.objects.visible_to(person(request)).defer("text", "segments", "outline")
    speech = get_object_or_404(speeches.select_related("source_file"), pk=pk)
    if speech.source_file is None:
        raise Http404
    return speech, speech.source_file


def _unified(text: str) -> str:
    return text.replace("\r\n", "\n")


def _fits(place: Place, rule: str, show: str, repairs: Repairs) -> bool:
    decision = repairs.decision(place)
    if rule and place.rule != rule:
        return False
    return {
        "open": place.is_flag and decision is None,
        "unsure": place.sure < UNSURE and decision is None,
        "decided": decision is not None,
    }.get(show, True)


def _counted(places: Sequence[Place]) -> list[tuple[str, int]]:
    return Counter(one.rule for one in places).most_common()


def _card(wanted: str, chosen: Sequence[Place], every: Sequence[Place], repairs: Repairs) -> Card | None:
    """Return the place that was asked for (also when the filter leaves it out), else the first."""
    key = _key(wanted)
    place = next((one for one in every if one.key == key), None) or next(iter(chosen), None)
    if place is None:
        return None
    before = [one.key for one in chosen if (one.at, one.key) < (place.at, place.key)]
    after = [one.key for one in chosen if (one.at, one.key) > (place.at, place.key)]
    return Card(
        place,
        repairs.decision(place),
        len(before) + 1,
        len(chosen),
        before[-1] if before else None,
        after[0] if after else None,
    )


def _window(
    query: Mapping[str, str], parts: Sequence[comparing.Window], card: Card | None, sought: tuple[int, int] | None
) -> comparing.Window:
    part = whole(query.get("part", ""))
    if part is not None and 1 <= part <= len(parts):
        return parts[part - 1]
    if sought and not query.get("place"):
        return comparing.window_of(parts, sought[0])
    return comparing.window_of(parts, card.place.at if card and query.get("place") else 0)


def _key(text: str) -> Key | None:
    start, _dash, end = text.partition("-")
    return _pair(start, end)


def _pair(first: str, second: str) -> tuple[int, int] | None:
    start, end = whole(first), whole(second)
    return None if start is None or end is None else (start, end)


def _sought(query: Mapping[str, str], length: int) -> tuple[int, int] | None:
    pair = _pair(query.get("from", ""), query.get("to", ""))
    return pair if pair and pair[0] < pair[1] <= length else None


def _kept(request: HttpRequest) -> str:
    """Return the part of the query that links on the page carry along."""
    query = request.GET.copy()
    query.pop("place", None)
    query.pop("part", None)
    return query.urlencode()
