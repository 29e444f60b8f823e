"""Mend text in which the GBK bytes A3 BF were replaced by a question mark.

A3 BF is the full-width question mark of GBK. A program that turns it into ``?`` byte by byte also hits the two
bytes where they are the tail of one character and the head of the next (常考 is B3 A3 BF BC). What follows is then
read out of step: 常考核與 becomes ``?`` ``?`` 己伺c. Everything but the first byte is known, so the bytes are read in
step again up to where both readings meet, and each possible first byte is tried; the likeliest text is kept. Where
the readings meet at a byte that was lost too (simplified text: at the next digit or line end), that one is chosen
in the same way.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from speeches.intake.repair import bigrams
from speeches.intake.repair.gbk_ends import likeliest, likeliest_pair
from speeches.intake.tracing import Change

_TAIL, _HEAD = 0xA3, 0xBF
_DAMAGED = re.compile(r"[?\ufffd]\?(?=[^\x00-\x7f]|[?\ufffd][^\x00-\x7f])")
_LOST = frozenset("?\ufffd")
_LEADS = range(0x81, 0xFF)
_TRAILS = range(0xA1, 0xFF)  # of the characters in use; the rarer ones below are left to a person
_CONTEXT = 2
_LONGEST = 2_000
_TRIES = 4
# Below this score per pair of characters no reading is better than leaving the damage to a person.
_LIKELY = -9.5
# So much likelier must the mended text be than the damaged one.
_BETTER = 0.3
# Marks have no neighbours to be judged by: a lost byte behind these is one of them, at a line's end and elsewhere.
_MARKS = {0xA1: ("。", "、"), 0xA3: ("；", "，")}


class _Run(NamedTuple):
    """Bytes read in step: ``pairs`` whole, then one whose second byte is lost (``open_lead``), up to ``end``."""

    pairs: bytes
    open_lead: int | None
    end: int


def damaged_words(text: str) -> Iterator[Change]:
    """Put back the likeliest characters; where none is likely, flag the place."""
    done = 0
    for match in _DAMAGED.finditer(text):
        if match.start() < done:
            continue
        runs = list(_in_step(text, match.end()))
        if not runs:
            continue
        before = text[max(0, match.start() - _CONTEXT) : match.start()]
        limit = max(run.end for run in runs) + _CONTEXT
        damaged = bigrams.score(before + text[match.start() : limit])
        found = [(reading, run) for run in runs if (reading := _best(run, before, text[run.end : limit]))]
        (score, after), run = max(found, default=((_LIKELY, ""), runs[0]))
        if score > max(_LIKELY, damaged + _BETTER):
            yield Change(match.start(), run.end, after, 0.9 if run.open_lead is None else 0.7)
            done = run.end
        elif damaged < _LIKELY:
            yield Change(match.start(), run.end, text[match.start() : run.end], 0.0)
            done = run.end


def _in_step(text: str, start: int) -> Iterator[_Run]:
    """Yield the bytes behind the lost one, read in step until a character of the damaged reading ends with one.

    A question mark on the way is A3 BF once more, or a lost byte at which both readings meet: both are tried.
    """
    tried = 0
    pairs = bytearray()
    pending = _HEAD
    for at in range(start, min(len(text), start + _LONGEST)):
        char = text[at]
        if char in _LOST:
            yield _Run(bytes(pairs), pending, at + 1)
            tried += 1
            if tried == _TRIES or text[at + 1 : at + 2] < "\x80":
                return
            pairs += bytes((pending, _TAIL))
            pending = _HEAD
        elif char < "\x80":
            if "@" <= char <= "~":
                yield _Run(bytes((*pairs, pending, ord(char))), None, at + 1)
            return
        else:
            encoded = char.encode("gbk", errors="ignore")
            if len(encoded) != 2:
                return
            pairs += bytes((pending, encoded[0]))
            if encoded[1] < 0x80:
                yield _Run(bytes((*pairs, encoded[1])), None, at + 1)
                return
            pending = encoded[1]


@lru_cache(maxsize=256)  # a page of one damaged word is judged once
def _best(run: _Run, before: str, behind: str) -> tuple[float, str] | None:
    """Return the score and the text of the likeliest reading; only its two ends are in doubt."""
    try:
        known = run.pairs.decode("gbk")
    except UnicodeDecodeError:
        return None
    firsts, lasts = _firsts(), _endings(run.open_lead, behind)
    ends: tuple[str | None, str | None] | None
    if known:
        ends = likeliest(before, firsts, known), likeliest(known, lasts, behind) if run.open_lead is not None else ""
    elif run.open_lead is None:
        ends = likeliest(before, firsts, behind), ""
    else:
        ends = likeliest_pair(before, firsts, lasts, behind)
    if ends is None or None in ends:
        return None
    whole = f"{ends[0]}{known}{ends[1]}"
    return bigrams.score(before + whole + behind), whole


@cache
def _firsts() -> tuple[str, ...]:
    return tuple(char for lead in _LEADS if (char := _character(lead, _TAIL)))


def _endings(lead: int | None, behind: str) -> tuple[str, ...]:
    if lead is None:
        return ()
    if lead in _MARKS:
        return (_MARKS[lead][0 if behind[:1] in {"", "\n", "\r"} else 1],)
    return _with_lead(lead)


@cache
def _with_lead(lead: int) -> tuple[str, ...]:
    return tuple(char for trail in _TRAILS if (char := _character(lead, trail)))


def _character(lead: int, trail: int) -> str:
    return bytes((lead, trail)).decode("gbk", errors="ignore") if lead >= 0x81 else ""
