"""The task breakdown table for download."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.access import person, require
from accounts.roles import Right
from speeches.documents import breakdown, xlsx
from speeches.documents.docx import layout
from speeches.documents.rows import BreakdownRow
from speeches.documents.rows import breakdown as breakdown_rows
from speeches.models import Speech

from .download import attachment


@require_safe
def breakdown_xlsx(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand out the table as a workbook."""
    speech, rows = _rows(request, pk)
    if not rows:
        return _nothing_yet(request, speech)
    return attachment(breakdown.as_xlsx(speech, rows), f"{breakdown.heading(speech)}.xlsx", xlsx.MEDIA_TYPE)


@require_safe
def breakdown_docx(request: HttpRequest, pk: int) -> HttpResponse:
    """Hand out the table as a document."""
    speech, rows = _rows(request, pk)
    if not rows:
        return _nothing_yet(request, speech)
    data = breakdown.as_docx(speech, rows, office=settings.OFFICE_NAME, on=timezone.localdate())
    return attachment(data, f"{breakdown.heading(speech)}.docx", layout.MEDIA_TYPE)


def _rows(request: HttpRequest, pk: int) -> tuple[Speech, list[BreakdownRow]]:
    require(request, Right.SEE_SPEECHES)
    speech = get_object_or_404(Speech.objects.visible_to(person(request)).select_related("meeting"), pk=pk)
    return speech, list(breakdown_rows(speech))


def _nothing_yet(request: HttpRequest, speech: Speech) -> HttpResponse:
    messages.warning(request, _("Nothing of this speech is confirmed yet, so the table would be empty."))
    return HttpResponseRedirect(speech.get_absolute_url())
