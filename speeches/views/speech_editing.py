"""Speeches: paste one, correct what is known about one, have its drafts found."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from accounts.access import person, require
from accounts.roles import Right
from config.editing import kept_on_conflict
from speeches.forms.files import PasteForm
from speeches.forms.speech import SpeechForm
from speeches.intake import Unreadable
from speeches.intake.importing import Duplicate, refuse_stored, store
from speeches.models import SourceFile, Speech
from speeches.review.describing import describe
from speeches.review.drafting import draft_speech
from speeches.review.receiving import look_for_drafts, read_text
from speeches.review.refusals import refusal

from .once import already_done, form_token, remember_result


def speech_create(request: HttpRequest) -> HttpResponse:
    """Take in pasted text as a file of its own."""
    require(request, Right.LOG_SPEECHES)
    form = PasteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        answer = _paste(request, form)
        if answer is not None:
            return answer
    context = {"form": form, "once": form_token()}
    return render(request, "speeches/speech_create.html", context, status=422 if form.errors else 200)


def _paste(request: HttpRequest, form: PasteForm) -> HttpResponse | None:
    """Store what was pasted; on refusal put the reason on the form and return None."""
    user, content = person(request), form.content()
    name = _("Pasted %(when)s.txt") % {"when": timezone.localtime().strftime("%Y-%m-%d %H%M")}
    try:
        document = read_text(content, name, user)
        with transaction.atomic():
            done = already_done(request)
            if done is not None:
                return done
            refuse_stored(content)
            imported = store(document, content, name, user, pasted=True)
            goal = _goal(imported.source, imported.speeches)
            remember_result(request, goal)
    except Unreadable as refused:
        words = refusal(refused)
        form.add_error("text", str(words))
        return None
    except Duplicate as stored:
        form.add_error("text", _("This text was logged before, as “%(name)s”.") % {"name": stored.first.name})
        form.duplicate = stored.first  # type: ignore[attr-defined]  # for the link on the page
        return None
    look_for_drafts(imported.source, user)
    count = len(imported.speeches)
    said = ngettext("%(count)d speech logged.", "%(count)d speeches logged.", count) % {"count": count}
    messages.success(request, said)
    return HttpResponseRedirect(goal)


def _goal(source: SourceFile, speeches: tuple[Speech, ...]) -> str:
    """Return where to go on: one speech is looked over at once, several are chosen from."""
    return reverse("speech-edit", args=[speeches[0].pk]) if len(speeches) == 1 else source.get_absolute_url()


def speech_edit(request: HttpRequest, pk: int) -> HttpResponse:
    """Correct what is known about a speech; a stale form gets 409."""
    require(request, Right.LOG_SPEECHES)
    user = person(request)
    speech = get_object_or_404(Speech.objects.visible_to(user).select_related("source_file"), pk=pk)
    held = speech.delivered_on
    form = SpeechForm(request.POST or None, instance=speech)
    if request.method == "POST" and form.is_valid():
        values = {name: form.cleaned_data[name] for name in form.Meta.fields}
        moved = values["delivered_on"] != held
        redraft = moved and bool(form.cleaned_data.get("redraft"))
        with kept_on_conflict(form):
            describe(speech, user, values, version=form.cleaned_data["version"] or 0, redraft=redraft)
        messages.success(request, _saved(speech, redraft=redraft))
        if "review" in request.POST and user.may(Right.REVIEW):
            return HttpResponseRedirect(reverse("review-desk", args=[speech.pk]))
        return redirect(speech)
    context: dict[str, Any] = {"form": form, "speech": speech, "held": held}
    return render(request, "speeches/speech_edit.html", context, status=422 if form.errors else 200)


def _saved(speech: Speech, *, redraft: bool) -> str:
    if redraft and not speech.search_stopped:
        return _("Saved: %(name)s. The open drafts were read anew.") % {"name": speech.title}
    return _("Saved: %(name)s.") % {"name": speech.title}


@require_POST
def speech_redraft(request: HttpRequest, pk: int) -> HttpResponse:
    """Read the drafts of a speech anew; what a person decided or changed stays."""
    require(request, Right.LOG_SPEECHES)
    user = person(request)
    speech = get_object_or_404(Speech.objects.visible_to(user), pk=pk)
    count = draft_speech(speech, actor=user)
    if speech.search_stopped:  # the page says why
        return redirect(speech)
    said = ngettext("%(count)d draft found.", "%(count)d drafts found.", count) % {"count": count}
    messages.success(request, said)
    return redirect(speech)
