"""Meetings: list, page, add, edit."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.access import person, require
from accounts.models import User
from accounts.roles import Right
from config.numbers import whole
from speeches.forms.finding import MeetingFilter, chosen
from speeches.forms.meeting import MeetingForm
from speeches.models import Meeting, Speech
from speeches.review.describing import describe, meeting_of

from .once import already_done, form_token, remember_result
from .speeches import for_rows

PAGE = 50


@require_safe
def meeting_list(request: HttpRequest) -> HttpResponse:
    """Show meetings, the latest first."""
    require(request, Right.SEE_SPEECHES)
    visible = Meeting.objects.visible_to(person(request))
    found = MeetingFilter(request.GET, visible.with_counts().select_related("organiser"))
    page = Paginator(found.qs.latest_first(), PAGE).get_page(request.GET.get("page"))
    query = request.GET.copy()
    query.pop("page", None)
    context = {
        "filter": found,
        "page": page,
        "narrowed": chosen(request.GET, "q", "kind", "year"),
        "years": [day.year for day in visible.dates("held_on", "year", order="DESC")],
        "query": query.urlencode(),
    }
    return render(request, "speeches/meeting_list.html", context)


@require_safe
def meeting_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a meeting and what was said at it."""
    require(request, Right.SEE_SPEECHES)
    user = person(request)
    meeting = get_object_or_404(Meeting.objects.visible_to(user).select_related("organiser"), pk=pk)
    speeches = Speech.objects.visible_to(user).filter(meeting=meeting)
    rows = for_rows(speeches, list(speeches.order_by("pk").values_list("pk", flat=True)))
    return render(request, "speeches/meeting_detail.html", {"meeting": meeting, "speeches": rows})


def meeting_create(request: HttpRequest) -> HttpResponse:
    """Add a meeting; with ``?speech=`` one at which that speech was held, and tie the two."""
    require(request, Right.LOG_SPEECHES)
    user = person(request)
    speech = _speech_asked_for(request, user)
    form = MeetingForm(request.POST or None, initial=meeting_of(speech) if speech else {})
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            done = already_done(request)
            if done is not None:
                return done
            form.instance.created_by = user
            meeting = form.save()
            goal = meeting.get_absolute_url()
            if speech is not None:
                describe(speech, user, {"meeting": meeting}, version=speech.version)
                goal = reverse("speech-edit", args=[speech.pk])
            remember_result(request, goal)
        messages.success(request, _("Meeting added: %(name)s.") % {"name": meeting.title})
        return HttpResponseRedirect(goal)
    context = {"form": form, "speech": speech, "once": form_token()}
    return render(request, "speeches/meeting_edit.html", context, status=422 if form.errors else 200)


def meeting_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a meeting; a stale form gets 409."""
    require(request, Right.LOG_SPEECHES)
    meeting = get_object_or_404(Meeting.objects.visible_to(person(request)), pk=pk)
    form = MeetingForm(request.POST or None, instance=meeting)
    if request.method == "POST" and form.is_valid():
        form.save_over()
        messages.success(request, _("Saved: %(name)s.") % {"name": meeting.title})
        return redirect(meeting)
    context = {"form": form, "meeting": meeting}
    return render(request, "speeches/meeting_edit.html", context, status=422 if form.errors else 200)


def _speech_asked_for(request: HttpRequest, user: User) -> Speech | None:
    wanted = whole(request.GET.get("speech", ""))
    if wanted is None:
        return None
    speeches = Speech.objects.visible_to(user).select_related("source_file")
    return get_object_or_404(speeches.defer("segments", "outline", "source_file__edits"), pk=wanted)
