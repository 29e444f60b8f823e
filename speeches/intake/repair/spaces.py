"""Take out blanks between characters that belong together."""

import re
from collections.abc import Iterator

from speeches.intake.tracing import Change

_HAN = r"\u3400-\u9fff"
_BEHIND_NUMBER = re.compile(rf"(?<=[\d*※])[ \xa0\u3000]+(?=[{_HAN}])|(?<=[{_HAN}])[ \xa0\u3000]+(?=[\d※])")
# Behind a half-width comma only where Chinese text goes on: Latin text sets its blank there.
_BEHIND_MARK = re.compile(rf"(?<=[，、])[ \xa0\u3000]+(?=\S)|(?<=,)[ \xa0\u3000]+(?=[{_HAN}“（《])")
_BEFORE_MARK = re.compile(
    rf"(?<=\d)[ \xa0\u3000]+(?=[%％‰℃](?!\s?[A-Za-z]))|(?<=[{_HAN}\d%％”’）》])[ \xa0\u3000]+(?=[。，、；：！？])"
)
_BEHIND_END = re.compile(rf"(?<=[。！？])[ \xa0]+(?=[{_HAN}“（(])")
_SINGLE = re.compile(
    rf"(?<=[。；：\n ])([一二三四五六七八九十])[ \xa0]+(要|是)[ \xa0]+(?=[{_HAN}])|"
    rf"(?<=[。；：\n])[ \xa0]*([一二三四五六七八九十][要是])[ \xa0]+(?=[{_HAN}])"
)
# So many of the first two kinds show that the blanks are damage; then those behind full stops are too.
_ENOUGH = 3


def spaces(text: str) -> Iterator[Change]:
    """Delete blanks beside numbers and marks; behind full stops only in a text that has many of the others.

    A text whose paragraphs were joined with a blank behind each full stop keeps them: they are all that is left of
    its paragraphs.
    """
    found = [match.span() for pattern in (_BEHIND_NUMBER, _BEHIND_MARK) for match in pattern.finditer(text)]
    found += [(match.start() + len(match.group().rstrip()), match.end()) for match in _SINGLE.finditer(text)]
    if len(found) >= _ENOUGH:
        found += [match.span() for match in _BEHIND_END.finditer(text)]
    found += [match.span() for match in _BEFORE_MARK.finditer(text)]
    for start, end in found:
        yield Change(start, end, "")
