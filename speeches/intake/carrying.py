"""Carry spans and copied runs over a change of the text they point into."""

import difflib
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from speeches.intake.places import Run

CLOSE_LOOK = 25_000_000  # character pairs that are compared one by one; larger blocks are replaced whole


class Replacement(NamedTuple):
    """``text[start:end]`` becomes ``words``."""

    start: int
    end: int
    words: str

    @property
    def growth(self) -> int:
        return len(self.words) - (self.end - self.start)


class Carried(NamedTuple):
    """A span after a change. ``touched``: its words changed; ``cut``: the change lay across one of its ends."""

    start: int
    end: int
    touched: bool = False
    cut: bool = False


def replaced(text: str, change: Replacement) -> str:
    """Return the text with the change made."""
    return text[: change.start] + change.words + text[change.end :]


def carry(start: int, end: int, change: Replacement) -> Carried:
    """Return where the span ``start`` to ``end`` stands after the change.

    What is put in exactly at an end stays outside. A change across an end draws the span over all of it (``cut``).
    """
    if end <= change.start:
        return Carried(start, end)
    if start >= change.end:
        return Carried(start + change.growth, end + change.growth)
    if start <= change.start and change.end <= end:
        return Carried(start, end + change.growth, touched=True)
    return Carried(min(start, change.start), max(end, change.end) + change.growth, touched=True, cut=True)


def carry_runs(runs: Iterable[Run], change: Replacement) -> Iterator[Run]:
    """Yield the copied runs after the change; a run that the change lies in is cut."""
    for run in runs:
        if run.at + run.length <= change.start:
            yield run
        elif run.at >= change.end:
            yield run._replace(at=run.at + change.growth)
        else:
            if run.at < change.start:
                yield run._replace(length=change.start - run.at)
            gone = change.end - run.at
            if gone < run.length:
                yield Run(change.start + len(change.words), run.source + gone, run.length - gone)


def differences(before: str, after: str) -> list[Replacement]:
    """Return what leads from one text to the other, the last change first: lines compared, then characters."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    found: list[Replacement] = []
    at = 0
    for kind, a0, a1, b0, b1 in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        left, right = "".join(old[a0:a1]), "".join(new[b0:b1])
        if kind != "equal":
            found += _closer(left, right, at)
        at += len(left)
    return found[::-1]


def _closer(left: str, right: str, at: int) -> Iterator[Replacement]:
    if len(left) * len(right) > CLOSE_LOOK:
        yield Replacement(at, at + len(left), right)
        return
    for kind, a0, a1, b0, b1 in difflib.SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        if kind != "equal":
            yield Replacement(at + a0, at + a1, right[b0:b1])
