"""The clauses of sentences and what sort of letters each holds: asked of all letters of a text at once."""

from typing import Any, NamedTuple

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


class Clauses(NamedTuple):
    """The clauses of some sentences, in the order of the text of all lines: an array each, with an entry a clause."""

    starts: Any
    ends: Any
    held: Any  # the bits of the kinds of letters that it holds
    of: Any  # the number of its sentence
    opens: Any  # whether it is the first of its sentence


def clauses(lines: Lines) -> Clauses:
    """Return the clauses of sentences."""
    kinds = KINDS.of(f"{END}{lines.text}{END}")
    marks = np.flatnonzero(kinds & MARK)
    starts, ends = marks[:-1], marks[1:] - 1  # in the text itself, which begins a letter later
    some = starts < ends
    starts, ends = starts[some], ends[some]
    held = np.bitwise_or.reduceat(kinds, starts + 1) if starts.size else kinds[:0]
    of = lines.numbers(starts)
    return Clauses(starts, ends, held, of, np.diff(of, prepend=-1) > 0)
