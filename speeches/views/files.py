"""Files: take them in, show what was repaired in them, give them back as they came."""

from collections.abc import Iterator

from django.conf import settings
from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from accounts.access import person, require
from accounts.roles import Right
from speeches.forms.files import UploadForm
from speeches.intake import Unreadable
from speeches.models import SourceFile, Speech
from speeches.review.refusals import refusal
from speeches.review.rereading import Reread, read_again, store_again

from .outcomes import outcomes, remember, remembered, take_in
from .repairs import PAGE, WARNINGS, excerpts, of_rule, running, summarised

ONE_BY_ONE = "XMLHttpRequest"  # the page's script sends each file by itself and puts the answered line in its place


def source_file_upload(request: HttpRequest) -> HttpResponse:
    """Take in files; without the script all of them at once, with it one a request."""
    require(request, Right.LOG_SPEECHES)
    user = person(request)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        files = form.cleaned_data["files"][: settings.UPLOAD_MAX_FILES]
        sent = [one for file in files for one in take_in(_content(file), file.name or "", user)]
        if request.headers.get("X-Requested-With") == ONE_BY_ONE:
            return render(request, "speeches/upload_lines.html", {"outcomes": outcomes(sent, user)})
        remember(request, sent)
        return HttpResponseRedirect(reverse("source-file-upload"))
    context = {**upload_context(form), "outcomes": outcomes(remembered(request), user)}
    return render(request, "speeches/source_file_upload.html", context, status=422 if form.errors else 200)


def upload_context(form: UploadForm | None = None) -> dict[str, object]:
    """Return what the drop zone needs."""
    return {
        "upload_form": form or UploadForm(),
        "max_bytes": settings.UPLOAD_MAX_BYTES,
        "max_megabytes": settings.UPLOAD_MAX_BYTES // 1024 // 1024,
        "max_files": settings.UPLOAD_MAX_FILES,
    }


@require_safe
def source_file_line(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer how far one file is, while its drafts are being sought in the background."""
    require(request, Right.LOG_SPEECHES)
    user = person(request)
    source = get_object_or_404(SourceFile.objects.visible_to(user).only("name"), pk=pk)
    sent = {"name": source.name, "source": source.pk, "duplicate": False, "code": "", "detail": ""}
    return render(request, "speeches/upload_lines.html", {"outcomes": outcomes([sent], user)})  # type: ignore[list-item]


@require_safe
def source_file_detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what a file held and everything that was repaired in it, rule by rule, a page of repairs at a time."""
    require(request, Right.SEE_SPEECHES)
    source = get_object_or_404(SourceFile.objects.visible_to(person(request)).select_related("created_by"), pk=pk)
    rules = summarised(source.edits)
    rule = request.GET.get("rule", "")
    page = Paginator(of_rule(source.edits, rule), PAGE).get_page(request.GET.get("page"))
    in_text = request.GET.get("view") == "text"
    query = request.GET.copy()
    query.pop("page", None)
    speeches = list(source.speeches.with_review_counts().defer("text", "segments", "outline").order_by("position"))
    context = {
        "source": source,
        "speeches": speeches,
        "is_ledger": any(one.kind == Speech.Kind.LEDGER for one in speeches),
        "rules": rules,
        "rule": rule if rule in {one.rule for one in rules} else "",
        "total": len(source.edits),
        "page": page,
        "in_text": in_text,
        "changes": [] if in_text else excerpts(source.raw_text, page.object_list),
        "stretches": running(source.raw_text, list(page.object_list)) if in_text else [],
        "warnings": [WARNINGS.get(code, code) for code in source.warnings],
        "query": query.urlencode(),
    }
    return render(request, "speeches/source_file_detail.html", context)


@require_POST
def source_file_reread(request: HttpRequest, pk: int) -> HttpResponse:
    """Read a file again with the rules of today; decisions on its repairs stay."""
    require(request, Right.LOG_SPEECHES)
    user = person(request)
    source = get_object_or_404(SourceFile.objects.visible_to(user), pk=pk)
    try:
        document = read_again(source, user)
    except Unreadable as refused:
        words = refusal(refused)
        messages.error(request, f"{words.what} {_('Nothing was changed.')}")
        return redirect(source)
    messages.success(request, " ".join(_came_of(store_again(source, document, user))))
    return redirect(source)


def _came_of(done: Reread) -> Iterator[str]:
    """Yield what reading a file again came to, in sentences."""
    if done.changed:
        count = {"count": done.changed}
        said = ngettext(
            "%(count)d speech has another text now.", "%(count)d speeches have another text now.", done.changed
        )
        yield said % count
    else:
        yield _("Read again: nothing differs from what is stored.")
    if done.kept:
        count = {"count": done.kept}
        said = ngettext(
            "%(count)d decision on repairs was kept.", "%(count)d decisions on repairs were kept.", done.kept
        )
        yield said % count
    if done.lost:
        count = {"count": done.lost}
        said = ngettext(
            "%(count)d decision found no place any more.", "%(count)d decisions found no place any more.", done.lost
        )
        yield said % count


@require_safe
def source_file_download(request: HttpRequest, pk: int) -> FileResponse:
    """Give back the bytes as they came; never shown in the browser, whatever they are."""
    require(request, Right.SEE_SPEECHES)
    sources = SourceFile.objects.visible_to(person(request)).defer("raw_text", "edits", "warnings")
    source = get_object_or_404(sources, pk=pk)
    response = FileResponse(
        source.file.open("rb"), as_attachment=True, filename=source.name, content_type="application/octet-stream"
    )
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


def _content(file: UploadedFile[bytes]) -> bytes | None:
    if file.size is None or file.size > settings.UPLOAD_MAX_BYTES:
        return None
    content: bytes = file.read()
    return content
