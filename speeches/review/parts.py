"""Cut a text into parts, which the desk sends one by one as they come near.

Pure, and by the text alone: page and server agree on the parts whatever is decided meanwhile.
"""

from bisect import bisect_right
from collections.abc import Sequence

PART = 2_500  # characters from which the next end of a line ends a part
LONGEST = 5_000  # characters after which a line without end is cut, behind a sentence where there is one
SENTENCE_ENDS = "。！？；"


def starts(text: str) -> list[int]:
    """Return the places where the parts of a text begin, 0 first; each part ends where the next begins."""
    found, at = [0], 0
    while len(text) - at > PART + PART // 2:
        at = _end(text, at)
        if at >= len(text):
            break
        found.append(at)
    return found


def part_at(begins: Sequence[int], place: int) -> int:
    """Return the number of the part, from 0, in which a place of the text stands."""
    return max(bisect_right(begins, place) - 1, 0)


def _end(text: str, at: int) -> int:
    line_end = text.find("\n", at + PART, at + LONGEST)
    if line_end >= 0:
        return line_end + 1
    places = (text.find(character, at + PART, at + LONGEST) for character in SENTENCE_ENDS)
    sentence_end = min((place for place in places if place >= 0), default=-1)
    return sentence_end + 1 if sentence_end >= 0 else at + LONGEST
