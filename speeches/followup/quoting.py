"""A requirement's sentence where it was said: what stands around it, and what in it names units and dates. Pure."""

from collections.abc import Iterator
from dataclasses import dataclass

from speeches.models import Requirement

AROUND = 90  # characters of the speech shown on either side
ENDS = "。！？!?；"
STOPS = ENDS + "，、："


@dataclass(frozen=True, slots=True)
class Quotation:
    """The words before, the sentence in pieces (text, does it name a unit or a date), the words after."""

    before: str
    pieces: list[tuple[str, bool]]
    after: str


def in_context(requirement: Requirement, *, in_brief: bool = False) -> Quotation:
    """Return the quotation with what stands around it in its line.

    ``in_brief``, for units: no more than the sentence it stands in, since the rest of the speech is not theirs.
    """
    text, start, end = requirement.speech.text, requirement.span_start, requirement.span_end
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    if in_brief:
        left = max([first, *(text.rfind(mark, first, start) + 1 for mark in ENDS)])
        closed = text[start:end].rstrip().endswith(tuple(ENDS))
        right = end if closed else min([last, *(at + 1 for mark in ENDS if (at := text.find(mark, end, last)) >= 0)])
        return Quotation(text[left:start].lstrip(), list(_pieces(requirement)), text[end:right].rstrip())
    left, right = max(first, start - AROUND), min(last, end + AROUND)
    if left > first:  # begin and end at a mark, not in the middle of a word
        left = min((at + 1 for mark in STOPS if (at := text.find(mark, left, start)) >= 0), default=left)
    if right < last:
        right = max((at + 1 for mark in STOPS if (at := text.rfind(mark, end, right)) >= 0), default=right)
    return Quotation(
        ("……" if left > first else "") + text[left:start].lstrip(),
        list(_pieces(requirement)),
        text[end:right].rstrip() + ("……" if right < last else ""),
    )


def _pieces(requirement: Requirement) -> Iterator[tuple[str, bool]]:
    """Yield the quotation with the named units and time limits apart."""
    text, start, end = requirement.speech.text, requirement.span_start, requirement.span_end
    if text[start:end] != requirement.quote:  # worded by a person, so nothing stands where it stood
        yield requirement.quote, False
        return
    named = sorted((one.get("start", -1), one.get("end", -1)) for one in (*requirement.actors, *requirement.deadlines))
    position = start
    for left, right in named:
        if position <= left < right <= end:
            if position < left:
                yield text[position:left], False
            yield text[left:right], True
            position = right
    if position < end:
        yield text[position:end], False
