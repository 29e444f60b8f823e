"""Find what stands above and below the text of a page: running heads and page numbers."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from statistics import median

from speeches.intake.readers.columns import Line

_PAGE_NUMBER = re.compile(r"^[-—–－·\s]*(?:第\s*)?\d{1,4}(?:\s*页)?(?:\s*[,，/共]+\s*\d{1,4}\s*页?)?[-—–－·\s]*$")
_EDGE = 2  # a running head has two lines at most
_FEW = 2  # pages; on so few a line need not come again to be a running head
_SMALL = 0.85  # of the size of the text
_APART = 1.4  # line steps
_SENTENCE = re.compile(r"[。；！？：]$|^(?:[注①-⑳*＊\[［]|附件)")  # a note or a heading, however small


def is_page_number(line: Line) -> bool:
    """Say whether a line is nothing but the number of its page."""
    return bool(_PAGE_NUMBER.match(line.text))


class RunningHeads:
    """The lines that stand at the top or bottom of most pages, digits made alike.

    Where there are too few pages to come again, they are told by their looks: smaller than the text, apart from it.
    """

    def __init__(self, pages: Sequence[Sequence[Line]]) -> None:
        edges = Counter(key for page in pages for key in {_key(line) for line in (*page[:_EDGE], *page[-_EDGE:])})
        filled = sum(bool(page) for page in pages)
        least = max(3, filled // 2) if filled > _FEW else 2
        self._common = {key for key, count in edges.items() if count >= least}
        self._few = filled <= _FEW
        lines = [line for page in pages for line in page]
        self._size = median(line.size for line in lines for _ in line.text) if lines else 0.0
        steps = [after.middle - before.middle for page in pages for before, after in pairwise(page)]
        self._step = median(steps) if steps else 0.0

    def body(self, page: Sequence[Line]) -> tuple[int, int]:
        """Return between which lines the text of a page stands, as a half-open span."""
        start, end = 0, len(page)
        while start < end and (self._is_margin(page[start]) or self._is_aside(page, start, start + 1, start)):
            start += 1
        while end > start and (
            self._is_margin(page[end - 1]) or self._is_aside(page, end - 1, end - 2, len(page) - end)
        ):
            end -= 1
        return start, end

    def _is_margin(self, line: Line) -> bool:
        return is_page_number(line) or _key(line) in self._common

    def _is_aside(self, page: Sequence[Line], at: int, inner: int, passed: int) -> bool:
        """Say whether a line is set small and apart from the next one towards the middle of the page."""
        if not self._few or passed >= _EDGE or not 0 <= inner < len(page):
            return False
        line = page[at]
        small, apart = line.size < _SMALL * self._size, abs(page[inner].middle - line.middle) > _APART * self._step
        return small and apart and not _SENTENCE.search(line.text)


def _key(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text)
