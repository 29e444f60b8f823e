"""Whom a requirement names where no unit is known by that name: told beside the units, so that nobody is forgotten."""

from speeches.models import Assignment, Requirement

from .matching import Matcher


def unmatched(row: Requirement, role: str, matcher: Matcher) -> list[str]:
    """Return the phrases of a role that surely mean no unit, each once, none where a person has settled who it is.

    Ask with the assignments prefetched; for all but ``Assignment.Role.SUPPORTING`` the phrases are those of who leads.
    """
    if any(one.matched_by == "person" for one in row.assignments.all()):
        return []
    supporting = role == Assignment.Role.SUPPORTING
    named = (str(one["text"]) for one in row.actors if (one["role"] == "support") == supporting)
    return [phrase for phrase in dict.fromkeys(named) if not matcher.match(phrase).sure]
