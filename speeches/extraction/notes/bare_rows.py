"""Read a line of a table that lost its head: 县水利局 完成河堤加固 9月底前, with tabs or blanks between the cells.

Only a line whose cells are units, one task and a time limit, and nothing else but a number before them, is taken.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from speeches.extraction import lexicon
from speeches.extraction.mood import ADVERBS, REPORT
from speeches.extraction.notes import brackets
from speeches.extraction.structure.spans import trimmed
from speeches.extraction.types import Actor, Deadline

BLANK = re.compile(r"[ \u3000](?<=[一-龥）)].)[ \u3000]*(?=[一-龥\d])")
TABBED, BLANKED = re.compile(r"[^\t]+"), re.compile(r"[^\s\u3000]+")
NUMBER = re.compile(r"[（(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3}(?=[）)、.．]|$))[）)、.．]?(?![\d家个名])")
TEXT = re.compile("[。；！？]")
TASK = re.compile(rf"(?:要|须)?{ADVERBS}")
FEWEST, SHORTEST_TASK = 2, 4  # cells; characters


@dataclass(frozen=True, slots=True)
class BareRow:
    """What a line holds: text[task[0]:task[1]] is to be done by `actors`."""

    task: tuple[int, int]
    actors: tuple[Actor, ...]


def read(text: str, start: int, end: int, deadlines: Sequence[Deadline]) -> BareRow | None:
    """Return what the line text[start:end] tells whom to do by when, or None where it is no row of tasks."""
    words = text[start:end]
    if TEXT.search(words) or REPORT.search(words) or lexicon.any_of("cues/past").search(words):
        return None
    limits = [one for one in deadlines if start <= one.start < end]
    cells = list(_cells(text, start, end))
    if not limits or len(cells) < FEWEST:
        return None
    number = NUMBER.match(text, *cells[0])
    if number:
        cells = cells[1:] if number.end() == cells[0][1] else [(number.end(), cells[0][1]), *cells[1:]]
    who: list[Actor] = []
    tasks = []
    for cell in cells:
        if found := brackets.whole(text, *cell):
            who += found
        elif not brackets.is_limit(text, *cell, limits):
            tasks.append(cell)
    if not who or len(tasks) != 1 or not _is_task(text, *tasks[0]):
        return None
    return BareRow(tasks[0], tuple(who))


def _cells(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where each cell begins and ends: between tabs, or between blanks where there is no tab."""
    pattern = TABBED if "\t" in text[start:end] else BLANKED
    for cell in pattern.finditer(text, start, end):
        left, right = trimmed(text, *cell.span())
        if left < right:
            yield left, right


def _is_task(text: str, start: int, end: int) -> bool:
    how = TASK.match(text, start, end)
    acts = lexicon.any_of("cues/action", "target_verbs", "handed_on")
    return end - start >= SHORTEST_TASK and acts.match(text, how.end() if how else start, end) is not None
