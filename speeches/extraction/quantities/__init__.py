"""Find the figures that a duty has to reach: 不少于20个, 每村每年不低于10万元, 覆盖率达到95%以上, 对41个新开工项目.

What counts as a target, and what its fields are, is said in docs/extraction.md, with examples.

`figures` reads numbers with their units, `relations` whether they are to be reached at least or at most, `each` for
each of what they are meant; `exclusions` and `conditions` tell those that nobody is held to; `counted` and `measured`
name what is counted, by the words behind the figure or before it, and `objects` chooses.
"""

import re

from speeches.extraction.deadlines import numerals
from speeches.extraction.quantities import counted, each, exclusions, figures, objects, relations
from speeches.extraction.quantities.figures import Figure
from speeches.extraction.quantities.objects import Named
from speeches.extraction.types import Quantity

STOPS = "，。；：！？\n\t"  # end a clause
STOP = re.compile(f"[{STOPS}]")


def find_quantities(text: str, start: int = 0, end: int | None = None) -> tuple[Quantity, ...]:
    """Return the targets in text[start:end], in its order, with offsets into `text`."""
    end = len(text) if end is None else end
    if not figures.RUN.search(text, start, end):  # as in most
        return ()
    narrow = numerals.narrow(text[start:end])
    found: list[Quantity] = []
    begin = stop = free = 0
    words, told = "", False
    for match in figures.matches(narrow):
        if match.start() >= stop:
            begin, stop = _clause(narrow, match.start())
            words, free = narrow[begin:stop], 0
            told = exclusions.tells(words)
        figure = None if told else figures.read(narrow, match, begin)
        if figure and figure.start >= free and (named := _named(words, free, figure, narrow, begin)):
            found.append(_target(figure, named, text, start + begin))
            free = max(figure.end, named.end)  # no word counts for two figures
    return tuple(found)


def _clause(text: str, place: int) -> tuple[int, int]:
    """Return where the clause around a place begins and ends."""
    begin = place
    while begin and text[begin - 1] not in STOPS:
        begin -= 1
    end = STOP.search(text, place)
    return begin, end.start() if end else len(text)


def _named(words: str, free: int, figure: Figure, text: str, begin: int) -> Named | None:
    """Return what a figure of a clause is a target of, from words that are free; None where it is none."""
    relation = relations.read(words, free, figure)
    if exclusions.is_at_once_none(words, figure, relation):
        return None
    shares = each.before(words, figure, text, begin)
    thing = "" if figure.unit in figures.RATES else counted.behind(words, figure)
    if exclusions.is_none(words, figure, relation, shares, thing):
        return None
    return objects.read(words, free, figure, relation, shares, thing)


def _target(figure: Figure, named: Named, text: str, offset: int) -> Quantity:
    """Return the target that a figure is in a clause that begins at an offset of the text."""
    start, end = offset + named.relation.start, offset + figure.end
    return Quantity(
        text=text[start:end],
        start=start,
        end=end,
        relation=named.relation.kind,
        number=relations.bound(figure, named.relation),
        unit=figure.unit,
        object=named.object,
        each="、".join(named.shares.what),
        scale=figure.scale,
        said=text[offset + named.start : offset + named.end],
        times=figure.unit in figures.TIMES,
    )
