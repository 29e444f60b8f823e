"""Cut what a summary is made from into clauses, bare of who, when and must; pass over those that say too little."""

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from speeches.extraction import lexicon
from speeches.extraction.mood import YAO

WHO, WHEN = "\x00", "\x01"  # stand in a clause where an actor or a deadline was taken out
LONG = 24
CLAUSE = re.compile(r"[^，。；：！？\n]+")
NAMED = re.compile(
    rf"(?:分别|今后|所有|全部)?(?:由|请|要求|交由)?{WHO}[{WHO}、和与及]*(?:分别|共同|具体)?"
    r"(?:牵头|负责|主办|协办|配合|协助|协同|会同)?"
    rf"(?:、{WHO}+(?:共同|具体)?(?:牵头|负责|主办|协办|配合|协助|协同|会同|实施|落实|参与)?)*"
)
ROLE = re.compile(r"^(?:要|应|共同|具体|分别)*(?:牵头|负责|主办|协办|配合|协助|协同|会同|实施|抓落实)(?:抓好|做好)?$")
MODAL = re.compile(rf"(?<=[\u4e00-\u9fff）”])(?:都|也|还|均)?(?:{YAO}|必须|务必|应当|应(?=[当予]))")
OF_A_MODAL = re.compile(
    r"要(?<=[\u4e00-\u9fff）”].)|必须|务必|应[当予]"
)  # where none stands the slower search is spared
ON = re.compile(
    r"^对(.{2,30}?)(?:全面|认真)?(?:逐[户家个栋辆一校村条件]|集中)?(?:再)?(?:开展|进行|组织)"
    r"(?:一次|一遍)?(.{2,14})$"
)
OF = re.compile(r"的(?=[\u4e00-\u9fff]{2,4}$)")
TAKES = ("把", "将")
WEAK_BEGINS = frozenset(term[0] for term in lexicon.terms("summary_drops"))
LEFT_BEFORE, LEFT_BEHIND = "的、于前内起", "、"
LEADS = re.compile("牵头|负责|主办|协办|配合|协助|协同|会同|实施|抓落实")  # of `ROLE`
SPEAKS = re.compile("强调|要求|指出|表示|叮嘱|明确|提出")  # where none stands nothing is passed on
PASSED_ON = re.compile(
    r"^(?:.{0,8}?(?:强调|要求|指出|表示|叮嘱)|(?:会议|全会|.{0,6}(?:书记|[县市区州省]长|同志|他|她))(?:还)?(?:明确|提出))"
)
MEANS_BEGINS, MEANS_ENDS = frozenset("通利围根依结按针以自从"), frozenset("式段施")
MEANS = re.compile(
    r"(?:通过|利用|围绕|根据|依托|结合|按照|针对|以.{2,12}(?:为|的)|自|从(?![严快重速宽优]))|.*等(?:多种)?(?:方式|手段|措施)$"
)
STATE_BEGINS = frozenset("原同通例比在谈讲说无不虽由因目现当随")
STATE = re.compile(
    "(?:原则)?(?:同意|通过)(?=[^，]{2,20}(?:意见|建议|方案|请示|报告))|例如|比如|在?(?:谈到|讲到|说到)"
    "|无论|不论|不管|虽然|由于|因为|目前|现在|当前|随着"
)
STILL = re.compile("(?:还有|尚有|仍有|没有|涉及).*[^的]$")  # says how things stand, wherever in a clause


class Clause(NamedTuple):
    """The bare words of a clause and what they were bared of."""

    words: str
    ordered: bool  # it names who is told, or says that it must be
    timed: bool  # it says by when


def said(plain: str) -> Sequence[Clause]:
    """Return the clauses that say what is to be done, not how things stand or by what means; others where all do."""
    clauses = _clauses(plain)
    if len(clauses) < 2:
        return clauses
    told = [one for one in clauses if one.ordered or not _is_state(one.words)] or clauses
    return [one for one in told if not _is_means(one.words)] or told


def _clauses(plain: str) -> list[Clause]:
    """Return all clauses that are not empty once they are bare."""
    speaks, leads = SPEAKS.search(plain) is not None, LEADS.search(plain) is not None
    found = []
    for clause in CLAUSE.findall(plain):
        timed = WHEN in clause
        raw = clause.replace(WHEN, "") if timed else clause
        who = WHO in raw
        must = who or (("要" in raw or "必" in raw or "应" in raw) and OF_A_MODAL.search(raw) is not None)
        if words := _bare(raw, speaks, leads, must):
            ordered = must and (who or MODAL.search(raw) is not None)
            found.append(Clause(words, ordered and not raw.startswith("其中"), timed))  # which tells only of a part
    return found


def _bare(clause: str, speaks: bool, leads: bool, must: bool) -> str:
    """Strip a clause of names, role words, modal and weak words; "" where nothing is left.

    `speaks` and `leads` tell whether words stand around it that may pass on what somebody said, or name a role; `must`
    whether it may be an order.
    """
    clause = clause.strip()
    if speaks and (passed := PASSED_ON.match(clause)):
        clause = clause[passed.end() :]
    clause = (NAMED.sub("", clause) if WHO in clause else clause).strip(" 　、")
    if leads and ROLE.match(clause):
        return ""
    if clause[:1] in WEAK_BEGINS and (weak := _weak().match(clause)):
        clause = clause[weak.end() :]
    clause = MODAL.sub("", clause) if must else clause
    if clause[:1] == "对" and (found := ON.match(clause)):
        first, *others = found[1].split("、")
        clause = f"{first}等{found[2]}" if others else first + found[2]
    clause = clause[1:] if clause[:1] in TAKES else clause
    clause = (OF.sub("", clause) if len(clause) > LONG else clause).lstrip(LEFT_BEFORE).rstrip(LEFT_BEHIND)
    return clause if len(clause) >= 2 else ""


@cache
def _weak() -> re.Pattern[str]:
    """Return the pattern of weak words, one after another, each the longest that fits, as far as something is left."""
    keeps, drops = lexicon.any_of("summary_keeps").pattern, lexicon.any_of("summary_drops").pattern
    return re.compile(f"(?:(?!{keeps})(?>{drops})(?=.))++", re.DOTALL)


def _is_state(clause: str) -> bool:
    """Tell a clause that says how things stand, not what is to be done."""
    if clause[0] in STATE_BEGINS and STATE.match(clause):
        return True
    return ("有" in clause or "涉及" in clause) and STILL.search(clause) is not None


def _is_means(clause: str) -> bool:
    """Tell a clause that says by what means something is done."""
    return (clause[0] in MEANS_BEGINS or clause[-1] in MEANS_ENDS) and MEANS.match(clause) is not None
