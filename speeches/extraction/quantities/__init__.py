"""Find the figures that a duty has to reach: 不少于20个, 每村每年不低于10万元, 覆盖率达到95%以上, 对41个新开工项目.

What counts as a target, and what its fields are, is said in docs/extraction.md, with examples.

`figures` reads numbers with their units, `relations` whether they are to be reached at least or at most, `each` for
each of what they are meant; `exclusions` and `conditions` tell those that nobody is held to; `counted` and `measured`
name what is counted, by the words behind the figure or before it, and `objects` chooses.
"""

import re
from collections.abc import Sequence

from speeches.extraction.deadlines import numerals
from speeches.extraction.quantities import counted, each, exclusions, figures, objects, relations
from speeches.extraction.quantities.figures import Figure
from speeches.extraction.quantities.objects import Named
from speeches.extraction.types import Quantity

STOPS = "，。；：！？\n\t"  # end a clause
STOP = re.compile(f"[{STOPS}]")
Told = tuple[int, str, Figure]  # where a clause begins, its words, and a figure in it


def find_quantities(text: str, start: int = 0, end: int | None = None) -> tuple[Quantity, ...]:
    """Return the targets in text[start:end], in its order, with offsets into `text`."""
    return find_in_each(text, [(start, len(text) if end is None else end)])[0]


def find_in_each(text: str, spans: Sequence[tuple[int, int]]) -> list[tuple[Quantity, ...]]:
    """Return the targets in each of some stretches of a text, in its order, with offsets into it.

    Each step is done for all stretches before the next is, as in `drafting`.
    """
    narrow = numerals.narrow(text)
    may_be = figures.RUN.search
    told = [_told(narrow[start:end]) if may_be(narrow, start, end) else [] for start, end in spans]
    return [
        _targets(found, narrow[start:end], text, start) if found else ()
        for found, (start, end) in zip(told, spans, strict=True)
    ]


def _told(text: str) -> list[Told]:
    """Return the figures in a text, but those of clauses that tell in what case something is so, or what is."""
    found: list[Told] = []
    begin = stop = 0
    words, told = "", False
    for match in figures.matches(text):
        if match.start() >= stop:
            begin, stop = _clause(text, match.start())
            words = text[begin:stop]
            told = exclusions.tells(words)
        if not told and (figure := figures.read(text, match, begin)):
            found.append((begin, words, figure))
    return found


def _targets(found: Sequence[Told], narrow: str, text: str, start: int) -> tuple[Quantity, ...]:
    """Return which of the figures in a stretch of a text, which begins at an offset, are targets."""
    targets: list[Quantity] = []
    last, free = -1, 0
    for begin, words, figure in found:
        free = free if begin == last else 0
        last = begin
        if figure.start >= free and (named := _named(words, free, figure, narrow, begin)):
            targets.append(_target(figure, named, text, start + begin))
            free = max(figure.end, named.end)  # no word counts for two figures
    return tuple(targets)


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
