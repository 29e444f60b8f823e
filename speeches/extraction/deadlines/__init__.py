"""TEXT → DEADLINES: find the time limits, frequencies and starts in a text and say what they come to.

Pure: the day of the meeting and the office's own holidays are arguments. A rule is a value (grammar.Rule); the rules
stand in limits, last_days, durations, allowances, starts, frequencies and rhythms, the words they share in vocabulary
and, one term a line, in lexicon/deadlines/. Examples of each stand in tests/extraction/deadline_corpus.tsv.
"""

from collections.abc import Mapping
from datetime import date

from speeches.extraction.types import Deadline


def find_deadlines(
    text: str, held_on: date | None, holidays: Mapping[date, bool] | None = None
) -> tuple[Deadline, ...]:
    """Return the deadlines in `text`, in its order, with offsets into it.

    `held_on` is the day of the meeting, from which relative dates count (None: they stay unknown); `holidays` tells
    of days whether they are worked, over the public calendar. A deadline that nobody can compute has no due date.
    """
    from speeches.extraction.deadlines import reader  # noqa: PLC0415 -- compiles the patterns on first use

    return reader.read(text, held_on, holidays)


__all__ = ["find_deadlines"]
