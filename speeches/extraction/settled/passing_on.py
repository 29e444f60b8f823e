"""Recognise an order that is passed on (会议要求物业公司立即清运垃圾), and who only passes it on (市长强调，…)."""

import re
from collections.abc import Sequence

from speeches.extraction import lexicon
from speeches.extraction.mood import ADVERBS, GOES_ON
from speeches.extraction.names import phrases
from speeches.extraction.types import PASSED_ON, Deadline

SAID = "强调|指出|要求|表示|说|讲|提出|叮嘱|认为|提醒|谈到|讲到"
SAYS = re.compile(
    r"(?:[一-龥]{2,3}?)?(?:同志)?(?:在(?:会上|[^，。；：]{2,24}?[上时中]))?，?"
    r"(?:还|又|也|最后|随后|同时|反复|再三|一再|多次|明确|特别|现场|当场|进一步|着重|指示)*"
    rf"(?:(?:{SAID})(?:说|道)?(?=[，：,:“])|要求(?![高严低])|责成|责令|主持(?:召开)?[^，。]{{0,12}}会)"
)
SAYING = re.compile(f"{SAID}|责成|责令|主持")  # `SAYS` holds one of these, soon
LONGEST_SAYS = 120  # characters
SIGNS = ("要求", "责成", "责令", "指示", "强调", "指出", "明确")  # by one of these an order is passed on
PASSES_ON = re.compile(rf"(?P<verb>{'|'.join(SIGNS)})(?<![按照据合的项应其新高之有达本]..)[，：]?")
HIGHER = re.compile("^(?:党?中央|国务院|国家|省|自治区|上级)|总书记|总理")
AUTHORITY = re.compile(  # whose demands are orders: 居民要求… and 合同要求… are none
    "会议|书记|[县市区镇乡州省局部厅组队院处科村]长|主任|主席|[县市区州省]委|常委|政府|党组|指挥部|[检督巡]查组|督导组|工作组"
    "|领导|同志|[他她]|局|[办部厅]"
)
GOES_ON_TO = frozenset({"并", "还", "又", "也", "同时", "最后"})
STATED = frozenset({"强调", "指出", "明确"})  # an order only with a modal behind it
TELLS = frozenset({"叮嘱", "嘱咐", "嘱托", "告诫", "提醒", "勉励", "要求"})  # 叮嘱负责人，要把账目贴出来
TOLD_TO = re.compile("[，：]?(?:一定)?(?:要|务必|必须)")
CHARGES, DEMANDS = frozenset({"责成", "责令"}), "要求"
BY = frozenset({"由", "交由", "分别由", "均由"})
NO_CHARGE = re.compile("(?:担?任|组成|构成|起草的|[^，；：。]{0,3}(?:经费|资金|财政)|[^，；：。]{1,8}的)")
MUST = re.compile(f"要(?!{GOES_ON})|须|必须|务必|应当|应(?![急用对])")
HOW = re.compile(ADVERBS)
CLAUSE = re.compile("[，；：。]")
MOST_BEFORE = 2  # rounds of a time limit and a modal: 要在5月底前, 5月底前要


def is_passed_on(text: str, start: int, limits: Sequence[Deadline], kind: str) -> bool:
    """Tell whether a sentence, from an offset on, passes on an order with a definite action to somebody it names.

    What higher leaders demanded is background in a speech, the order itself in news and minutes.
    """
    for said in PASSES_ON.finditer(text, start):
        opening = max((mark.end() for mark in CLAUSE.finditer(text, start, said.start())), default=start)
        who = text[opening : said.start()]
        if who in GOES_ON_TO:  # 县长主持会议，并要求…: who demands stands before
            who = text[start:opening]
        if (who and not AUTHORITY.search(who)) or (kind not in PASSED_ON and HIGHER.search(who)):
            continue
        names = phrases.group(text, said.end(), len(text)) if said.end() < len(text) else []
        if not names or names[0].start != said.end():
            continue
        if _is_told_an_action(text, names[-1].end, limits, said["verb"] in STATED):
            return True
    return False


def _is_told_an_action(text: str, at: int, limits: Sequence[Deadline], needs_must: bool) -> bool:
    """Tell whether an action follows, with no more than time limits, modals and adverbs before it."""
    must = False
    for _ in range(MOST_BEFORE):
        at = next((one.end for one in limits if text[at : one.start] in {"", "在", "于"} and one.start >= at), at)
        if modal := MUST.match(text, at):
            must, at = True, modal.end()
    if needs_must and not must:
        return False
    # Behind a modal the action may come in a later clause: 要对接企业，建立专班.
    later = [mark.end() for mark in CLAUSE.finditer(text, at)] if must else []
    return any(_acts(text, opening) for opening in (at, *later))


def _acts(text: str, at: int) -> bool:
    how = HOW.match(text, at)
    return lexicon.any_of("cues/action", "handed_on").match(text, how.end() if how else at) is not None


def only_speaks(text: str, at: int) -> bool:
    """Tell whether whoever is named up to an offset only says what others are to do: 县委书记强调，…"""
    return SAYING.search(text, at, at + LONGEST_SAYS) is not None and SAYS.match(text, at) is not None


def is_charged(text: str, word: str, at: int) -> bool:
    """Tell whether whoever is named between a word and an offset is told by it: 责成县教育局, 由党政办排班."""
    if word in CHARGES or (word in TELLS and TOLD_TO.match(text, at)):
        return True
    return (word in BY and not NO_CHARGE.match(text, at)) or (word == DEMANDS and _acts(text, at))
