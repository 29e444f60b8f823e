"""What is behind the bell."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.access import person
from accounts.roles import Right
from speeches.models import Event, Notice, Requirement

A_PAGE = 50


@require_safe
def notice_list(request: HttpRequest) -> HttpResponse:
    """List the user's notices, the newest first."""
    notices = Notice.objects.visible_to(person(request)).select_related(
        "event__actor", "event__requirement", "event__speech"
    )
    page = Paginator(notices, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "speeches/notice_list.html", {"page": page})


@require_POST
def notice_read(request: HttpRequest, pk: int) -> HttpResponse:
    """Mark one notice as read and go where it leads."""
    user = person(request)
    notice = get_object_or_404(Notice.objects.visible_to(user).select_related("event__speech"), pk=pk)
    Notice.objects.filter(pk=notice.pk, read_at__isnull=True).update(read_at=timezone.now())
    event = notice.event
    if event.requirement_id:
        row = Requirement.objects.visible_to(user).filter(pk=event.requirement_id).first()
        if row is not None:
            return HttpResponseRedirect(row.get_absolute_url())
        messages.info(request, _("This requirement is no longer with your unit."))
    elif event.verb == Event.Verb.STOPPED and user.may(Right.SEE_STOPPED):
        return HttpResponseRedirect(reverse("stopped-file-list"))
    elif event.speech is not None and user.may(Right.SEE_SPEECHES):
        return HttpResponseRedirect(event.speech.get_absolute_url())
    return HttpResponseRedirect(reverse("notice-list"))


@require_POST
def notice_read_all(request: HttpRequest) -> HttpResponse:
    """Mark everything as read."""
    Notice.objects.visible_to(person(request)).unread().update(read_at=timezone.now())
    return HttpResponseRedirect(reverse("notice-list"))
