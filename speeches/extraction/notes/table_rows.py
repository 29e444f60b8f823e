"""Read tables of tasks: rows of cells with a tab between them, below a head that names task and unit.

任务<tab>责任单位<tab>完成时限 says what stands in the cells of the lines below; each is a task of its own. A line
without a head is one where its cells can only be unit, task and limit (`bare_rows`).
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from speeches.extraction import actors, lexicon, notes
from speeches.extraction.duties import ruled
from speeches.extraction.notes import bare_rows
from speeches.extraction.structure.sentences import Sentence
from speeches.extraction.structure.spans import trimmed
from speeches.extraction.types import Actor, Deadline

LINE = re.compile(r"[^\n]+")
NAME = re.compile(r"[^、，,；;/\s]{2,}")
SAID = re.compile(r"[。；，\d]")  # in a cell that is no head
LONGEST_HEAD, SHORTEST_TASK = 12, 4  # characters
OF_A_ROW = ruled("row")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table: text[start:end] holds its task, units and limit, text[task[0]:task[1]] the task."""

    start: int
    end: int
    line: tuple[int, int]
    task: tuple[int, int]
    actors: tuple[Actor, ...]


@dataclass(frozen=True, slots=True)
class _Head:
    """What the columns hold, by number from 0: the task, the units with their role, the time limit."""

    task: int
    who: tuple[tuple[int, str], ...]
    when: int | None


def find(text: str, deadlines: Sequence[Deadline] = ()) -> Iterator[Row]:
    """Yield the rows that hold a task, in the order of the text; `deadlines` are the text's."""
    if "\t" not in text and not bare_rows.BLANK.search(text):
        return
    head: _Head | None = None
    above: dict[int, tuple[Actor, ...]] = {}
    for line in LINE.finditer(text):
        cells = list(_cells(text, *line.span()))
        if len(cells) == 1:
            head = None
        elif found := _head([text[start:end] for start, end in cells]):
            head, above = found, {}
        elif head and (row := _row(text, line.span(), cells, head, above)):
            yield row
            continue
        if not head and (bare := bare_rows.read(text, *line.span(), deadlines)):
            yield Row(line.start(), line.end(), line.span(), bare.task, bare.actors)


def by_sentence(cut: Sequence[Sentence], rows: Iterable[Row]) -> dict[int, Row | None]:
    """Return the sentences that stand in rows, by number: the first of each row with it, the others with none."""
    starts = [sentence.start for sentence in cut]
    found: dict[int, Row | None] = {}
    for row in rows:
        first, last = (bisect_left(starts, at) for at in row.line)
        found |= dict.fromkeys(range(first, last))
        found[first] = row
    return found


def _cells(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where each cell of a line begins and ends, without the blanks around it."""
    at = start
    while at <= end:
        until = text.find("\t", at, end)
        until = end if until < 0 else until
        yield trimmed(text, at, until)
        at = until + 1


def _head(cells: Sequence[str]) -> _Head | None:
    """Return what a line says of the columns, where it heads a table of tasks."""
    if any(len(cell) > LONGEST_HEAD or SAID.search(cell) for cell in cells):
        return None
    if lexicon.any_of("tables/told").search("\t".join(cells)):
        return None
    patterns = {name: lexicon.any_of(f"tables/{name}") for name in ("aside", "when", "who")}
    kinds = [next((name for name, pattern in patterns.items() if pattern.search(cell)), "") for cell in cells]
    who = tuple((at, actors.ROLES.get(cells[at][:1], "")) for at, kind in enumerate(kinds) if kind == "who")
    free = [at for at, kind in enumerate(kinds) if not kind]
    ranked = (at for term in lexicon.terms("tables/task") for at in free if term in cells[at])
    task = next(ranked, None)
    if task is None or not who:
        return None
    return _Head(task, who, kinds.index("when") if "when" in kinds else None)


def _row(
    text: str,
    line: tuple[int, int],
    cells: Sequence[tuple[int, int]],
    head: _Head,
    above: dict[int, tuple[Actor, ...]],
) -> Row | None:
    """Return a row; an empty cell for units, as merged cells leave it, has those of the row above."""
    if head.task >= len(cells) or cells[head.task][1] - cells[head.task][0] < SHORTEST_TASK:
        return None
    told: list[Actor] = []
    used = [cells[head.task]]
    for column, role in head.who:
        cell = cells[column] if column < len(cells) else (0, 0)
        if cell[0] < cell[1]:
            above[column] = tuple(_units(text, cell, role))
            used.append(cell)
            told += above[column]
        else:
            told += [Actor(one.text, one.start, one.end, one.role, True) for one in above.get(column, ())]
    if not told:
        return None
    if head.when is not None and head.when < len(cells) and cells[head.when][0] < cells[head.when][1]:
        used.append(cells[head.when])
    return Row(min(start for start, _ in used), max(end for _, end in used), line, cells[head.task], tuple(told))


def _units(text: str, cell: tuple[int, int], role: str) -> Iterator[Actor]:
    """Yield the units of a cell; 县水利局牵头 says its role itself."""
    labelled = actors.notes(text, *cell)
    if labelled:
        yield from labelled
        return
    for name in NAME.finditer(text, *cell):
        told = notes.plain(Actor(name[0], *name.span()))
        yield Actor(told.text, told.start, told.end, told.role or role)
