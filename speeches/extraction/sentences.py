"""Cut a text into sentences: after 。！？； and at line ends, as those who labelled the gold documents did."""

import re
from typing import NamedTuple

SENTENCE = re.compile(r"[^。！？；\n]*[。！？；]+[”’）》」]*|[^。！？；\n]+")


class Sentence(NamedTuple):
    """A trimmed stretch of text and its place in the line (paragraph) it stands in."""

    start: int
    end: int
    text: str
    line: int  # 0, 1, 2 … over the lines that hold anything
    place: int  # 0 for the first of its line
    last: bool  # of its line


def cut(text: str) -> list[Sentence]:
    """Return the sentences of `text`; offsets index it, `text[s.start:s.end] == s.text`."""
    found: list[Sentence] = []
    spans = [span for match in SENTENCE.finditer(text) if (span := _trim(text, *match.span()))]
    line = place = 0
    for index, (start, end) in enumerate(spans):
        if index:
            new = "\n" in text[spans[index - 1][1] : start]
            line, place = (line + 1, 0) if new else (line, place + 1)
        following = spans[index + 1][0] if index + 1 < len(spans) else len(text)
        last = index + 1 == len(spans) or "\n" in text[end:following]
        found.append(Sentence(start, end, text[start:end], line, place, last))
    return found


def _trim(text: str, start: int, end: int) -> tuple[int, int] | None:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return (start, end) if end > start else None
