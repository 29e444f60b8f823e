"""Recognise what is only told: earlier demands that were met, praise of a unit by name, admitted shortcomings."""

import re
from collections.abc import Sequence

from speeches.extraction import lexicon, mood
from speeches.extraction.names import phrases
from speeches.extraction.settled import turning
from speeches.extraction.types import Heading

PARTS = frozenset({"results", "problems", "background", "significance"})  # that tell what was and is
DEMANDS = ("要求", "部署", "责成", "责令", "下达", "规定", "印发", "下发")
DEMANDED = lexicon.compiled(DEMANDS)
CLAUSE = re.compile(r"[^，。；：！？]+")
EARLIER = re.compile(
    r"前不久|不久前|此前|先前|早先|早在|去年|前年|上个?(?:周|月|星期|季度)|前(?:几|些|两|段)(?:天|日|时间)|年初|日前|曾|已经?(?=要求|部署|印发)"
)
NOW = r"(?:目前|现在|现|如今|截至|到)?[^，。；：]{0,12}?"
DONE = re.compile(
    rf"^{NOW}(?:(?:已经?|均|都|全部|全)[^，。；：]{{0,8}}(?:完成|结束|到位|办结|建成|整改|销号|落实|交账|上报|报送|收官|收尾)"
    r"|[^，。；：]*(?:完成|结束|做|交|办|建|改|报|落实)[^，。；：]{0,3}了)[^，。；：]{0,6}$"
)
STILL = re.compile("还|仍|请|继续|尽快|抓紧|再|希望|必须|务必|不得|确保|其余|没有|尚")
ACHIEVED = lexicon.any_of("deeds")
TO_COME = re.compile("希望|请|将|不得|不能|别|力争|确保|继续|的，|[谁凡就]")
PRAISES = ("表扬", "表彰", "嘉奖", "肯定", "赞扬", "点赞")
PRAISE_WORD = lexicon.compiled(PRAISES)
PRAISE = re.compile(
    r"(?:对|给|将)(?P<whom>[^，。；：]{2,40}?)(?:予以|给予|提出|进行)(?:了|通报|全[县市区省]|点名|口头|充分|高度)*"
    r"(?:表扬|表彰|嘉奖|肯定|赞扬|点赞)"
)
PRAISED = re.compile(
    "(?:等[^，。；：]{0,10})?(?:予以|给予|提出|进行)(?:了|通报|点名|口头|充分|高度)*(?:表扬|表彰|嘉奖|肯定|赞扬|点赞)"
)
BY_NAME = re.compile("^(?!.*(?:[直级各每]|乡镇|先进|优秀))(?:[省市县区州盟旗]|[一-龥]{2,}[镇乡街村])")
# With a turn from what is good it opens what is not (但也要看到); without one it says what matters (要看到，招商…).
ADMITS = re.compile(
    r"^(?:(?P<turn>但是?|然而|不过)|(?P<beside>同时|在[^，。；：]{2,24}同时)|当然)*，?(?:我们|大家)?(?P<also>也|还)?(?:更)?(?:要|必须|应当?)"
    r"(?:清醒|清楚|客观|充分|理性)?地?(?:看到|认识到|意识到|正视)"
)
ORDERS = re.compile(rf"(?:{mood.ORDER.pattern})(?![^，。；]{{1,3}}的)")  # 必须做的事还很多 orders nothing
PERFORMED = re.compile("(?:这里|在此|借此机会)，|我(?:们)?对|决定")  # praise that is given by saying so


ADMISSIONS = ("看到", "认识到", "意识到", "正视")  # each sentence that admits something holds one of these


def is_told(headings: Sequence[Heading]) -> bool:
    """Tell whether what stands below these headings tells what was and is."""
    return any(heading.part in PARTS for heading in headings)


def is_met(text: str) -> bool:
    """Tell whether a sentence tells of an earlier demand, and that it was met: 前不久县里要求建立台账，已全部完成."""
    if not DEMANDED.search(text) or turning.turn(text, 0):
        return False
    clauses = CLAUSE.findall(text)
    demanding = [at for at, clause in enumerate(clauses) if DEMANDED.search(clause)]
    if not any(EARLIER.search(clause) for clause in clauses[: demanding[-1] + 1]):
        return False
    done = [at for at, clause in enumerate(clauses) if at > demanding[0] and DONE.search(clause)]
    if not done:
        return False
    behind = clauses[done[-1] :]
    return not any(STILL.search(clause) or mood.ORDER.search(clause) for clause in behind)


def is_done(text: str) -> bool:
    """Tell whether a sentence says that something was done, and orders nothing: 镇里成立了领导小组，下设办公室."""
    return bool(ACHIEVED.search(text)) and not mood.ORDER.search(text) and not TO_COME.search(text)


def is_praise(text: str) -> bool:
    """Tell whether a sentence praises somebody now and orders nothing.

    Whom an office rewards in every such case (对工作突出的干部给予表彰) is an order; a unit by name is praised.
    """
    found = PRAISE.search(text) if PRAISE_WORD.search(text) else None
    if not found or mood.ORDER.search(text) or "希望" in text:
        return False
    if PERFORMED.search(text, 0, found.end()):
        return True
    whom = found["whom"].rsplit("的", 1)[-1]
    names = phrases.group(whom, 0, len(whom)) if whom else []
    return bool(names) and BY_NAME.search(whom, 0, names[0].end) is not None and len(names[0].head) < names[0].end


def is_admission(text: str) -> bool:
    """Tell whether a sentence turns to what is not good yet and orders nothing more: 但也要看到，差距还不小."""
    found = ADMITS.match(text)
    if not found or ORDERS.search(text, found.end()) or lexicon.any_of("cues/significance").search(text):
        return False
    if found["turn"] or found["also"]:
        return True
    return bool(found["beside"]) and lexicon.any_of("cues/problem").search(text, found.end()) is not None


def is_praised(text: str, at: int) -> bool:
    """Tell whether whoever is named up to an offset is praised, not told: 对县水利局予以表扬."""
    return PRAISED.match(text, at) is not None
