"""Recognise a task that is no more than an action and its figure, below a heading of tasks: 新建口袋公园12个."""

import re
from collections.abc import Sequence

from speeches.extraction import lexicon
from speeches.extraction.quantities import find_quantities
from speeches.extraction.structure.outline import Place
from speeches.extraction.types import Heading

DONE = re.compile("情况|回顾|总结|成效|成绩|进展")  # 重点任务完成情况 heads what was done
CLAUSE = re.compile("[^，；：。]+")
TO_REACH = frozenset({"at_least", "at_most"})


def are_announced(headings: Sequence[Heading]) -> bool:
    """Tell whether these headings say that tasks follow."""
    words = [heading.text for heading in headings]
    return any(map(lexicon.any_of("task_headings").search, words)) and not any(map(DONE.search, words))


def is_task(text: str, place: Place) -> bool:
    """Tell whether a sentence below a heading that says that tasks follow names a figure to reach."""
    if place.heading or not any(map(str.isdigit, text)):
        return False
    for clause in CLAUSE.finditer(text, place.body):
        figures = find_quantities(text, *clause.span())
        acts = lexicon.any_of("target_verbs", "cues/action").match(clause[0])
        if figures and (acts or figures[0].relation in TO_REACH):
            return True
    return False
