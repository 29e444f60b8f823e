"""Write the half-width punctuation of Chinese text full-width; numbers, times and Latin text keep theirs."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from speeches.intake.tracing import Change

_FULL = {",": "，", ":": "：", ";": "；", "?": "？", "!": "！", "(": "（", ")": "）", ".": "。"}
_HAN = re.compile(r"[\u3400-\u9fff]")
# Chinese text around a mark: characters, full-width marks, quotation marks and brackets.
_CHINESE = re.compile(r"[\u3400-\u9fff\u3000-\u303f\uff01-\uff5e“”‘’…—※*]")
_LATIN_RUN = re.compile(
    r"(?:https?://|www\.)[^\s\u3000-\u9fff，。；]+(?<![,:;?!.])|(?<![\w.+-])[\w.+-]++@[\w-]+(?:\.[\w-]+)+", re.ASCII
)
# What a full stop can follow and what can follow it; a digit or a Latin letter keeps its dot.
_CLOSES = re.compile(r"[\u3400-\u9fff”’）》】〉%％]")
_OPENS = re.compile(r"[\u3400-\u9fff“‘（《【\n]|\d")
_MARK = re.compile(r"[,:;?!.]+")
_BRACKET = re.compile(r"[()]")
_STRAIGHT = re.compile(r'"([^"\n]{1,60})"')


def marks(text: str) -> Iterator[Change]:
    """Replace , : ; ? ! where they close or join Chinese text; a dot only between a character and a line's end."""
    latin = [match.span() for match in _LATIN_RUN.finditer(text)]
    starts = [start for start, _ in latin]
    for match in _MARK.finditer(text):
        start, end = match.span()
        if "." in match.group()[:-1]:
            continue  # an ellipsis, a version, a file's name
        run = bisect_right(starts, start) - 1
        if run >= 0 and start < latin[run][1]:
            continue
        before, behind = _neighbours(text, start, end)
        if match.group() == "." and not (_CLOSES.match(before) and _OPENS.match(behind or "\n")):
            continue
        if _is_chinese(before, behind):
            yield Change(start, end, "".join(_FULL[mark] for mark in match.group()))


def _neighbours(text: str, start: int, end: int) -> tuple[str, str]:
    before = text[start - 1] if start else ""
    behind = text[end] if end < len(text) else ""
    if behind == " " and end + 1 < len(text):
        behind = text[end + 1]
    return before, behind


def _is_chinese(before: str, behind: str) -> bool:
    if before.isdecimal() and behind.isdecimal():
        return False
    if _CHINESE.match(before):
        return True
    # Behind a number, a Latin word or a half-width bracket it is what follows that decides.
    return bool(before.strip() and _CHINESE.match(behind)) or (before == ")" and not behind.isascii())


@dataclass(slots=True)
class _Open:
    """A bracket that waits for its other half, and what was seen since, brackets inside it included."""

    start: int
    chinese: bool = False
    broken: bool = False  # a line ends inside

    def holds(self, text: str, start: int, end: int) -> None:
        self.chinese = self.chinese or bool(_HAN.search(text, start, end))
        self.broken = self.broken or text.find("\n", start, end) >= 0

    def takes(self, inner: "_Open") -> None:
        self.chinese, self.broken = self.chinese or inner.chinese, self.broken or inner.broken


def brackets(text: str) -> Iterator[Change]:
    """Replace a pair of brackets that holds Chinese text or stands in it, and a single one behind a list number."""
    opened: list[_Open] = []
    done = 0
    for match in _BRACKET.finditer(text):
        at = match.start()
        if opened:
            opened[-1].holds(text, done, at)
        done = at + 1
        if match.group() == "(":
            opened.append(_Open(at))
        elif opened:
            pair = opened.pop()
            start = pair.start
            if opened:
                opened[-1].takes(pair)
            around = text[max(0, start - 1) : start] + text[at + 1 : at + 2]
            if not pair.broken and (pair.chinese or _CHINESE.search(around)):
                yield Change(start, start + 1, "（")
                yield Change(at, at + 1, "）")
        elif _CHINESE.match(text[at + 1 : at + 2]) and re.search(
            r"(?:^|\n|[。；：])\s?[\d一二三四五六七八九十]{1,3}\Z", text[max(0, at - 6) : at]
        ):
            yield Change(at, at + 1, "）")


def quotes(text: str) -> Iterator[Change]:
    """Replace straight quotation marks around Chinese text."""
    for match in _STRAIGHT.finditer(text):
        if _HAN.search(match.group(1)):
            yield Change(match.start(), match.start() + 1, "“")
            yield Change(match.end() - 1, match.end(), "”")
