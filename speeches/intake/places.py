"""Find each repair again in the clean text: the way from the record of edits to the places a person can change.

Runs of a speech were copied from the raw text; between two runs lies a gap in which something was mended. Edits of
one gap that touch different characters are places of their own; edits that overlap (one rule mended what another had
left) make one place, because only their joint result stands in the text.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from speeches.intake.document import Edit, Segment

Key = tuple[int, int]  # start and end in the raw text


class Run(NamedTuple):
    """Copied characters: ``clean[at:at+length] == raw[source:source+length]``."""

    at: int
    source: int
    length: int


@dataclass(frozen=True, slots=True)
class Extent:
    """One speech as a part of its file: its clean text and how it lies in the raw text."""

    text: str
    runs: tuple[Run, ...]
    raw_start: int
    raw_end: int


@dataclass(frozen=True, slots=True)
class Place:
    """One mended place: ``raw[start:end]`` reads ``before`` and stands in the clean text as ``clean[at:until]``.

    ``after`` is what the rules made of it, ``now`` what stands there; they differ where a person decided otherwise.
    """

    start: int
    end: int
    at: int
    until: int
    before: str
    after: str
    now: str
    edits: tuple[Edit, ...]
    decided: bool = False

    @property
    def key(self) -> Key:
        return self.start, self.end

    @property
    def rule(self) -> str:
        """The rule, or the rules joined by ``+`` where several made the place together."""
        return "+".join(dict.fromkeys(edit.rule for edit in self.edits))

    @property
    def sure(self) -> float:
        return min(edit.sure for edit in self.edits)

    @property
    def is_flag(self) -> bool:
        """Whether the rules left the text alone: a person has to look."""
        return self.before == self.after


@dataclass(frozen=True, slots=True)
class Ruling:
    """What a person decided on a place: ``after`` is what the rules had made, ``text`` what stands there since."""

    after: str
    text: str


def runs_of(segments: Iterable[Segment]) -> tuple[Run, ...]:
    """Return a speech's segments as runs."""
    return tuple(Run(one.at, one.source, one.length) for one in segments)


class _Gap(NamedTuple):
    start: int
    end: int
    at: int
    until: int
    speech: int


def places(
    raw: str, edits: Sequence[Edit], extents: Sequence[Extent], rulings: Mapping[Key, Ruling]
) -> list[list[Place]]:
    """Return the places of each speech in reading order.

    What was cut away between two speeches belongs to the one that follows, at the end of the file to the last.
    ``rulings`` are those that the texts already follow.
    """
    found: list[list[Place]] = [[] for _ in extents]
    gaps = list(_gaps(extents, len(raw)))
    starts = [gap.start for gap in gaps]
    inside: dict[int, list[Edit]] = {}
    for edit in edits:
        if edit.before == edit.after and (edit.start, edit.end) not in rulings:
            speech = _speech_at(extents, edit.start)
            if speech is not None:
                found[speech].append(_flagged(edit, extents[speech]))
            continue
        index = _gap_of(edit, gaps, starts)
        if index is not None:
            inside.setdefault(index, []).append(edit)
    for index, members in inside.items():
        gap = gaps[index]
        found[gap.speech] += _places_in(raw, gap, members, extents[gap.speech].text, rulings)
    return [sorted(rows, key=lambda place: (place.at, place.start, place.end)) for rows in found]


def clean_position(extent: Extent, position: int) -> int:
    """Return where a raw place stands in the clean text; what was cut away leads to what follows it."""
    index = bisect_right(extent.runs, position, key=lambda run: run.source) - 1
    if index < 0:
        return extent.runs[0].at if extent.runs else 0
    run = extent.runs[index]
    if position <= run.source + run.length:
        return run.at + position - run.source
    return extent.runs[index + 1].at if index + 1 < len(extent.runs) else len(extent.text)


def raw_position(extent: Extent, position: int, *, end: bool = False) -> int:
    """Return where a clean place stands in the raw text; what was put in leads to the gap it was put into.

    ``end``: the place ends a span, so that one at the end of a gap takes the gap with it.
    """
    index = bisect_right(extent.runs, position - 1 if end else position, key=lambda run: run.at) - 1
    if index < 0:
        return extent.raw_start
    run = extent.runs[index]
    if position <= run.at + run.length:
        return run.source + position - run.at
    if end:
        return extent.runs[index + 1].source if index + 1 < len(extent.runs) else extent.raw_end
    return run.source + run.length


def _gaps(extents: Sequence[Extent], length: int) -> Iterator[_Gap]:
    done = 0
    for speech, extent in enumerate(extents):
        start, at = done, 0
        for run in extent.runs:
            yield _Gap(start, max(start, run.source), at, run.at, speech)
            start, at = run.source + run.length, run.at + run.length
        last = speech == len(extents) - 1
        done = max(start, length if last else extent.raw_end)
        yield _Gap(start, done, at, len(extent.text), speech)


def _gap_of(edit: Edit, gaps: Sequence[_Gap], starts: Sequence[int]) -> int | None:
    """Return the first gap that holds an edit; where a speech ends, the gap before goes before the one after."""
    index = bisect_right(starts, edit.start) - 1
    chances = [
        chance
        for chance in (index - 1, index)
        if chance >= 0 and gaps[chance].start <= edit.start and edit.end <= gaps[chance].end
    ]
    return chances[0] if chances else None


def _speech_at(extents: Sequence[Extent], position: int) -> int | None:
    for index, extent in enumerate(extents):
        if extent.raw_start <= position <= extent.raw_end:
            return index
    return None


def _flagged(edit: Edit, extent: Extent) -> Place:
    at = clean_position(extent, edit.start)
    until = max(at, clean_position(extent, edit.end))
    now = extent.text[at:until]
    return Place(edit.start, edit.end, at, until, edit.before, edit.before, now, (edit,))


def _places_in(raw: str, gap: _Gap, edits: Iterable[Edit], text: str, rulings: Mapping[Key, Ruling]) -> Iterator[Place]:
    """Yield the places of one gap; where its parts cannot be told apart the whole gap is one place."""
    content = text[gap.at : gap.until]
    lots = list(_lots(edits))
    words = [_words(lot, rulings) for lot in lots]
    unknown = [index for index, known in enumerate(words) if known is None]
    if len(unknown) == 1:
        head = "".join(known or "" for known in words[: unknown[0]])
        tail = "".join(known or "" for known in words[unknown[0] + 1 :])
        if len(head) + len(tail) <= len(content):
            words[unknown[0]] = content[len(head) : len(content) - len(tail)]
    if "".join(known or "" for known in words) != content or None in words:
        lots, words = [[edit for lot in lots for edit in lot]], [content]
    at = gap.at
    for lot, known in zip(lots, words, strict=True):
        start, end = min(edit.start for edit in lot), max(edit.end for edit in lot)
        now = known or ""
        ruling = rulings.get((start, end))
        after = ruling.after if ruling else now
        yield Place(start, end, at, at + len(now), raw[start:end], after, now, tuple(lot), decided=bool(ruling))
        at += len(now)


def _lots(edits: Iterable[Edit]) -> Iterator[list[Edit]]:
    """Yield the edits that touch the same characters, or were put in at the same point, together."""
    lot: list[Edit] = []
    reach = start = -1
    for edit in sorted(edits, key=lambda one: (one.start, one.end)):
        same_point = edit.start == edit.end == start == reach
        if lot and (edit.start < reach or same_point):
            lot.append(edit)
        else:
            if lot:
                yield lot
            lot, start = [edit], edit.start
            reach = edit.end
        reach = max(reach, edit.end)
    if lot:
        yield lot


def _words(lot: Sequence[Edit], rulings: Mapping[Key, Ruling]) -> str | None:
    ruling = rulings.get((min(edit.start for edit in lot), max(edit.end for edit in lot)))
    if ruling:
        return ruling.text
    return lot[0].after if len(lot) == 1 else None
