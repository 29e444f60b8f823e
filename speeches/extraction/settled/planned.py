"""Recognise what an account says it will do: a sentence in bare verbs below 下半年工作打算."""

import re
from collections.abc import Sequence

from speeches.extraction import lexicon
from speeches.extraction.mood import ADVERBS
from speeches.extraction.quantities import find_quantities
from speeches.extraction.structure.outline import Place
from speeches.extraction.types import Deadline, Heading

HOW = re.compile(ADVERBS)
CLAUSE = re.compile("[^，；。：]+")
PLANS = re.compile(
    "打算|(?:下一步|下步|下阶段|明年|来年|下半年)(?:的)?(?:主要|重点)?(?:工作|计划|安排|思路|任务|措施)|工作(?:计划|安排|思路)|努力方向|整改措施"
)
DONE = re.compile("情况|回顾|总结|成效|成绩|进展")
DID = re.compile("了(?![解结])")
YEAR_OF = re.compile("是[^，。]{2,30}(?:之年|关键期|关键年|起步年|收官年)")


def are_announced(headings: Sequence[Heading]) -> bool:
    """Tell whether these headings say that plans follow."""
    plans = [one.text for one in headings if PLANS.search(one.text)]
    return bool(plans) and not any(map(DONE.search, plans))


def is_planned(text: str, place: Place, limits: Sequence[Deadline]) -> bool:
    """Tell whether a sentence below a heading of plans says, with no more than a verb, what will be done."""
    if place.heading or text.endswith("："):
        return False
    if YEAR_OF.search(text) or lexicon.any_of("cues/past", "cues/problem").search(text):
        return False
    if DID.search(text):
        return False
    return bool(limits or find_quantities(text, place.body, len(text)) or _begins_with_a_verb(text, place.body))


def _begins_with_a_verb(text: str, start: int) -> bool:
    verbs = lexicon.any_of("cues/action", "cues/general_verb", "target_verbs")
    for clause in CLAUSE.finditer(text, start):
        how = HOW.match(text, clause.start())
        if verbs.match(text, how.end() if how else clause.start()):
            return True
    return False


def is_shown(text: str, place: Place) -> bool:
    """Tell whether what is planned has a figure, or a verb of something definite in front of its object."""
    if any(map(str.isdigit, text[place.body :])):
        return True
    acts = lexicon.any_of("cues/action").match(text, place.body)
    return bool(acts and lexicon.any_of("cues/object").search(text, acts.end()))
