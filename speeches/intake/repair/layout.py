"""Give a text that was run together its lines back: salutation and headings."""

import re
from collections.abc import Iterator

from speeches.intake.numerals import value
from speeches.intake.repair import boundaries
from speeches.intake.tracing import Change

_SALUTATION = re.compile(
    r"(?:各位领导[、，])?(?:(?:尊敬的)?各位(?:领导|代表|委员|来宾|同志|同事|朋友)[、，]?){0,3}"
    r"(?:(?:女士们、先生们|同志们|朋友们)[、，]?){1,4}(?P<colon>[：:])"
)
_TITLE_END = re.compile(r"(?:讲话|发言|致辞|报告)(?:稿|材料|提纲|发言材料|（[^（）\n]{1,12}）)?$")
_TITLE_LONG = 80
_HEADING = re.compile(r"([一二三四五六七八九十]{1,3})、|（([一二三四五六七八九十]{1,3})）")
_ENOUGH = 2
_HEADING_LONG = 60
_HEADING_SHORT = 4
_POSSIBLE = 0.05


def salutations(text: str) -> Iterator[Change]:
    """Set a salutation that is glued to its title on a line of its own."""
    for match in _SALUTATION.finditer(text):
        earliest = max(0, match.start() - _TITLE_LONG - 1)
        start = max(earliest, text.rfind("\n", earliest, match.start()) + 1)
        title = text[start : match.start()]
        if not title or len(title) > _TITLE_LONG or not _TITLE_END.search(title):
            continue
        yield Change(match.start(), match.start(), "\n")
        if text[match.end() : match.end() + 1] not in {"", "\n"}:
            yield Change(match.end(), match.end(), "\n")


def headings(text: str) -> Iterator[Change]:
    """Set headings that run on from the text before and into the text behind on lines of their own.

    Only in a text whose first-level headings all stand inside lines: one heading on its own line shows that the
    lines are there, and numbers inside a line are then an enumeration.
    """
    series = _series(text)
    likely: dict[int, float] | None = None
    first = [match for match in series if match.group(1)]
    inside = [match for match in first if match.start() and text[match.start() - 1] != "\n"]
    if len(inside) < _ENOUGH or len(inside) < len(first):
        return
    for match, following in zip(series, [*series[1:], None], strict=True):
        if match.start() and text[match.start() - 1] != "\n":
            yield Change(match.start(), match.start(), "\n", 0.9)
        if following and following.start() <= match.end() + _HEADING_LONG:
            continue  # the next heading ends this one
        limit = _last_end(text, match.end())
        if limit is None:
            continue
        if likely is None:
            places, chances = boundaries.probabilities(text, boundaries.weights())
            likely = dict(zip(places.tolist(), chances.tolist(), strict=True))
        close = max(range(match.end() + _HEADING_SHORT, limit), key=lambda at: likely.get(at, 0.0), default=0)
        if likely.get(close, 0.0) > _POSSIBLE:
            yield Change(close, close, "\n", 0.8)


def _series(text: str) -> list[re.Match[str]]:
    """Return the headings whose numbers count up: 一、 二、 三、 and below each （一） （二）."""
    found = []
    last = {1: 0, 2: 0}
    for match in _HEADING.finditer(text):
        level = 1 if match.group(1) else 2
        number = value(match.group(level))
        before = text[match.start() - 1] if match.start() else "\n"
        if level == 1 and (before in "第、“" or boundaries.MARKS.issuperset(text[match.end() : match.end() + 1])):
            continue
        if number == last[level] + 1 or (level == 2 and number == 1):
            last[level] = number
            if level == 1:
                last[2] = 0
            found.append(match)
    return found


def _last_end(text: str, start: int) -> int | None:
    """Return before which place a heading without a closing mark has to end: the first full stop, if there is one.

    None for a heading on its own line, or short and with its own full stop: it stands as it is.
    """
    limit = min(start + _HEADING_LONG, len(text))
    stop = re.search(r"[。！？；：\n]", text[start:limit])
    if stop and (stop.group() == "\n" or (stop.group() in "。！？" and stop.start() < _HEADING_LONG // 2)):
        return None
    return start + stop.start() if stop else limit
