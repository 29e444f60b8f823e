"""Put full stops back into a text that has lost most of them."""

import re
from collections.abc import Iterator

from speeches.intake.repair import boundaries
from speeches.intake.tracing import Change

# Office prose has a full stop every 30 to 60 characters, the most long-winded every 100.
_SPARSE = 150
_SHORT = 300
_LIKELY = 0.3
_NEAREST = 5
_LONG_LINE = 60  # a shorter line may be a title or a heading without its number
_ENDS = "。！？；：”），、"
_HEADING = re.compile(r"(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|\d{1,2}[、.．])")


def lost_stops(text: str) -> Iterator[Change]:
    """Insert full stops where the model sees the end of a sentence, in a text that has far too few."""
    body = len(re.sub(r"\s", "", text))
    if body < _SHORT or body < _SPARSE * len(re.findall(r"[。！？]", text)):
        return
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        is_heading = bool(_HEADING.match(line)) and len(line) < 80
        if not is_heading:
            yield from _in_line(text, start, end)
        start = end + 1


def _in_line(text: str, start: int, end: int) -> Iterator[Change]:
    if end - start < _NEAREST * 4:
        return
    likely = boundaries.probabilities(text, start + 1, end)
    taken = {start}
    for at in sorted(likely, key=lambda place: -likely[place]):
        if likely[at] < _LIKELY:
            break
        if taken.isdisjoint(range(at - _NEAREST + 1, at + _NEAREST)):
            taken.add(at)
            yield Change(at, at, "。", round(likely[at], 2))
    if end - start > _LONG_LINE and text[end - 1] not in _ENDS:
        yield Change(end, end, "。", 0.9)
