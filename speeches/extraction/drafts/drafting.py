"""Write the drafts of the duties that were found: parted by unit, explained, summarised, with their figures."""

import re
from collections.abc import Sequence
from functools import partial
from typing import NamedTuple

from speeches.extraction import lexicon
from speeches.extraction.drafts import explain, summary
from speeches.extraction.drafts.parting import Part, part
from speeches.extraction.duties import Verdict
from speeches.extraction.model import Weights
from speeches.extraction.quantities import find_in_each
from speeches.extraction.structure import sentences, topic
from speeches.extraction.types import Actor, Deadline, Draft, Heading

FARTHEST_BEGINNING = 300  # characters
DIGIT = re.compile(r"\d")


class Duty(NamedTuple):
    """A sentence that is a duty with the note that goes on from it, a part of such, or a row of a table of tasks."""

    start: int
    end: int  # of its note
    task: tuple[int, int]  # where the words of the task stand, without the note
    said: str  # the sentence, or the task of a row
    verdict: Verdict
    actors: tuple[Actor, ...]
    limits: tuple[Deadline, ...]
    headings: tuple[str, ...]
    topic: str = ""


def parted(text: str, duty: Duty) -> list[Duty]:
    """Return a duty by itself, or its parts where it gives several units a task each."""
    start, end = duty.task
    if duty.end > end:
        starts = [*(one.start for one in duty.actors), *(one.start for one in duty.limits)]
        if max(starts, default=0) >= end:  # whom an office holds to it, it follows up
            duty = duty._replace(verdict=duty.verdict._replace(is_trackable=True))
        return [duty]
    if len(duty.actors) < 2:  # as mostly
        return [duty]
    parts = part(text, start, end, duty.actors, duty.limits)
    if len(parts) == 1:
        return [duty]
    tells = [_tells(text, one) for one in parts]
    return [
        duty._replace(
            start=one.start,
            end=one.end,
            task=(one.start, one.end),
            actors=one.actors,
            limits=one.limits,
            verdict=duty.verdict._replace(is_trackable=duty.verdict.is_trackable and (telling or not any(tells))),
        )
        for one, telling in zip(parts, tells, strict=True)
    ]


def written(text: str, found: Sequence[Duty], weights: Weights, headings: Sequence[Heading] = ()) -> tuple[Draft, ...]:
    """Return the drafts of the duties of a text with the given headings.

    Each step is done for all before the next is: its word lists then stay in the processor's cache.
    """
    told = [
        explain.reasons(one.said, one.verdict, one.actors, one.limits, weights, partial(_origin, text, one, headings))
        for one in found
    ]
    short = summary.summarise(text, [(*one.task, one.actors, one.limits) for one in found])
    figures = find_in_each(text, [one.task for one in found])
    drafts = [
        Draft(
            start=one.start,
            end=one.end,
            text=text[one.start : one.end],
            headings=one.headings,
            trackable=one.verdict.is_trackable,
            confidence=round(one.verdict.confidence, 3),
            actors=one.actors,
            deadlines=one.limits,
            reasons=reasons,
            summary=topic.headed(one.topic, words),
            quantities=quantities,
        )
        for one, reasons, words, quantities in zip(found, told, short, figures, strict=True)
    ]
    return tuple(drafts)


def _origin(text: str, duty: Duty, headings: Sequence[Heading], actor: Actor) -> str:
    """Say in which heading or sentence an actor stands who is not named in a duty; "" where it is plain to see."""
    if duty.verdict.rule == "row":
        return ""  # in the cell above
    for heading in headings:
        if heading.start <= actor.start < heading.end:
            return f"承标题“{_short(heading.text)}”"
    cut = sentences.SENTENCE.search(text, _beginning(text, actor.start))
    words = _short(cut.group().strip()) if cut else ""
    return f"见后面“{words}”" if actor.start > duty.start else f"承前面“{words}”"


def _beginning(text: str, place: int) -> int:
    """Return where the sentence begins that holds a place, as far as one looks back."""
    begin = max(place - FARTHEST_BEGINNING, 0)
    return max(begin, *(text.rfind(mark, begin, place) + 1 for mark in "。！？；\n"))


def _short(words: str) -> str:
    return words if len(words) <= explain.SHOWN else f"{words[: explain.SHOWN]}…"


def _tells(text: str, one: Part) -> bool:
    """Tell whether a part may name something to show: a limit, a figure, an action, anything but an attitude."""
    words = text[one.start : one.end]
    shown = one.limits or DIGIT.search(words) or lexicon.any_of("cues/action", "cues/consequence").search(words)
    return bool(shown or not lexicon.any_of("cues/attitude").search(words))
