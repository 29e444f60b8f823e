"""Take over a ledger of past requirements: upload, say what the columns mean, look at each line, all or nothing."""

import hashlib
from typing import Any

from django.conf import settings
from django.contrib import messages
from django.core.files.base import ContentFile
from django.core.paginator import Paginator
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.access import person, require
from accounts.models import Unit, User
from accounts.roles import Right
from speeches.followup.past.columns import FIELDS, find_head, lacking
from speeches.followup.past.lines import Check
from speeches.followup.past.taking_over import check_import, drop, take_over
from speeches.forms.past_ledger import ColumnsForm, LedgerFileForm, chosen_units, letter
from speeches.intake import Unreadable
from speeches.intake.importing import clean_name
from speeches.intake.table_reading import read_table_safely
from speeches.intake.tables import Table
from speeches.models import LedgerImport, SourceFile
from speeches.review.receiving import limits
from speeches.review.refusals import refusal

PAGE = 50
SAMPLES = 2
SHOWN = 30


def ledger_import_list(request: HttpRequest) -> HttpResponse:
    """Upload a ledger; below it those that wait and those that were taken over."""
    require(request, Right.SUPERVISE)
    user = person(request)
    form = LedgerFileForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        waiting = _receive(form, user)
        if waiting is not None:
            return redirect(waiting)
    context = {
        "form": form,
        "imports": LedgerImport.objects.visible_to(user)
        .defer("sheets")
        .select_related("created_by", "source_file")[:30],
        "max_megabytes": settings.UPLOAD_MAX_BYTES // 1024 // 1024,
    }
    return render(request, "speeches/ledger_import_list.html", context, status=422 if form.errors else 200)


def ledger_import_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what the columns are taken for and what every line comes to; nothing is written before ``import``."""
    require(request, Right.SUPERVISE)
    user = person(request)
    found = LedgerImport.objects.visible_to(user).select_related("source_file")
    waiting = get_object_or_404(found, pk=pk)
    if waiting.source_file is not None:
        return redirect(waiting.source_file)
    action = request.POST.get("action", "") if request.method == "POST" else ""
    if action == "import":
        return _import(request, waiting, user)
    if action == "drop":
        drop(waiting)
        messages.success(request, _("The upload was dropped; nothing of it was taken over."))
        return redirect("ledger-import-list")
    form = ColumnsForm(request.POST if action == "check" else None, waiting=waiting)
    if action == "check" and form.is_valid():
        _settle(waiting, form, request)
        return HttpResponseRedirect(waiting.get_absolute_url() + "#lines")
    return render(
        request,
        "speeches/ledger_import_detail.html",
        _context(request, waiting, form),
        status=422 if form.errors else 200,
    )


def _receive(form: LedgerFileForm, user: User) -> LedgerImport | None:
    """Store an uploaded workbook with the guess of its columns; on refusal put the reason on the form."""
    file = form.cleaned_data["file"]
    try:
        if file.size > settings.UPLOAD_MAX_BYTES:
            raise Unreadable("too_large", f"{file.size} bytes")
        data = file.read()
        table = read_table_safely(data, file.name, limits=limits())
    except Unreadable as refused:
        words = refusal(refused)
        form.add_error("file", str(words))
        return None
    digest = hashlib.sha256(data).hexdigest()
    first = SourceFile.objects.filter(sha256=digest).only("name").first()
    if first is not None:
        form.add_error("file", _("This very file was stored before, as “%(name)s”.") % {"name": first.name})
        return None
    return _store(table, data, digest, clean_name(file.name), user)


def _store(table: Table, data: bytes, digest: str, name: str, user: User) -> LedgerImport:
    guesses = [find_head(sheet.rows) for sheet in table.sheets]
    best = max(range(len(guesses)), key=lambda index: (len(guesses[index][1]), -index))
    head, columns = guesses[best]
    waiting = LedgerImport(
        name=name,
        sha256=digest,
        size=len(data),
        sheets=[{"name": sheet.name, "rows": sheet.rows} for sheet in table.sheets],
        sheet=best,
        head=head,
        columns=columns,
        created_by=user,
    )
    waiting.file.save(digest, ContentFile(data), save=False)
    waiting.save()
    return waiting


def _settle(waiting: LedgerImport, form: ColumnsForm, request: HttpRequest) -> None:
    """Keep what the columns are taken for; another sheet is guessed anew."""
    entered = form.cleaned_data
    if entered["sheet"] != waiting.sheet:
        waiting.sheet = entered["sheet"]
        waiting.head, waiting.columns = find_head(waiting.rows)
    else:
        waiting.head, waiting.columns = entered["head"] - 1, form.columns()
    waiting.units |= chosen_units(request.POST, {unit.pk: unit for unit in Unit.objects.active().only("pk")})
    waiting.save(update_fields=["sheet", "head", "columns", "units"])


def _import(request: HttpRequest, waiting: LedgerImport, user: User) -> HttpResponse:
    with transaction.atomic():
        count = take_over(waiting, user, on=timezone.localdate())
    waiting.file.delete(save=False)  # named by no row any more: should this be missed, it is swept
    said = ngettext("%(count)d requirement taken over.", "%(count)d requirements taken over.", count)
    messages.success(request, said % {"count": count})
    source = LedgerImport.objects.only("source_file").get(pk=waiting.pk).source_file
    assert source is not None
    return HttpResponseRedirect(source.get_absolute_url())


def _context(request: HttpRequest, waiting: LedgerImport, form: ColumnsForm) -> dict[str, Any]:
    ready = not lacking(waiting.columns)
    found = check_import(waiting, on=timezone.localdate()) if ready else Check([], {})
    ordered = sorted(found.lines, key=lambda line: (not line.problems, not line.remarks, line.index))
    query = request.GET.copy()
    query.pop("page", None)
    rows = waiting.rows
    head = rows[waiting.head] if waiting.head < len(rows) else []
    below = rows[waiting.head + 1 :]
    return {
        "waiting": waiting,
        "form": form,
        "columns": [
            {
                "letter": letter(index),
                "head": words,
                "samples": [row[index] for row in below if index < len(row) and row[index]][:SAMPLES],
                "field": form[f"column-{index}"],
            }
            for index, words in enumerate(head)
        ],
        "ready": ready,
        "lacking": [FIELDS[name] for name in lacking(waiting.columns)],
        "check": found,
        "wrong": len(found.wrong),
        "remarked": sum(bool(line.remarks) and not line.problems for line in found.lines),
        "page": Paginator(ordered, PAGE).get_page(request.GET.get("page")),
        "query": query.urlencode(),
        "phrases": [
            {"phrase": phrase, "match": match, "chosen": waiting.units.get(phrase)}
            for phrase, match in sorted(found.phrases.items())
        ],
        "units": list(Unit.objects.active().only("name", "order")) if found.phrases else [],
    }
