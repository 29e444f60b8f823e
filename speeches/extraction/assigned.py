"""Recognise a task that is given by naming who has it: 县财政局负责落实资金, 由县住建局牵头整改.

Minutes and lists of tasks give most of theirs so, without 要 or 必须.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence

from speeches.extraction import lexicon, phrases, register
from speeches.extraction.outline import Place
from speeches.extraction.sentences import Sentence
from speeches.extraction.types import Deadline

HAS_IT = re.compile(r"(?:共同|具体|分别|全面)?(?:牵头|主办|承办|负责(?!人|同志|的|任)|会同)")
MAY_STAND = re.compile("牵头|主办|承办|负责|会同|由")
CLAUSE = re.compile("[，；：]")
BY = re.compile(r"(?:[^，；：。由]{0,8}由)?")
TOLD = frozenset({"results", "problems", "background", "significance"})  # parts that tell what was and is


def is_assigned(sentence: Sentence, place: Place, deadlines: Sequence[Deadline]) -> bool:
    """Tell whether a clause gives its task to a unit; ``deadlines`` are those of the whole text, in its order.

    A unit alone behind 由 will do where a day is set (由县财政局于5月底前拨付).
    """
    text = sentence.text
    if not MAY_STAND.search(text, place.body) or register.REPORT.search(text):
        return False
    if any(heading.part in TOLD for heading in place.headings) or lexicon.any_of("cues/past").search(text):
        return False
    first = bisect_left(deadlines, sentence.start, key=lambda one: one.start)
    last = bisect_left(deadlines, sentence.end, key=lambda one: one.start)
    by_when = any(one.due for one in deadlines[first:last])
    for start in (place.body, *(mark.end() for mark in CLAUSE.finditer(text, place.body))):
        by = BY.match(text, start)
        at = by.end() if by else start
        names = phrases.group(text, at, len(text)) if at < len(text) else []
        if not names or names[0].start != at:
            continue
        if HAS_IT.match(text, names[-1].end) or (by_when and at > start):
            return True
    return False
