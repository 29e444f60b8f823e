"""The orders of the ledger, by the name that stands in the address; a minus turns one round."""

from django.db.models import Case, F, IntegerField, OrderBy, Value, When
from django.db.models.functions import Coalesce

from speeches.followup.lights import Light
from speeches.models.requirement import RequirementQuerySet

DEFAULT_SORT = "light"
SEVERITY = (Light.RED, Light.YELLOW, Light.GREEN, Light.GREY)

Expression = F | Case | Coalesce
RANK = Case(
    *(When(light=light, then=Value(rank)) for rank, light in enumerate(SEVERITY)),
    default=Value(len(SEVERITY)),
    output_field=IntegerField(),
)
DUE = Coalesce("next_due_on", "due_on")
SORTS: dict[str, tuple[Expression, ...]] = {
    "light": (RANK, DUE),
    "number": (F("docket_year"), F("docket_serial")),
    "due": (DUE,),
    "progress": (F("report_percent"),),
    "said": (F("speech__delivered_on"),),
}


def order(rows: RequirementQuerySet, sort: str) -> RequirementQuerySet:
    """Order lit rows by a name of ``SORTS``, with or without a minus; an unknown name gives the default.

    What has no value (no deadline, no number) comes last either way; the docket number settles what is equal.
    """
    descending, name = sort.startswith("-"), sort.removeprefix("-")
    keys = SORTS.get(name, SORTS[DEFAULT_SORT])
    settling = (
        OrderBy(F("docket_year"), nulls_last=True),
        OrderBy(F("docket_serial"), nulls_last=True),
        OrderBy(F("pk")),
    )
    return rows.order_by(*(OrderBy(key, descending=descending, nulls_last=True) for key in keys), *settling)
