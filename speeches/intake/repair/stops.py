"""Put full stops back into a text that has lost most of them."""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from speeches.intake.repair import boundaries, listed_points
from speeches.intake.tracing import Change

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

# Office prose has a full stop every 30 to 60 characters, the most long-winded every 100.
_SPARSE = 150
_SHORT = 300
# One sentence ends in most clauses that have an end at all; for a second it takes more.
_LIKELY = 0.25
_LIKELY_TOO = 0.4
_NEAREST = 5
_LONG_LINE = 30  # a shorter line may be a title or a heading without its number
_HEADING_LONG = 80
_ENDS = "。！？；：”），、"
_CLAUSE_END = re.compile("[，；：！？]")
_HEADING = re.compile(r"(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|\d{1,2}[、.．])")


def lost_stops(text: str) -> Iterator[Change]:
    """Insert full stops where the model sees the end of a sentence, in a text that has far too few."""
    body = len(re.sub(r"\s", "", text))
    if body < _SHORT or body < _SPARSE * len(re.findall(r"[。！？]", text)):
        return
    yield from put_back(text, boundaries.weights())


def put_back(text: str, model: NDArray[np.float32]) -> Iterator[Change]:
    """Insert full stops at the likely places of a text and at the ends of lines that are no headings."""
    places, chances = boundaries.probabilities(text, model)
    chances = listed_points.raised(text, places, chances)
    likely = chances >= _LIKELY
    found = list(zip(places[likely].tolist(), chances[likely].tolist(), strict=True))
    start = at = 0
    for line in text.split("\n"):
        end = start + len(line)
        first = at
        while at < len(found) and found[at][0] < end:
            at += 1
        if not (_HEADING.match(line) and len(line) < _HEADING_LONG):
            yield from _in_line(text, start, end, found[first:at])
        start = end + 1


def _in_line(text: str, start: int, end: int, likely: Sequence[tuple[int, float]]) -> Iterator[Change]:
    """Yield the stops of the line ``text[start:end]``: in each clause the likeliest place, and others that are sure."""
    if end - start < _NEAREST * 4:
        return
    taken: set[int] = {start}
    clauses: set[int] = set()
    ends = [match.start() for match in _CLAUSE_END.finditer(text, start, end)] if likely else []
    for at, chance in sorted(likely, key=lambda one: -one[1]):
        clause = bisect(ends, at)
        if clause in clauses and chance < _LIKELY_TOO:
            continue
        if taken.isdisjoint(range(at - _NEAREST + 1, at + _NEAREST)):
            taken.add(at)
            clauses.add(clause)
            yield Change(at, at, "。", round(chance, 2))
    if end - start > _LONG_LINE and text[end - 1] not in _ENDS:
        yield Change(end, end, "。", 0.9)
