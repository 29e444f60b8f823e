"""Find the speeches in a file: where each begins and ends, and what its title is."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

_PART = re.compile(r"^(?:【)?第\s?(?:\d{1,3}|[一二三四五六七八九十百]{1,4})篇(?:】)?[:：、.\s]?\s*(?P<title>\S.*)?$")
_CHAPTER = re.compile(r"^(?P<title>.{0,50}?(?:篇|之|\(|（)(?P<number>[一二三四五六七八九十]{1,3}|\d{1,2})[)）]?)$")
_CHAPTER_LEAD = re.compile(r"^篇(?P<number>[一二三四五六七八九十]{1,3}|\d{1,2})[:：、\s](?P<title>.{4,60})$")
_TITLE = re.compile(
    r"^(?!.*[。；！？!?;]).{4,70}?(?:讲话|发言|致辞|述职报告|工作报告|讲话稿|发言稿|主持词|主持讲话|讲话提纲|讲话要点|发言材料|发言提纲|讲话材料)"
    r"(?:[（(][^（）()]{1,12}[)）])?$"
)
_SALUTATION = re.compile(r"^[^\n。]{0,30}(?:同志们|各位[\u4e00-\u9fff]{2,4}|朋友们)[:：!！]$")
_SALUTATION_ANY = re.compile(r"^[^\n。]{0,30}(?:同志们|各位领导|各位代表|各位委员|朋友们)[:：!！,，]")
_HEADING = re.compile(r"^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]|\d{1,2}[、.．])")
_HEAD_LINE = 60
_HEAD_LINES = 8
_PLAIN = re.compile(r"[\s（）()全文]+")


@dataclass(frozen=True, slots=True)
class Section:
    """One speech in a clean text: ``text[start:end]`` is its body, ``head`` the lines above that describe it."""

    start: int
    end: int
    title: str | None = None
    head: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


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


def _lines(text: str) -> list[_Line]:
    lines = []
    start = 0
    for line in text.split("\n"):
        lines.append(_Line(start, line))
        start += len(line) + 1
    return lines


def _part_starts(lines: list[_Line]) -> list[tuple[int, str | None]]:
    """Return (line number, title) of every part; title ``None`` means that the line belongs to the part itself."""
    titled = [
        (number, match.group("title") or "") for number, line in enumerate(lines) if (match := _PART.match(line.text))
    ]
    starts: dict[int, str | None] = dict(titled) if len(titled) > 1 else {}
    starts |= _chapters(lines)
    if not starts:
        starts = dict.fromkeys(_repeated_titles(lines))
    before = min(starts, default=0)
    if before and any(len(line.text) > _HEAD_LINE for line in lines[:before]):
        starts[0] = None
    return sorted(starts.items()) if starts else [(0, None)]


def _chapters(lines: list[_Line]) -> dict[int, str | None]:
    """Return the lines …篇一, …篇二, … or 篇一：…, when they count up from one."""
    for pattern in (_CHAPTER, _CHAPTER_LEAD):
        matches = [(number, match) for number, line in enumerate(lines) if (match := pattern.match(line.text))]
        runs: list[tuple[int, str]] = []
        expected = 1
        for number, match in matches:
            if _value(match.group("number")) == expected:
                runs.append((number, match.group("title")))
                expected += 1
        if len(runs) > 1:
            return dict(runs)
    return {}


def _value(numeral: str) -> int:
    return int(numeral) if numeral.isdecimal() else "一二三四五六七八九十".find(numeral) + 1


def _repeated_titles(lines: list[_Line]) -> Iterator[int]:
    """Yield the title lines that stand above a salutation, when there are several."""
    found = []
    for number, line in enumerate(lines):
        if not _SALUTATION_ANY.match(line.text):
            continue
        above = range(max(0, number - _HEAD_LINES), number)
        title = next((at for at in reversed(above) if _TITLE.match(lines[at].text.strip())), None)
        if title is not None:
            found.append(title)
    if len(found) > 1:
        yield from found


def _section(lines: list[_Line], text: str) -> Section | None:
    """Return the speech that these lines hold, its head and a repeat of its title at the end left out."""
    filled = [line for line in lines if line.text.strip()]
    if not filled:
        return None
    whole = lines[0].start == 0 and lines[-1].end == len(text)
    body, head, title = _without_head(filled)
    if not body:
        return None
    cut_tail = False
    while len(body) > 1 and title_like(body[-1].text) and _repeats(body[-1].text, title, head):
        body.pop()
        cut_tail = True
    if whole and not head and not cut_tail:
        return Section(0, len(text), title, ())
    end = len(text) if whole and not cut_tail else min(len(text), body[-1].end)
    return Section(body[0].start, end, title, tuple(line.text for line in head))


def _without_head(lines: list[_Line]) -> tuple[list[_Line], list[_Line], str | None]:
    """Divide into body and head. A head holds a title and ends at a salutation or before the first longer line."""
    titles = []
    for number, line in enumerate(lines[:_HEAD_LINES]):
        text = line.text.strip()
        if _SALUTATION_ANY.match(text):
            break
        if len(text) > _HEAD_LINE + 10 or text.endswith(("。", "；", "！")) or _HEADING.match(text):
            break
        if _TITLE.match(text):
            titles.append(number)
    else:
        number = min(len(lines), _HEAD_LINES)
    if not titles:
        return lines, [], None
    greeted = number < len(lines) and bool(_SALUTATION_ANY.match(lines[number].text.strip()))
    cut = number if greeted or all(_describes(line.text) for line in lines[titles[-1] + 1 : number]) else titles[-1] + 1
    return lines[cut:], lines[:cut], lines[titles[-1]].text.strip()


def _describes(line: str) -> bool:
    """Say whether a short line under a title is a date, a name or a remark in brackets."""
    line = line.strip()
    return bool(
        re.match(
            r"^[（(].*[)）]$|^.{0,20}\d{1,2}月\d{1,2}日.{0,20}$|^\S{2,24}[ \u3000]+\S{2,4}$|^[\u4e00-\u9fff]{2,4}$",
            line,
        )
    )


def title_like(line: str) -> bool:
    """Say whether a line can be a title: short and without the marks of a sentence."""
    return len(line) <= _HEAD_LINE + 10 and not re.search(r"[。；！？]", line)


def _repeats(line: str, title: str | None, head: list[_Line]) -> bool:
    plain = _PLAIN.sub("", line)
    return bool(_TITLE.match(line.strip())) or any(
        plain == _PLAIN.sub("", other) for other in [title or "", *(one.text for one in head)]
    )
