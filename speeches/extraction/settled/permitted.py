"""Recognise what a unit is told that it may do, which in a speech asks it to: 镇里可以牵个头，组织大家去看一看."""

import re
from collections.abc import Sequence

from speeches.extraction import lexicon
from speeches.extraction.mood import ADVERBS
from speeches.extraction.names import phrases
from speeches.extraction.settled import proof
from speeches.extraction.types import Deadline

CLAUSE = re.compile("(?:^|(?<=[，；：。]))(?:[^，；：。的]{2,10}的)?")
MAY = re.compile(f"(?:也|还|都|均)?(?:可以?)(?:考虑|探索|尝试)?(?![看说想见谓能观喜])(?:{ADVERBS})")
ALL = re.compile("大家|各地|各级")
NO_DEED = re.compile("享受|得到|获得|拿到|理解|了解|知道|避免|想象|预见|证明|是")


def permitted(text: str, start: int, limits: Sequence[Deadline]) -> str:
    """Return what somebody is told that he may do from an offset on: "definite", "general" or "" (nothing)."""
    if "可" not in text:
        return ""
    for opening in CLAUSE.finditer(text, start):
        at = opening.end()
        whole = ALL.match(text, at)
        names = [] if whole or at >= len(text) else phrases.group(text, at, len(text))
        named = bool(names) and names[0].start == at
        if not whole and (not named or lexicon.any_of("private").search(text, at, names[-1].end)):
            continue
        may = MAY.match(text, whole.end() if whole else names[-1].end)
        if may and not NO_DEED.match(text, may.end()):
            shown = proof.is_named(text, limits) or _is_held(text, may.end())
            return "definite" if shown else "general"
    return ""


def _is_held(text: str, at: int) -> bool:
    """Tell whether something definite is done to an object, from an offset on."""
    acts = lexicon.any_of("cues/action").search(text, at)
    return bool(acts and lexicon.any_of("cues/object").search(text, acts.end()))
