"""Recognise an action with the limit right before it: 9月底前完成改厕1500户, 故障报修后两小时内到场处理."""

import re
from collections.abc import Sequence

from speeches.extraction import lexicon, mood
from speeches.extraction.types import Deadline

HOW = re.compile(mood.ADVERBS)
UNTIL = re.compile("(?:[前内底末]|之前|以前)$")  # a day alone may be when something was or is held
CLAUSE = re.compile("[^，；。：]+")
MUST = re.compile(rf"必须|务必|(?:^|[一-龥]){mood.YAO}(?!到)")
ASKED = re.compile("(?:^|(?<=[，：]))请(?!示|求|假|问|教|进|来了)")  # 请继续抓紧，月底前全部查完
EARLIER = re.compile("去年|昨天|本来|原本|前年|才能")


def is_dated(text: str, limits: Sequence[Deadline]) -> bool:
    """Tell whether an action stands right behind a time limit or frequency of the sentence."""
    if lexicon.any_of("cues/opening").search(text):
        return False
    acts = lexicon.any_of("cues/action", "target_verbs", "handed_on")
    for limit in limits:
        how = HOW.match(text, limit.end) if limit.rrule or UNTIL.search(limit.text) else None
        if how and acts.match(text, how.end()):
            return True
    return False


def is_ordered(text: str, start: int, limits: Sequence[Deadline]) -> bool:
    """Tell whether a clause, from an offset on, says what must be by a time limit: 其余各村必须在月底前建好."""
    if EARLIER.search(text):
        return False
    asked = ASKED.search(text, start)
    if asked and any(limit.start >= asked.end() for limit in limits):
        return True
    return any(
        MUST.search(clause[0]) and any(clause.start() <= limit.start < clause.end() for limit in limits)
        for clause in CLAUSE.finditer(text, start)
    )
