"""Why a value is only a guess, in words for people; intake gives the reasons as plain English."""

import re

from django.utils.translation import gettext, gettext_noop

REASONS = frozenset(
    {
        gettext_noop("named in the news text"),
        gettext_noop("the first line"),
        gettext_noop("the file's properties"),
        gettext_noop("the file's name"),
        gettext_noop("the lead of the news text"),
        gettext_noop("the day of publication"),
        gettext_noop("the opening of the text"),
        gettext_noop("no title was found"),
        gettext_noop("the year that the title names"),
    }
)
YEAR_AFTER = re.compile(r"the year after (.+), which the text names")


def why(reason: str) -> str:
    """Return the reason in the user's language; one that is not known says itself."""
    event = YEAR_AFTER.fullmatch(reason)
    if event:
        return gettext("the year after %(event)s, which the text names") % {"event": event[1]}
    return gettext(reason) if reason in REASONS else reason
