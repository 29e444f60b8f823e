"""Lay a speech out for reading: its lines, its headings, and every requirement marked where it was said.

Pure: text and rows in, blocks out; a template draws them. No character of the text is lost or moved.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from speeches.models import Requirement


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text; ``note`` is what stands above it (a role, a date), ``tone`` its class: "who" or "when"."""

    text: str
    note: str = ""
    tone: str = ""


@dataclass(slots=True)
class Mark:
    """A requirement's share of one line (a requirement over two lines has two), or plain text between."""

    requirement: Requirement | None
    pieces: list[Piece]
    first: bool = True  # carries the number


@dataclass(slots=True)
class Block:
    """One line of the text. ``level`` is 0, 1, 2… for a heading that fills its line, None for a paragraph."""

    start: int
    end: int
    level: int | None = None
    marks: list[Mark] = field(default_factory=list)

    @property
    def tag(self) -> str:
        return "p" if self.level is None else "h2" if self.level == 0 else "h3"


def lay_out(text: str, outline: Iterable[Mapping[str, Any]], requirements: Sequence[Requirement]) -> list[Block]:
    """Return the lines of a speech with its requirements marked; ``requirements`` in reading order.

    Where two requirements overlap the earlier one keeps the common words.
    """
    headings = {heading["start"]: heading for heading in outline}
    spans = list(_apart(requirements))
    blocks, position, at = [], 0, 0
    for line in text.splitlines(keepends=True):
        start, position = position, position + len(line)
        bare_start = start + len(line) - len(line.lstrip())
        bare_end = start + len(line.rstrip())
        if bare_end <= bare_start:
            continue
        heading = headings.get(bare_start)
        fills = heading is not None and heading["end"] >= bare_end - 1
        block = Block(bare_start, bare_end, heading["level"] if heading is not None and fills else None)
        while at < len(spans) and spans[at][1] <= bare_start:
            at += 1
        block.marks = list(_marks(text, bare_start, bare_end, spans, at))
        blocks.append(block)
    return blocks


def _apart(requirements: Sequence[Requirement]) -> Iterable[tuple[int, int, Requirement]]:
    """Yield spans in order, none reaching into the one before it."""
    end = 0
    for row in sorted(requirements, key=lambda one: (one.span_start, one.span_end)):
        start = max(row.span_start, end)
        if start < row.span_end:
            end = row.span_end
            yield start, end, row


def _marks(text: str, start: int, end: int, spans: Sequence[tuple[int, int, Requirement]], at: int) -> Iterable[Mark]:
    position = start
    while at < len(spans) and spans[at][0] < end:
        span_start, span_end, row = spans[at]
        left, right = max(span_start, start), min(span_end, end)
        if position < left:
            yield Mark(None, [Piece(text[position:left])])
        if left < right:
            yield Mark(row, list(_pieces(text, left, right, row)), first=left == span_start)
            position = right
        if span_end > end:
            break
        at += 1
    if position < end:
        yield Mark(None, [Piece(text[position:end])])


def _pieces(text: str, start: int, end: int, row: Requirement) -> Iterable[Piece]:
    """Yield the words of a requirement with its actors and limits apart."""
    noted = []
    for actor in row.actors:
        note = {"lead": "主办", "support": "协办"}.get(str(actor.get("role")), "责任主体")
        noted.append((actor.get("start", -1), actor.get("end", -1), note, "who"))
    for limit in row.deadlines:
        noted.append((limit.get("start", -1), limit.get("end", -1), limit_note(limit), "when"))
    position = start
    for left, right, note, tone in sorted(noted):
        if position <= left < right <= end:
            if position < left:
                yield Piece(text[position:left])
            yield Piece(text[left:right], note, tone)
            position = right
    if position < end:
        yield Piece(text[position:end])


def limit_note(limit: Mapping[str, Any]) -> str:
    """Return what a time limit comes to, for the note above it: 3月26日, 每月."""
    day = limit.get("due") or limit.get("from")
    if day:
        _year, month, date = str(day).split("-")
        return f"{int(month)}月{int(date)}日" + ("起" if not limit.get("due") else "")
    return repeat_words(str(limit.get("rrule") or "")) or "待明确"


def repeat_words(rule: str) -> str:
    """Return a recurrence in Chinese: FREQ=MONTHLY;INTERVAL=3 → 每季度."""
    parts = dict(part.split("=", 1) for part in rule.upper().split(";") if "=" in part)
    interval = parts.get("INTERVAL", "1")
    monthly = {"3": "每季度", "6": "每半年", "12": "每年"}.get(interval, f"每{interval}个月")
    words = {
        "DAILY": "每天" if interval == "1" else f"每{interval}天",
        "WEEKLY": "每周" if interval == "1" else f"每{interval}周",
        "MONTHLY": "每月" if interval == "1" else monthly,
        "YEARLY": "每年" if interval == "1" else f"每{interval}年",
    }.get(parts.get("FREQ", ""), "")
    if parts.get("BYMONTHDAY") == "15,-1":
        return "每半月"
    if words and parts.get("BYMONTHDAY", "").isdigit():
        return f"{words}{parts['BYMONTHDAY']}日"
    if words == "每周" and parts.get("BYDAY") in WEEK:
        return f"每周{WEEK[parts['BYDAY']]}"
    return words


WEEK = {"MO": "一", "TU": "二", "WE": "三", "TH": "四", "FR": "五", "SA": "六", "SU": "日"}
