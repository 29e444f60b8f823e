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
    line = at = 0
    for raw in text.split("\n"):
        kept = []
        for words in SENTENCE.findall(raw):  # one behind the other: together they are the line
            if trimmed := words.strip():
                kept.append((at + words.index(trimmed), trimmed))
            at += len(words)
        at += 1
        if kept:
            end = len(kept) - 1
            found += [
                Sentence(start, start + len(words), words, line, place, place == end)
                for place, (start, words) in enumerate(kept)
            ]
            line += 1
    return found
