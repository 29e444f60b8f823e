"""Speeches: the list, and one speech with what became of each of its sentences."""

from collections.abc import Sequence
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from accounts.access import person, require
from accounts.roles import Right
from speeches.followup.lights import Light, annotate_light, light_reason
from speeches.forms.finding import REVIEW, SpeechFilter, chosen, in_review
from speeches.models import Assignment, Holiday, Requirement, SourceFile, Speech
from speeches.models.requirement import UNDER_WAY, State
from speeches.models.speech import SpeechQuerySet
from speeches.review.matching import Matcher
from speeches.review.unmatched import unmatched

from .marked_text import paragraphs

PAGE = 50
LONG = ("text", "segments", "outline")


@require_safe
def speech_list(request: HttpRequest) -> HttpResponse:
    """Show speeches, the latest first, with how far their review is."""
    require(request, Right.SEE_SPEECHES)
    visible = Speech.objects.visible_to(person(request))
    found = SpeechFilter(request.GET, visible)
    page = Paginator(found.qs.latest_first().only("pk"), PAGE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    without_review = query.copy()
    without_review.pop("review", None)
    context = {
        "filter": found,
        "page": page,
        "speeches": for_rows(visible, [row.pk for row in page.object_list]),
        "narrowed": chosen(request.GET, "q", "kind", "speaker", "year", "review"),
        "review": request.GET.get("review", ""),
        "tabs": [(value, label, in_review(visible, value).count()) for value, label in REVIEW],
        "total": visible.count(),
        "speakers": visible.exclude(speaker="").order_by("speaker").values_list("speaker", flat=True).distinct(),
        "years": [day.year for day in visible.dates("delivered_on", "year", order="DESC")],
        "query": query.urlencode(),
        "query_without_review": without_review.urlencode(),
    }
    return render(request, "speeches/speech_list.html", context)


def for_rows(speeches: SpeechQuerySet, ids: Sequence[int]) -> list[Speech]:
    """Return the speeches with their counts, meetings and files, in the order of ``ids``: one query for each table."""
    sources = SourceFile.objects.for_lists().filter(speeches__in=ids)
    rows = (
        speeches.filter(pk__in=ids)
        .with_review_counts()
        .defer(*LONG)
        .select_related("meeting")
        .prefetch_related(Prefetch("source_file", sources))
    )
    by_id = {row.pk: row for row in rows}
    return [by_id[pk] for pk in ids]


@require_safe
def speech_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a speech to read, each sentence that a requirement was found in with what became of it."""
    require(request, Right.SEE_SPEECHES)
    user = person(request)
    speeches = Speech.objects.visible_to(user).select_related("meeting", "reviewed_by")
    speech = get_object_or_404(speeches, pk=pk)
    source = SourceFile.objects.for_lists().filter(pk=speech.source_file_id or 0).first()
    rows = requirements_of(speech)
    context = {
        "speech": speech,
        "source": source,
        "paragraphs": paragraphs(speech.text, rows, speech.outline),
        "counts": _counts(rows),
        "rows": rows,
    }
    return render(request, "speeches/speech_detail.html", context)


def requirements_of(speech: Speech) -> list[Requirement]:
    """Return a speech's requirements in reading order, numbered, each with its light of today and why."""
    today, holidays = timezone.localdate(), Holiday.objects.table()
    found = annotate_light(speech.requirements.in_reading_order(), today, holidays)
    rows = list(found.prefetch_related("assignments__unit"))
    matcher = Matcher()
    for number, row in enumerate(rows, 1):
        row.number = number
        row.leads = [one for one in row.assignments.all() if one.role == Assignment.Role.LEAD]
        row.unknown_leads = unmatched(row, Assignment.Role.LEAD, matcher)
        row.light_label = Light(row.light).label if row.light else ""
        row.light_words = light_reason(row, today, holidays) if row.light else ""
    return rows


def _counts(rows: Sequence[Requirement]) -> dict[str, Any]:
    lights = [row.light for row in rows]  # type: ignore[attr-defined]  # annotated
    states = [row.state for row in rows]
    adopted = [state for state in states if state not in (State.DRAFT, State.DISMISSED)]
    return {
        "all": len(rows),
        "draft": states.count(State.DRAFT),
        "dismissed": states.count(State.DISMISSED),
        "adopted": len(adopted),
        "confirmed": states.count(State.CONFIRMED),
        "under_way": sum(state in UNDER_WAY for state in states),
        "closed": states.count(State.CLOSED),
        "lights": [(light, light.label, lights.count(light)) for light in Light if lights.count(light)],
    }
