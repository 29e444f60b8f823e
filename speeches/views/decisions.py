"""What waits for a supervisor's decision: reports, closures, extensions; and the files that come with reports."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from accounts.access import person, require
from accounts.roles import Right
from config.conflicts import Conflict
from speeches.followup import extending, waiting
from speeches.followup.reading import reports_visible_to
from speeches.models import Attachment, ExtensionRequest, Requirement

from .download import stored_attachment

A_PAGE = 50


@require_safe
def decision_list(request: HttpRequest) -> HttpResponse:
    """List the reports and extension requests that wait for a supervisor."""
    require(request, Right.SUPERVISE)
    user = person(request)
    reports = waiting.reports_to_decide(user).select_related("requirement__speech", "unit", "released_by")
    extensions = waiting.extensions_to_decide(user).select_related("requirement__speech", "unit", "asked_by")
    page = Paginator(reports.prefetch_related("attachments"), A_PAGE).get_page(request.GET.get("page"))
    return render(request, "speeches/decision_list.html", {"page": page, "extensions": list(extensions[:A_PAGE])})


@require_POST
def extension_decide(request: HttpRequest, pk: int) -> HttpResponse:
    """Grant or refuse a later deadline (``action``)."""
    require(request, Right.SUPERVISE)
    user = person(request)
    visible = Requirement.objects.visible_to(user)
    found = ExtensionRequest.objects.filter(requirement__in=visible).select_related("requirement__speech")
    asked = get_object_or_404(found, pk=pk)
    words, action = request.POST.get("words", "").strip(), request.POST.get("action")
    if action not in ("grant", "refuse"):
        raise Conflict(_("The page was out of date. Open it again."))
    if action == "grant":
        extending.grant(asked, user, words, on=timezone.localdate())
        messages.success(request, _("Granted; the unit has been told."))
    elif words:
        extending.refuse(asked, user, words)
        messages.success(request, _("Refused; the unit has been told."))
    else:
        messages.warning(request, _("Say why the deadline stays, then refuse."))
    return HttpResponseRedirect(reverse("decision-list"))


@require_safe
def attachment_download(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Hand out an attached file to those who may see its report."""
    found = Attachment.objects.filter(report__in=reports_visible_to(person(request)))
    attached = get_object_or_404(found, pk=pk)
    return stored_attachment(attached.file.open("rb"), attached.name)
