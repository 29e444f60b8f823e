"""Part a sentence that gives several units a task each."""

import re
from collections.abc import Sequence

from speeches.extraction import lexicon
from speeches.extraction.types import Actor

BOUNDARY = re.compile(r"[，；]")
SHORTEST = 8  # characters of a part; shorter ones say too little to stand alone


def part(text: str, start: int, end: int, actors: Sequence[Actor]) -> list[tuple[int, int, tuple[Actor, ...]]]:
    """Return (start, end, actors) of each part of text[start:end]; one part unless the units' tasks are separate.

    A new part begins at a clause that opens with a unit of its own which is told something (要, 每月, a verb). Roles
    of lead and support belong together, so a sentence that gives any is never parted.
    """
    inside = [actor for actor in actors if not actor.inherited and start <= actor.start < end]
    if len(inside) < 2 or any(actor.role for actor in inside) or "（" in text[start:end]:
        return [(start, end, tuple(actors))]
    cuts = [start]
    for actor in inside[1:]:
        opens = BOUNDARY.match(text, actor.start - 1)
        told = lexicon.any_of("actors/follow_modal", "cues/action").match(text, _end_of_list(text, actor, inside), end)
        if opens and told and actor.start - cuts[-1] >= SHORTEST and end - actor.start >= SHORTEST:
            cuts.append(actor.start)
    if len(cuts) == 1:
        return [(start, end, tuple(actors))]
    parts = []
    for at, until in zip(cuts, [*cuts[1:], end], strict=True):
        theirs = tuple(actor for actor in inside if at <= actor.start < until)
        close = until - 1 if until < end and text[until - 1] in "，；" else until
        parts.append((at, close, theirs))
    return parts if all(theirs for _, _, theirs in parts) else [(start, end, tuple(actors))]


def _end_of_list(text: str, actor: Actor, inside: Sequence[Actor]) -> int:
    """Return where the list of names ends that `actor` opens."""
    last = actor.end
    for other in inside:
        if other.start > last and text[last : other.start] in {"、", "和", "与", "及", "以及"}:
            last = other.end
    return last
