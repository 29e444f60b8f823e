"""The values that extraction takes and gives: frozen, plain, no Django.

Those that a speech has thousands of are named tuples: to make a frozen data class takes far longer.
All offsets are half open, count characters and index the text that was passed in.
"""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import NamedTuple

PASSED_ON = frozenset({"news", "minutes"})  # kinds of text in which somebody passes on what was asked for


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of a speech beside its text."""

    held_on: date | None = None  # the day that relative dates count from
    kind: str = "speech"  # "speech", "report", "news", "minutes" or "" (unknown)
    holidays: dict[date, bool] = field(default_factory=dict)  # date -> is it a working day, over the calendar's own


@dataclass(frozen=True, slots=True)
class Actor:
    """Who has to do it, as the text names it."""

    text: str
    start: int
    end: int
    role: str = ""  # "lead", "support" or ""
    inherited: bool = False  # stands outside the requirement's own sentence


@dataclass(frozen=True, slots=True)
class Deadline:
    """A time limit, frequency or start, as the text names it, and what it comes to."""

    text: str
    start: int
    end: int
    kind: str  # "due", "recurring", "start" or "span"
    due: date | None = None
    start_on: date | None = None
    rrule: str | None = None  # RFC 5545 RRULE value
    rule: str = ""  # name of the rule that read it
    event: str = ""  # the words right before `text` that say what it counts from, where that is yet to come: 接报后

    @property
    def said(self) -> str:
        """The words with those of the event: 接报后24小时内."""
        return self.event + self.text


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure to be reached: 每村每年不低于10万元, 覆盖率达到95%以上."""

    text: str
    start: int
    end: int
    relation: str  # "at_least", "at_most" or "exactly"
    number: Decimal
    unit: str
    object: str = ""  # what is counted or measured: 基层服务点, 覆盖率
    each: str = ""  # for each of what: 村, 年; several are joined by 、
    scale: str = ""  # 万 or 亿, as the text has it; `number` is in `unit` without it
    said: str = ""  # the figure with what is counted, in the text's words: 覆盖率达到95%以上
    times: bool = False  # how often something is to be done


class Reason(NamedTuple):
    """One thing that spoke for (positive weight) or against (negative) a draft."""

    name: str  # stable key of the rule or feature
    words: str  # what it saw, as a person would say it, in Chinese
    weight: float


class Draft(NamedTuple):
    """A sentence or part of one in which somebody is told, or promises, to do something."""

    start: int
    end: int
    text: str
    headings: tuple[str, ...]
    trackable: bool
    confidence: float  # that it is a requirement at all, 0 to 1
    actors: tuple[Actor, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    reasons: tuple[Reason, ...] = ()
    summary: str = ""  # 8 to 24 characters where possible, 30 at most, for the ledger
    quantities: tuple[Quantity, ...] = ()


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the outline: its words, depth (0 outermost) and what its part is."""

    start: int
    end: int
    text: str
    level: int
    part: str = ""  # "background", "results", "problems", "significance", "duties", "arrangements", "closing" or ""


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in one text."""

    drafts: tuple[Draft, ...]
    outline: tuple[Heading, ...]
    engine: str  # version of the weights, and a fingerprint of the rules: 2.1f3a90c4+5be0d277
