"""Find words in the text of a speech: the next place, and which of how many it is. Pure."""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """A place of the text: offsets, and the how manieth of all places it is, from 1."""

    start: int
    end: int
    nth: int
    total: int


def find(text: str, words: str, place: int, *, backwards: bool = False) -> Found | None:
    """Return the first place of ``words`` behind ``place`` (or the last before it), around the end if need be.

    Upper and lower case count as the same; None where the words stand nowhere.
    """
    words = words.strip()
    spans = [match.span() for match in re.finditer(re.escape(words), text, re.IGNORECASE)] if words else []
    if not spans:
        return None
    later = [at for at, (start, _end) in enumerate(spans) if start > place]
    earlier = [at for at, (start, _end) in enumerate(spans) if start < place]
    at = (earlier[-1] if earlier else len(spans) - 1) if backwards else (later[0] if later else 0)
    return Found(*spans[at], nth=at + 1, total=len(spans))
