"""Recognise a task that is given by naming who has it: 县财政局负责落实资金, 由县住建局牵头整改.

Minutes and lists of tasks give most of theirs so, without 要 or 必须.
"""

import re
from collections.abc import Sequence

from speeches.extraction import phrases
from speeches.extraction.types import Deadline

HAS_IT = re.compile(r"(?:共同|具体|分别|全面)?(?:牵头|主办|承办|负责(?!人|同志|的|任)|会同)")
MAY_STAND = re.compile("牵头|主办|承办|负责|会同|由")
CLAUSE = re.compile("[，；：]")
BY = re.compile(r"(?:[^，；：。由]{0,8}由)?")


def is_assigned(text: str, begin: int, limits: Sequence[Deadline]) -> bool:
    """Tell whether a clause of a sentence gives its task to a unit, from an offset on; `limits` are the sentence's.

    A unit alone behind 由 will do where a day is set (由县财政局于5月底前拨付).
    """
    if not MAY_STAND.search(text, begin):
        return False
    by_when = any(one.due for one in limits)
    for start in (begin, *(mark.end() for mark in CLAUSE.finditer(text, begin))):
        by = BY.match(text, start)
        at = by.end() if by else start
        names = phrases.group(text, at, len(text)) if at < len(text) else []
        if not names or names[0].start != at:
            continue
        if HAS_IT.match(text, names[-1].end) or (by_when and at > start):
            return True
    return False
