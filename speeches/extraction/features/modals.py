"""Where sentences say 要, and whether they open with who is told."""

import re
from typing import Any

import numpy as np

from speeches.extraction import mood
from speeches.extraction.features.clauses import UNITS, WHO, Clauses
from speeches.extraction.looks.lines import Lines
from speeches.extraction.looks.marks import Marks, row

YAO = re.compile(mood.YAO)
SAYS_WHO = re.compile(rf"(?:由)?(?:[各每]|全[县市区省]|[县市区省州]|(?:.{{0,6}}(?:{UNITS})))")
EARLY = 14  # characters before it, fewer
NAMES = ("yao", "yao:many", "yao:first", "yao:early", "yao:late", "who:first", "who:first yao")


def yao(lines: Lines, parts: Clauses) -> Marks:
    """Return where the sentences, whose clauses these are, say 要, and whether they open with who is told."""
    count = len(lines.ends)
    places = np.array([match.start() for match in YAO.finditer(lines.text)], dtype=np.int64)
    numbers = lines.numbers(places)
    often = np.bincount(numbers, minlength=count)
    said = often > 0
    first = np.full(count, len(lines.text))  # letters before it in its sentence
    first[numbers[::-1]] = (places - np.array(lines.starts, dtype=np.int64)[numbers])[::-1]
    opening = parts.opens
    long = np.full(count, -1)  # the clause that a sentence opens with
    long[parts.of[opening]] = parts.ends[opening] - parts.starts[opening]
    who = _say_who(lines, parts)
    held = (
        said,
        often > 1,
        said & (first == 0),
        said & (first > 0) & (first < EARLY),
        said & (first >= EARLY),
        who,
        who & said & (first <= long),
    )
    return Marks(NAMES, np.array(held))


def _say_who(lines: Lines, parts: Clauses) -> Any:
    """Tell which sentences open with who is told."""
    may = np.flatnonzero(parts.opens & (parts.held & WHO > 0))
    text, match = lines.text, SAYS_WHO.match
    stretches = zip(parts.of[may].tolist(), parts.starts[may].tolist(), parts.ends[may].tolist(), strict=True)
    return row(len(lines.ends), [index for index, start, end in stretches if match(text, start, end)])
