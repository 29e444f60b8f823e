"""What the desk must know of all drafts of a speech, however many: where they stand, what is decided, what changed.

One query over a few columns; the drafts themselves are read part by part (desk.py).
"""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

from speeches.models import Speech
from speeches.models.requirement import State

from . import parts

CONFIDENCES = (95, 90, 85, 80, 70, 50)  # hundredths, offered for confirming all above
MOST_HEADINGS = 300  # beyond that the outline shows the uppermost only


class Line(NamedTuple):
    """A draft or requirement in few columns; spans are offsets into the speech."""

    pk: int
    start: int
    end: int
    trackable: bool
    state: str
    version: int
    confidence: float

    @property
    def listed(self) -> bool:
        """Whether it stands in the list and counts, rather than among the folded general demands."""
        return self.trackable or self.state == State.CONFIRMED


@dataclass(frozen=True)
class Overview:
    """All drafts of a speech in reading order, and the parts of its text."""

    speech: Speech
    lines: list[Line]
    begins: list[int]  # where each part of the text begins

    @classmethod
    def of(cls, speech: Speech) -> "Overview":
        """Read it; one query."""
        rows = speech.requirements.filter(withdrawn=False).in_reading_order()
        lines = [
            Line(*row)
            for row in rows.values_list("pk", "span_start", "span_end", "trackable", "state", "version", "confidence")
        ]
        return cls(speech, lines, parts.starts(speech.text))

    @cached_property
    def by_key(self) -> dict[int, Line]:
        return {line.pk: line for line in self.lines}

    @cached_property
    def numbers(self) -> dict[int, int]:
        """Key → the number that a draft bears on the desk, from 1."""
        return {line.pk: number for number, line in enumerate(self.lines, 1)}

    @cached_property
    def total(self) -> int:
        return sum(line.listed for line in self.lines)

    @cached_property
    def decided(self) -> int:
        return sum(line.listed and line.state != State.DRAFT for line in self.lines)

    @property
    def count(self) -> str:
        """Decided, listed and all drafts, as the page says them when it asks for news: 3/24/31."""
        return f"{self.decided}/{self.total}/{len(self.lines)}"

    @cached_property
    def sure(self) -> list[tuple[int, int]]:
        """From which confidence (in hundredths) all can be confirmed at once, and how many drafts that takes."""
        open_ones = sorted(line.confidence for line in self.lines if line.trackable and line.state == State.DRAFT)
        return [(percent, len(open_ones) - bisect_left(open_ones, percent / 100)) for percent in CONFIDENCES]

    @cached_property
    def sizes(self) -> tuple[Counter[int], Counter[int]]:
        """Part → how many listed drafts begin in it, and how many general ones."""
        listed: Counter[int] = Counter()
        general: Counter[int] = Counter()
        for line in self.lines:
            (listed if line.listed else general)[parts.part_at(self.begins, line.start)] += 1
        return listed, general

    def part_of(self, pk: int) -> int:
        """Return the part in which a draft begins."""
        return parts.part_at(self.begins, self.by_key[pk].start)

    def span(self, part: int) -> tuple[int, int]:
        """Return where a part begins and ends."""
        later = self.begins[part + 1 : part + 2]
        return self.begins[part], later[0] if later else len(self.speech.text)

    def after(self, pk: int) -> Line | None:
        """Return the undecided draft below one in the list, which it can be merged with; general ones are apart."""
        line = self.by_key[pk]
        later = self.lines[self.numbers[pk] :]
        return next((one for one in later if one.state == State.DRAFT and one.trackable == line.trackable), None)

    def to_open(self, wanted: int | None) -> int | None:
        """Return the key of the draft that was wanted, else of the first undecided one, else of the first."""
        if wanted in self.by_key:
            return wanted
        listed = [line for line in self.lines if line.listed]
        undecided = (line.pk for line in listed if line.state == State.DRAFT)
        return next(undecided, listed[0].pk if listed else None)

    @cached_property
    def headings(self) -> list[dict[str, Any]]:
        """The headings of the outline, each with decided and all listed drafts that stand under it."""
        shown = [heading for heading in self.speech.outline if heading["level"] < 2]
        if len(shown) > MOST_HEADINGS:
            shown = [heading for heading in shown if heading["level"] == 0]
        begins = [heading["start"] for heading in shown]
        own: Counter[int] = Counter()
        done: Counter[int] = Counter()
        for line in self.lines:
            if line.listed:
                at = bisect_right(begins, line.start) - 1
                own[at] += 1
                done[at] += line.state != State.DRAFT
        return [{**heading, "all": own[at], "done": done[at]} for at, heading in enumerate(shown)]

    def headings_over(self, keys: Iterable[int]) -> list[dict[str, Any]]:
        """Return the headings of the outline under which these drafts stand."""
        begins = [heading["start"] for heading in self.headings]
        over = {bisect_right(begins, self.by_key[pk].start) - 1 for pk in keys if pk in self.by_key}
        return [self.headings[at] for at in sorted(over) if at >= 0]

    def within(self, shown: Collection[int]) -> list[Line]:
        """Return the lines whose words stand, in whole or in part, in one of these parts."""
        spans = [self.span(part) for part in shown]
        return [line for line in self.lines if any(line.start < end and line.end > start for start, end in spans)]
