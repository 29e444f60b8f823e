"""Find the speeches in a file: where each begins and ends, and what its title is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from speeches.intake.heads import HEAD_LINE, HEAD_LINES, SALUTATION, TITLE, Line, repeats, title_like, without_head
from speeches.intake.numerals import value

_PART = re.compile(r"^(?:【)?第\s?(?:\d{1,3}|[一二三四五六七八九十百]{1,4})篇(?:】)?[:：、.\s]?\s*(?P<title>\S.*)?$")
_CHAPTER = re.compile(
    r"^(?P<title>.{0,50}?(?:篇|之|\(|（|(?:讲话|发言|致辞|主持|报告)[稿词]?)(?P<number>[一二三四五六七八九十]{1,3}|\d{1,2})[)）]?)$"
)
_CHAPTER_LEAD = re.compile(
    r"^(?P<open>【)?篇(?P<number>[一二三四五六七八九十]{1,3}|\d{1,2})(?(open)】\s?|[:：、\s])(?P<title>.{4,60})$"
)
_SALUTATION = re.compile(r"^[^\n。]{0,30}(?:同志们|各位[\u4e00-\u9fff]{2,4}|朋友们)[:：!！]$")


@dataclass(frozen=True, slots=True)
class Section:
    """One speech in a clean text: ``text[start:end]`` is its body, ``head`` the lines above that describe it."""

    start: int
    end: int
    title: str | None = None
    head: tuple[str, ...] = ()


def split(text: str) -> list[Section]:
    """Return the speeches of a text in order; a text without signs of a collection is one."""
    lines = _lines(text)
    starts = _part_starts(lines)
    found: list[Section] = []
    bounds = [number for number, _ in starts]
    for (number, title), until in zip(starts, [*bounds[1:], len(lines)], strict=True):
        section = _section(lines[number + 1 : until] if title is not None else lines[number:until], text)
        if section is None:
            continue
        found.append(replace(section, title=title or section.title))
    return found or [Section(0, len(text))]


def _lines(text: str) -> list[Line]:
    lines = []
    start = 0
    for line in text.split("\n"):
        lines.append(Line(start, line))
        start += len(line) + 1
    return lines


def _part_starts(lines: list[Line]) -> list[tuple[int, str | None]]:
    """Return (line number, title) of every part; title ``None`` means that the line belongs to the part itself."""
    titled = [
        (number, match.group("title") or "") for number, line in enumerate(lines) if (match := _PART.match(line.text))
    ]
    starts: dict[int, str | None] = dict(titled) if len(titled) > 1 else {}
    starts |= _chapters(lines)
    if not starts:
        starts = dict.fromkeys(_repeated_titles(lines))
    before = min(starts, default=0)
    if before and any(len(line.text) > HEAD_LINE for line in lines[:before]):
        starts[0] = None
    return sorted(starts.items()) if starts else [(0, None)]


def _chapters(lines: list[Line]) -> dict[int, str | None]:
    """Return the lines …篇一, …篇二, … or 篇一：…, when they count up from one."""
    for pattern in (_CHAPTER, _CHAPTER_LEAD):
        matches = [(at, match) for at, line in enumerate(lines) if (match := pattern.match(line.text))]
        runs: list[tuple[int, str]] = []
        expected = 1
        for at, match in matches:
            number = match.group("number")
            if (int(number) if number.isdecimal() else value(number)) == expected:
                runs.append((at, match.group("title")))
                expected += 1
        if len(runs) > 1:
            return dict(runs)
    return {}


def _repeated_titles(lines: list[Line]) -> Iterator[int]:
    """Yield the title lines that stand above a salutation, when there are several."""
    found = []
    for number, line in enumerate(lines):
        if not SALUTATION.match(line.text):
            continue
        above = range(max(0, number - HEAD_LINES), number)
        title = next((at for at in reversed(above) if TITLE.match(lines[at].text.strip())), None)
        if title is not None:
            found.append(title)
    if len(found) > 1:
        yield from found


def _section(lines: list[Line], text: str) -> Section | None:
    """Return the speech that these lines hold, its head and a repeat of its title at the end left out."""
    filled = [line for line in lines if line.text.strip()]
    if not filled:
        return None
    whole = lines[0].start == 0 and lines[-1].end == len(text)
    body, head, title = without_head(filled)
    if not body:
        return None
    cut_tail = False
    while len(body) > 1 and title_like(body[-1].text) and repeats(body[-1].text, title, head):
        body.pop()
        cut_tail = True
    if whole and not head and not cut_tail:
        return Section(0, len(text), title, ())
    end = len(text) if whole and not cut_tail else min(len(text), body[-1].end)
    return Section(body[0].start, end, title, tuple(line.text for line in head))
