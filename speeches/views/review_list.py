"""Speeches that wait for review."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.access import person, require
from accounts.roles import Right
from speeches.models import Speech

A_PAGE = 50


def review_list(request: HttpRequest) -> HttpResponse:
    """List speeches with undecided drafts, and those that were finished lately."""
    require(request, Right.REVIEW)
    speeches = Speech.objects.visible_to(person(request)).with_review_counts().select_related("meeting")
    waiting = speeches.awaiting_review().latest_first()
    finished = speeches.filter(reviewed_at__isnull=False).order_by("-reviewed_at")[:10]
    page = Paginator(waiting, A_PAGE).get_page(request.GET.get("page"))
    return render(request, "speeches/review_list.html", {"page": page, "finished": finished})
