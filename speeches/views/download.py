"""Files handed out: always as a download, never shown in the page's own origin."""

from django.http import FileResponse, HttpResponse
from django.utils.http import content_disposition_header


def attachment(data: bytes, name: str, media_type: str) -> HttpResponse:
    """Return bytes as a download."""
    return HttpResponse(data, content_type=media_type, headers=_headers(name))


def stored_attachment(file: object, name: str) -> FileResponse:
    """Return a stored file as a download, streamed; its type is not told, so that no browser opens it."""
    response = FileResponse(file, content_type="application/octet-stream")
    for header, value in _headers(name).items():
        response.headers[header] = value
    return response


def _headers(name: str) -> dict[str, str]:
    return {
        "Content-Disposition": content_disposition_header(as_attachment=True, filename=name) or "attachment",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
    }
