"""The clauses of sentences and what sort of letters each holds: asked of all letters of a text at once."""

from itertools import pairwise

import numpy as np

from speeches.extraction.looks.letters import Kinds
from speeches.extraction.looks.lines import END, Lines

UNITS = "部门|单位|书记|干部|党组织|党委|局|镇|乡|街道"
KINDS = Kinds(
    f"，：；。！？{END}",  # end a clause
    "要必务应须将由",  # one stands in each clause that has a modal word or 由
    ("各每全县市区省州", *(unit[0] for unit in UNITS.split("|"))),  # one stands in each that says first who is told
)
MARK, MODAL, WHO = 1, 2, 4
Clause = tuple[int, int, int]  # a stretch of the text of all lines, and the bits of the kinds of letters that it holds


def clauses(lines: Lines) -> list[list[Clause]]:
    """Return the clauses of each sentence."""
    kinds = KINDS.of(f"{END}{lines.text}{END}")
    marks = np.flatnonzero(kinds & MARK)
    starts, ends = marks[:-1], marks[1:] - 1  # in the text itself, which begins a letter later
    some = starts < ends
    starts, ends = starts[some], ends[some]
    if not starts.size:
        return [[] for _ in lines.ends]
    held = np.bitwise_or.reduceat(kinds, starts + 1)
    found: list[Clause] = list(zip(starts.tolist(), ends.tolist(), held.tolist(), strict=True))
    bounds = [0, *starts.searchsorted(lines.ends).tolist()]
    return [found[first:behind] for first, behind in pairwise(bounds)]
