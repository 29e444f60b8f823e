"""Put back the opening bracket that a numbered heading has lost: 二）强化队伍建设."""

import re
from collections.abc import Iterator

from speeches.intake.numerals import value
from speeches.intake.tracing import Change

_DIGITS = "一二三四五六七八九十"
_CLOSED = re.compile(rf"(?<![（(第{_DIGITS}])([{_DIGITS}]{{1,3}})([)）])(?=[\u4e00-\u9fff“])")
_COMPLETE = re.compile(rf"[（(]([{_DIGITS}]{{1,3}})[)）]")


def lost_brackets(text: str) -> Iterator[Change]:
    """Insert （ before N） where it continues a series whose other members have both brackets, on a line of its own."""
    known = [(match.start(), value(match.group(1)), -1) for match in _COMPLETE.finditer(text)]
    if not known:
        return
    bare = [(match.start(), value(match.group(1)), match.start(2)) for match in _CLOSED.finditer(text)]
    last = 0
    for at, number, closing in sorted(known + bare):
        glued = at > 0 and text[at - 1] != "\n"
        expected = number == last + 1 or (number == 1 and not glued)
        if closing >= 0 and expected and not _is_inside_brackets(text, at):
            yield Change(at, at, "\n（" if glued else "（", 0.95)
            if text[closing] == ")":
                yield Change(closing, closing + 1, "）")
            last = number
        elif closing < 0 and number in {1, last + 1}:
            last = number


def _is_inside_brackets(text: str, at: int) -> bool:
    line = text[max(0, at - 200) : at].rpartition("\n")[2]
    return len(re.findall(r"[（(]", line)) > len(re.findall(r"[)）]", line))
