"""What the columns of an old ledger mean, guessed from their heads."""

import re
from collections.abc import Mapping, Sequence

from django.utils.translation import gettext_lazy as _

from .lexicon import lists, words

# What has no place of its own among the requirement's fields: kept as it is written, in its history (see ADR 6). A
# count of urgings is no urging: neither its day nor its words are known.
NOTED = {
    "responsible": _("Person responsible"),
    "phone": _("Telephone"),
    "times_urged": _("Times urged"),
    "times_extended": _("Times extended"),
}
# Every field that can be taken over, in the order in which a ledger has them; the one place where they are named.
FIELDS = {
    "docket_number": _("Docket number"),
    "source": _("Source"),
    "said_on": _("Day of the source"),
    "speaker": _("Leader who asked"),
    "matter": _("Requirement"),
    "lead_leader": _("Leader in charge"),
    "lead": _("Lead unit"),
    "supporting": _("Supporting units"),
    "docketed_on": _("Docketed on"),
    "baseline_due_on": _("Original deadline"),
    "due_on": _("Current deadline"),
    "rhythm": _("Reporting rhythm"),
    "importance": _("Importance"),
    "progress": _("Latest progress"),
    "percent": _("Progress %"),
    "problems": _("Problems"),
    "next_steps": _("Next steps"),
    "state": _("State"),
    "closed_on": _("Closed on"),
    **NOTED,
}
NEEDED = ("docket_number", "matter")
SEARCHED = 20  # rows among which the head is looked for
LEAST = 2  # columns that a head must name
_NOISE = re.compile(r"[\s*＊:：]|[（(].*?[)）]")


def field_of(head: str) -> str:
    """Return the field that a column's head names, "" for none: the whole words first, then the longest inside."""
    bare = _NOISE.sub("", head)
    if not bare:
        return ""
    inside: list[tuple[int, str]] = []
    for field in lists("headers"):
        known = words(f"headers/{field}")
        if bare in known:
            return field
        inside += [(len(term), field) for term in known if len(term) > 2 and term in bare]
    return max(inside, default=(0, ""))[1]


def guess(row: Sequence[str]) -> dict[str, str]:
    """Return column → field for one row taken as head; each field is given to one column."""
    given: dict[str, str] = {}
    for index, head in enumerate(row):
        field = field_of(head)
        if field and field not in given.values():
            given[str(index)] = field
    return given


def find_head(rows: Sequence[Sequence[str]]) -> tuple[int, dict[str, str]]:
    """Return the row that names most columns, and what they mean; row 0 and nothing when no row does."""
    guesses = [(len(found := guess(row)), -index, found) for index, row in enumerate(rows[:SEARCHED])]
    count, index, found = max(guesses, key=lambda one: one[:2], default=(0, 0, {}))
    return (-index, found) if count >= LEAST else (0, {})


def lacking(columns: Mapping[str, str]) -> list[str]:
    """Return the fields that must have a column and have none."""
    return [field for field in NEEDED if field not in columns.values()]
