"""Tell whether a figure is to be reached at least, at most or exactly, and where the words begin that say so."""

import re
from decimal import Decimal
from typing import NamedTuple

from speeches.extraction import lexicon
from speeches.extraction.lexicon import glosses
from speeches.extraction.quantities.figures import Figure

AT_LEAST, AT_MOST, EXACTLY = "at_least", "at_most", "exactly"
AFTER = {"以上": AT_LEAST, "及以上": AT_LEAST, "以内": AT_MOST, "以下": AT_MOST, "之内": AT_MOST}
KINDS = {  # words -> the relation they say, and how many characters may stand between them and the figure
    said: (kind, int(near))
    for name, kind in (("quantities/at_least", AT_LEAST), ("quantities/at_most", AT_MOST))
    for said, near in glosses(name).items()
}
SAID = lexicon.compiled(KINDS)
FARTHEST = max(len(said) + near for said, (_, near) in KINDS.items())
EACHES = re.compile("(?:每[一-龥]{1,2})+$")  # 提高到每人每月800元


class Relation(NamedTuple):
    """What stands before and behind a figure; the offsets are those of its clause."""

    kind: str
    start: int  # where the words begin that say so, or the figure
    said: str = ""  # 不少于, 提高到
    gap: str = ""  # what stands between them and the figure: 至少上门巡诊一次


def read(words: str, free: int, figure: Figure) -> Relation:
    """Return the relation that a clause gives a figure, from words that are free."""
    start, after = figure.start, AFTER.get(figure.after)
    end = start
    if words.find("每", free, start) >= 0 and (eaches := EACHES.search(words, free, start)):
        end = eaches.start()
    best = None
    for said in SAID.finditer(words, max(free, end - FARTHEST), end):
        near = end - said.end() <= KINDS[said[0]][1]
        if near and (best is None or said.end() > best.end()):
            best = said
    if best is None:
        return Relation(after or EXACTLY, start)
    return Relation(after or KINDS[best[0]][0], best.start(), best[0], words[best.end() : start])


def bound(figure: Figure, relation: Relation) -> Decimal:
    """Return the number that counts: of 三至五名 three, which is enough, of 不超过3至5人 five."""
    return figure.number if figure.low is None or relation.kind == AT_MOST else figure.low
