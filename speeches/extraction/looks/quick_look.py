"""One look at all characters of a text: at which of them may a word of some list begin.

To try a pattern of hundreds of words at every character is slow, and nearly everywhere in vain. A look takes the
first three characters of each word for a sign of it and reads the signs of all lists from tables, for all characters at
once. Where it says no, no word of the list begins; where it says yes, the pattern has to tell, for other words may
begin likewise, and some signs share a row of a table.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import reduce
from typing import Any

import numpy as np

ROWS = 1 << 16  # of the tables: one for each character
BEYOND = "\uffff"  # stands for the characters that have none; with it anything may begin
HAS_NO_ROW = re.compile("[\U00010000-\U0010ffff]")
SPREAD = np.uint16(40503)  # an odd number, by which signs that begin alike lie far from others
LONGEST_SIGN = 3  # characters
MOST = 16  # lists
LEAPS = (1, 2, 4, 8, 16, 32)  # characters
FARTHEST = 64  # characters of a step: one more than all leaps together
BLOCK = 5_000  # characters that are looked at together, so that all of them fit into the processor's cache


class QuickLook:
    """Looks for the words of up to 16 lists."""

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        self._names = tuple(lists)
        self._bits = np.array([[1 << number] for number in range(len(lists))], dtype=np.uint16)
        # By the length of the signs; a row has a bit for each list.
        self._tables = tuple(np.zeros(ROWS, dtype=np.uint16) for _ in range(LONGEST_SIGN))
        for number, words in enumerate(lists.values()):
            signs = {word[:LONGEST_SIGN] for word in words}
            for length, table in enumerate(self._tables, 1):
                codes = _codes("".join(sign for sign in signs if len(sign) == length))
                table[reduce(_next_row, (codes[at::length] for at in range(length)))] |= 1 << number
        self._tables[0][ord(BEYOND)] = (1 << MOST) - 1

    def at(self, text: str) -> dict[str, bytes]:
        """Return for each list a byte for each character of the text and one for its end: 1 where a word may begin."""
        text += "\0"
        blocks = [self._block(text[at : at + BLOCK + LONGEST_SIGN]) for at in range(0, len(text), BLOCK)]
        return {name: b"".join(places) for name, places in zip(self._names, zip(*blocks, strict=True), strict=True)}

    def _block(self, text: str) -> list[bytes]:
        """Return for each list the places of a block, given with the characters that follow it."""
        size = min(len(text), BLOCK)
        codes = _codes(text + "\0" * LONGEST_SIGN)
        rows = codes[:size]
        may = self._tables[0].take(rows)
        for at, table in enumerate(self._tables[1:], 1):
            rows = _next_row(rows, codes[at : at + size])
            may |= table.take(rows)
        every = (may & self._bits != 0).tobytes()
        return [every[at : at + size] for at in range(0, len(every), size)]


def steps(places: bytes) -> bytes:
    """Return for each place of a look how many characters ahead the next is where a word may begin: 0 where it is one.

    At most `FARTHEST`: that far ahead there may be none yet.
    """
    ahead = np.where(np.frombuffer(places, dtype=np.bool_), np.uint8(0), np.uint8(FARTHEST))
    for step in LEAPS:  # each tells twice as far ahead as the one before
        np.minimum(ahead[:-step], ahead[step:] + np.uint8(step), out=ahead[:-step])
    return ahead.tobytes()


def first(pattern: re.Pattern[str], ahead: bytes, text: str, start: int, end: int) -> re.Match[str] | None:
    """Return what `pattern.search(text, start, end)` returns, tried only where the steps of a look lead."""
    at = start + ahead[start]
    while at < end:
        if match := pattern.match(text, at, end):
            return match
        at += 1 + ahead[at + 1]
    return None


def tried(pattern: re.Pattern[str], ahead: bytes, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Yield what `pattern.finditer(text, start, end)` yields, tried only where the steps of a look lead."""
    at = start + ahead[start]
    while at < end:
        if match := pattern.match(text, at, end):
            yield match
            at = match.end()
        else:
            at += 1
        at += ahead[at]


def _codes(text: str) -> Any:
    coded = text.encode("utf-16-le", "surrogatepass")
    if len(coded) > 2 * len(text):
        coded = HAS_NO_ROW.sub(BEYOND, text).encode("utf-16-le", "surrogatepass")
    return np.frombuffer(coded, dtype="<u2")


def _next_row(rows: Any, codes: Any) -> Any:
    """Return the rows of signs that are longer by a character than those of the given rows."""
    return rows * SPREAD ^ codes
