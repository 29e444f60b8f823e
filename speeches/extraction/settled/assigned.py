"""Recognise a task that is given by naming who has it: 县财政局负责落实资金, 由县住建局牵头整改.

Minutes and lists of tasks give most of theirs so, without 要 or 必须.
"""

import re
from collections.abc import Sequence

from speeches.extraction import lexicon
from speeches.extraction.mood import ADVERBS
from speeches.extraction.names import phrases
from speeches.extraction.types import PASSED_ON, Deadline

HAS_IT = re.compile(r"(?:共同|具体|分别|全面)?(?:牵头|主办|承办|负责(?!人|同志|的|任)|会同)")
SIGNS = ("牵头", "主办", "承办", "负责", "会同", "由")  # each task that is given holds one of these
MAY_STAND = re.compile("|".join(SIGNS))
CLAUSE = re.compile("[，；：]")
WITHIN = re.compile(
    r"(?:从|在|与|和|会同)[^，；：。]{2,12}?(?:中|内|上|单位|部门|局|委|办|公司|企业|镇|乡)"
    r"|根据[^，；：。]{2,14}(?:意见|要求|情况|实际)"
)
ASKED = re.compile("(?:^|(?<=[，；：。]))(?:还|也|再|最后|下一步)?请(?![示求假问教客战])")
TURNS_TO = re.compile("[把将对按与会就从]|牵头|负责|会同|配合|尽快|抓紧|下去|回去")
HOW = re.compile(ADVERBS)
OF_THAT = re.compile("[^，；：。]{0,8}的")  # 由县住建局办理的事项 names things, gives no task
BY = re.compile(r"(?![该此])[^，；：。由]{0,30}由")  # 老城区的管网由县住建局牵头; 该项目由县发改局批复 tells what is
FEW = 9  # characters up to 由: of a longer matter a unit must be said to have it


def is_assigned(text: str, begin: int, limits: Sequence[Deadline], kind: str = "speech") -> bool:
    """Tell whether a clause of a sentence gives its task to a unit, from an offset on; `limits` are the sentence's.

    A unit alone behind 由 will do where a day is set (由县财政局于5月底前拨付), where how to do it is said
    (由县发改局按程序报批), and in minutes and news; not where a long matter stands before 由.
    """
    if not MAY_STAND.search(text, begin):
        return False
    by_when = any(one.due for one in limits)
    for start in (begin, *(mark.end() for mark in CLAUSE.finditer(text, begin))):
        by = BY.match(text, start)
        ends = [end for at in {start, by.end() if by else start} if (end := _end_of_names(text, at))]
        if any(HAS_IT.match(text, end) for end in ends):
            return True
        if not by or by.end() - start > FEW or not ends:
            continue
        if by_when or _is_entrusted(text, ends[-1], needs_manner=kind not in PASSED_ON):
            return True
    return False


def _end_of_names(text: str, at: int) -> int:
    """Return where a list of names ends that begins at an offset, 0 where none does."""
    names = phrases.group(text, at, len(text)) if at < len(text) else []
    return names[-1].end if names and names[0].start == at else 0


def is_asked(text: str, begin: int) -> bool:
    """Tell whether a clause of a sentence asks a unit by name for an action: 请县财政局把资金拨付到位."""
    for ask in ASKED.finditer(text, begin):
        names = phrases.group(text, ask.end(), len(text)) if ask.end() < len(text) else []
        if not names or names[0].start != ask.end() or names[-1].kind == "person":
            continue
        how = HOW.match(text, names[-1].end)
        at = how.end() if how else names[-1].end
        if TURNS_TO.match(text, at) or lexicon.any_of("cues/action", "target_verbs", "handed_on").match(text, at):
            return True
    return False


def _is_entrusted(text: str, at: int, *, needs_manner: bool) -> bool:
    """Tell whether a verb of something entrusted follows, behind words that say how it is to be done."""
    begin = at
    while step := lexicon.any_of("manner").match(text, at) or WITHIN.match(text, at) or HOW.match(text, at):
        if step.end() == at:
            break
        at = step.end()
    verb = lexicon.any_of("entrusted", "handed_on", "cues/action").match(text, at)
    if verb is None or OF_THAT.match(text, verb.end()):
        return False
    return at > begin or not needs_manner
