"""The dashboard: every number leads to its rows in the ledger."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from accounts.access import person, require
from accounts.roles import Right
from speeches.dashboards import charts, figures
from speeches.filters import order
from speeches.followup.ledger import ledger_of
from speeches.followup.lights import with_reasons
from speeches.models import Holiday

SHOWN = 8
SPAN_NAMES = {"acknowledge": _("To acknowledge"), "report": _("To the first report"), "close": _("To closure")}


@require_safe
def dashboard(request: HttpRequest) -> HttpResponse:
    """Show where everything stands today."""
    require(request, Right.SEE_LEDGER)
    user, today = person(request), timezone.localdate()
    holidays = Holiday.objects.table()
    found = figures.gather(user, today, holidays)
    overdue = order(ledger_of(user, today, holidays).filter(light="red"), "due")
    rows = overdue.select_related("speech").prefetch_related("assignments__unit")[:SHOWN]
    shown = len(found.units) if request.GET.get("units") == "all" else SHOWN
    context = {
        "figures": found,
        "shares": {light: figure.share_of(found.under_way.count) for light, figure in found.lights.items()},
        "stack": charts.weekly(found.weeks),
        "bars": charts.unit_bars(found.units[:shown]),
        "units": found.units[:shown],
        "more_units": len(found.units) - shown,
        "overdue": with_reasons(rows, today, holidays),
        "spans": [(SPAN_NAMES[span.name], span) for span in found.spans],
        "now": timezone.localtime(),
    }
    return render(request, "speeches/dashboard.html", context)
