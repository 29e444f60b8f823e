"""Mend words in which the GBK bytes A3 BF were replaced by a question mark.

A3 BF is the full-width question mark of GBK. A program that turns it into ``?`` byte by byte also hits the two
bytes where they are the tail of one character and the head of the next (常考 is B3 A3 BF BC). What follows is then
read out of step until an ASCII byte ends a pair: 常考核與 becomes ``?`` ``?`` 己伺c. Everything but the first byte is
known, so each possible first byte is tried and the likeliest text is kept.
"""

import re
from collections.abc import Iterator

from speeches.intake.repair import bigrams
from speeches.intake.tracing import Change

_LOST = b"\xa3\xbf"
_DAMAGED = re.compile(r"\?\?([^\x00-\x7f\n]{1,12}?[@-~])")
_LEADS = range(0x81, 0xFF)
_CONTEXT = 2
# Below this score per pair of characters no reading is better than leaving the damage to a person.
_LIKELY = -9.5


def damaged_words(text: str) -> Iterator[Change]:
    """Put back the likeliest characters; where none is likely, flag the place."""
    for match in _DAMAGED.finditer(text):
        before = text[max(0, match.start() - _CONTEXT) : match.start()]
        found = _best(match.group(1), before, text[match.end() : match.end() + _CONTEXT])
        if found:
            yield Change(match.start(), match.end(), found, 0.9)
        else:
            yield Change(match.start(), match.end(), match.group(), 0.0)


def _best(tail: str, before: str, behind: str) -> str | None:
    try:
        known = _LOST + tail.encode("gbk")
    except UnicodeEncodeError:
        return None
    readings = []
    for lead in _LEADS:
        try:
            word = (bytes([lead]) + known).decode("gbk")
        except UnicodeDecodeError:
            continue
        readings.append((bigrams.score(before + word + behind), word))
    if not readings:
        return None
    score, word = max(readings)
    return word if score > _LIKELY else None
