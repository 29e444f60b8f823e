"""The clerk's home: put files in, go on with the review, see what came in lately."""

from typing import Any

from django.http import HttpRequest

from accounts.access import person
from speeches.models import Requirement, SourceFile, Speech

from .files import upload_context
from .speeches import for_rows

WAITING = RECENT = 8


def build(request: HttpRequest) -> dict[str, Any]:
    """Return what waits for a clerk: a fixed number of queries."""
    user = person(request)
    visible = Speech.objects.visible_to(user)
    waiting = visible.awaiting_review()
    rows = for_rows(visible, list(waiting.order_by("-pk").values_list("pk", flat=True)[:WAITING]))  # as they came in
    files = SourceFile.objects.visible_to(user)
    recent = list(files.order_by("-pk").values_list("pk", flat=True)[:RECENT])
    return {
        **upload_context(),
        "waiting": rows,
        "waiting_count": waiting.count(),
        "draft_count": Requirement.objects.visible_to(user).drafts().count(),
        "go_on": next(iter(rows), None),
        "recent": files.filter(pk__in=recent).for_lists().order_by("-pk"),
        "speech_count": visible.count(),
    }
