"""How the ledger is narrowed and ordered; the address is the whole state. One filter serves page and export."""

from .chips import Chip, chips, kept_query
from .requirements import RequirementFilter
from .sorting import DEFAULT_SORT, SORTS, order
from .standing import STANDING_VIEWS, standing_counts

__all__ = [
    "DEFAULT_SORT",
    "SORTS",
    "STANDING_VIEWS",
    "Chip",
    "RequirementFilter",
    "chips",
    "kept_query",
    "order",
    "standing_counts",
]
