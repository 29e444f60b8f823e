"""Charts as numbers for SVG: the server draws them, so they print, need no script and carry their values."""

from collections.abc import Sequence
from dataclasses import dataclass

from config.templatetags.luoshi import day

from .figures import Line, Week

WIDTH, HEIGHT = 536, 250
LEFT, BASE, TOP = 30, 222, 16
BAR = 24


@dataclass(frozen=True, slots=True)
class Rect:
    """One bar's part."""

    tone: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Column:
    """One week of the stack."""

    label: str
    x: float
    parts: tuple[Rect, ...]


@dataclass(frozen=True, slots=True)
class Stack:
    """A stack of columns over a scale."""

    columns: list[Column]
    ticks: list[tuple[int, float]]
    width: int = WIDTH
    height: int = HEIGHT
    left: int = LEFT
    base: int = BASE


def weekly(weeks: Sequence[Week]) -> Stack:
    """Return the weeks as a stack, overdue at the foot."""
    top = _round_up(max((week.open.count for week in weeks), default=0))
    scale = (BASE - TOP) / top
    step = (WIDTH - LEFT - 50) / max(len(weeks), 1)
    columns = []
    for number, week in enumerate(weeks):
        x = LEFT + 8 + number * step
        late, rest = week.overdue.count * scale, (week.open.count - week.overdue.count) * scale
        parts = (
            Rect("red", round(x, 1), round(BASE - late, 1), BAR, round(late, 1)),
            Rect("green", round(x, 1), round(BASE - late - rest, 1), BAR, round(rest, 1)),
        )
        label = day(week.day) if number % 3 == 0 or number == len(weeks) - 1 else ""
        columns.append(Column(label, round(x + BAR / 2, 1), parts))
    ticks = [(value, round(BASE - value * scale, 1)) for value in range(0, top + 1, max(top // 4, 1))]
    return Stack(columns, ticks)


def unit_bars(lines: Sequence[Line], width: int = 192) -> dict[int, list[Rect]]:
    """Return for each line its lights side by side; the longest line fills the width."""
    longest = max((line.all.count for line in lines), default=0) or 1
    bars = {}
    for line in lines:
        x, parts = 0.0, []
        for light in ("red", "yellow", "green", "grey"):
            share = line.lights[light].count * width / longest
            if share:
                parts.append(Rect(light, round(x, 1), 0, round(max(share - 1, 1), 1), 12))
                x += share
        bars[line.key] = parts
    return bars


def _round_up(value: int) -> int:
    """Return the next number that divides well by four."""
    for step in (4, 8, 20, 40, 80, 120, 200, 400, 800, 1200, 2000):
        if value <= step:
            return step
    return (value // 2000 + 1) * 2000
