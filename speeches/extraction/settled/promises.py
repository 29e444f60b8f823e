"""Recognise what the speaker's own side undertakes: 我承诺，年底前付清工资; 市政府将安排2000万元."""

import re
from collections.abc import Sequence

from speeches.extraction import lexicon
from speeches.extraction.mood import ADVERBS
from speeches.extraction.names import phrases
from speeches.extraction.quantities import find_quantities
from speeches.extraction.types import Deadline

SIGNS = ("承诺", "保证", "表态", "将")  # each promise holds one of these
PLEDGES = re.compile("承诺|保证|表态")
PLEDGE = re.compile(
    r"(?:^|(?<=[，；：。]))(?:在此|这里|今天|借此机会)?，?"
    r"(?:我(?:们)?|本人|[省市县区州]委|[省市县区州]政府|[镇乡]党委)(?:代表[^，。；]{2,14})?"
    r"(?:在此|今天|郑重地?|公开|向[^，。；：]{1,12}?)*(?:作出)?(?:承诺|保证|表态)[，：]?(?![过了的书金])"
)
WILL = re.compile(rf"将(?![要来近士领军])(?:于|在)?{ADVERBS}")
PRIVATE = re.compile("企业|公司|集团|厂|商户|合作社|银行|居民|群众")  # what these will do is no promise of an office
CLAUSE = re.compile("(?:^|(?<=[，；：。]))")


def is_promise(text: str, start: int, limits: Sequence[Deadline]) -> bool:
    """Tell whether a sentence, from an offset on, undertakes something that can be shown."""
    return _is_pledge(text, start, limits) or ("将" in text and _will_act(text, start, limits))


def _is_pledge(text: str, start: int, limits: Sequence[Deadline]) -> bool:
    for pledge in PLEDGE.finditer(text, start) if PLEDGES.search(text, start) else ():
        at = pledge.end()
        acts = lexicon.any_of("cues/action", "handed_on").search(text, at) is not None
        if acts or any(one.start >= at for one in limits) or find_quantities(text, at):
            return True
    return False


def _will_act(text: str, start: int, limits: Sequence[Deadline]) -> bool:
    """Tell whether a unit says of itself that it will act on something definite: 县财政将安排3000万元用于改厕."""
    will = WILL.search(text, start)
    if not will:
        return False
    for opening in CLAUSE.finditer(text, start):
        at = _past_time(text, opening.end(), limits)
        names = phrases.group(text, at, len(text)) if at < len(text) else []
        if not names or names[0].start != at or names[-1].kind == "person" or PRIVATE.search(text, at, names[-1].end):
            continue
        said = WILL.match(text, _past_time(text, names[-1].end, limits))
        verb = said and _verb(text, said.end(), limits)
        if verb and (limits or find_quantities(text, verb.end()) or _has_object(text, verb.end())):
            return True
    return False


def _verb(text: str, at: int, limits: Sequence[Deadline]) -> re.Match[str] | None:
    return lexicon.any_of("cues/action", "target_verbs", "handed_on").match(text, _past_time(text, at, limits))


def _has_object(text: str, at: int) -> bool:
    return lexicon.any_of("cues/object").search(text, at) is not None


def _past_time(text: str, at: int, limits: Sequence[Deadline]) -> int:
    """Return where a time ends that begins at an offset, or the offset."""
    limit = next((one.end for one in limits if one.start == at), None)
    time = lexicon.any_of("times_ahead").match(text, at)
    past = limit or (time.end() if time else at)
    return past + (past > at and text.startswith("，", past))
