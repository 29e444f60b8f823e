"""Make the short summary for the ledger: the verb and its object, without who, when and must."""

import re
from collections.abc import Sequence

from speeches.extraction import lexicon
from speeches.extraction.labels import marker_of
from speeches.extraction.mood import YAO
from speeches.extraction.types import Actor, Deadline

SHORTEST, LONGEST = 8, 24
WHOLE = 30  # a clause that is no longer than this is not cut
TOO_SHORT = 5
WHO = "\x00"  # stands in a clause where an actor was taken out
BRACKET = re.compile(r"[（(][^（）()]*[）)]?")
CLAUSE = re.compile(r"[，。；：！？\n]")
NAMED = re.compile(
    rf"(?:分别|今后)?(?:由|请|要求|交由)?{WHO}[{WHO}、和与及]*(?:分别|共同|具体)?"
    r"(?:牵头|负责|主办|协办|配合|协助|协同|会同)?"
)
ROLE = re.compile(r"^(?:要|应|共同|具体|分别)*(?:牵头|负责|主办|协办|配合|协助|协同|会同|实施|抓落实)(?:抓好|做好)?$")
MODAL = re.compile(rf"(?<=[\u4e00-\u9fff）”])(?:都|也|还|均)?(?:{YAO}|必须|务必|应当|应(?=[当予]))")
OF_A_MODAL = re.compile("[要必务应]")  # where none stands the slower search is spared
ON = re.compile(
    r"^对(.{2,30}?)(?:全面|认真)?(?:逐[户家个栋辆一校村条件]|集中)?(?:再)?(?:开展|进行|组织)"
    r"(?:一次|一遍)?(.{2,14})$"
)
OF = re.compile(r"的(?=[\u4e00-\u9fff]{2,4}$)")
TAKES = ("把", "将")
AT_A_TIME = re.compile("(?<![存现所])在$")  # goes with the time limit that follows it
LEFT_BEFORE, LEFT_BEHIND = "的、在于前内起", "、在从于到至前"
LEADS = re.compile("牵头|负责|主办|协办|配合|协助|协同|会同|实施|抓落实")  # of `ROLE`
SPEAKS = re.compile("强调|要求|指出|表示|叮嘱|明确|提出")  # where none stands nothing is passed on
PASSED_ON = re.compile(
    r"^(?:.{0,8}?(?:强调|要求|指出|表示|叮嘱)|(?:会议|全会|.{0,6}(?:书记|[县市区州省]长|同志|他|她))(?:还)?(?:明确|提出))"
)
MEANS = re.compile(
    r"(?:通过|利用|围绕|根据|依托|结合|按照|针对|以.{2,12}(?:为|的)|自|从)|.*等(?:多种)?(?:方式|手段|措施)$"
)
# 绘制磁性材料、竹木加工、中药材三条产业链图谱: the list's first, and what the last goes on with
LISTED = re.compile(
    r"(?P<first>[^、，]{3,16})(?:、[^、，]{1,12}?)+?等?(?P<tail>(?:[一二三四五六七八九十两\d]+[个条项类方种支大]|相结合|(?<=等)).{2,16})$"
)
STATE = re.compile(
    r"(?:例如|比如|在?(?:谈到|讲到|说到)|无论|不论|不管|虽然|由于|因为|目前|现在|当前|随着)"
    r"|.*?(?:还有|尚有|仍有|涉及|没有).*[^的]$"
)
CONDITION = ("的", "后", "时")  # one of these ends a clause that says in what case or when
COUNTED = re.compile(r"\d+[个家户名项处件]")


def summarise(text: str, start: int, end: int, actors: Sequence[Actor], deadlines: Sequence[Deadline]) -> str:
    """Return a summary of text[start:end] of 8 to 24 characters where the words allow it, 30 at most."""
    plain = _hidden(text, start, end, actors, deadlines)
    plain = plain[marker_of(plain)[1] :]
    if "（" in plain or "(" in plain:
        plain = BRACKET.sub("", plain)
    speaks, leads = SPEAKS.search(plain) is not None, LEADS.search(plain) is not None
    clauses = [(clause, _is_ordered(raw)) for raw in CLAUSE.split(plain) if (clause := _bare(raw, speaks, leads))]
    short = _clip(_choose(clauses)) if clauses else ""
    if len(short) >= TOO_SHORT:
        return short
    # Too little is left to tell one requirement from the next: the words as they stand, without brackets round all.
    whole = re.sub(r"\s", "", text[start:end])
    return _clip(BRACKET.sub("", whole) or whole.strip("（）()"))


def _hidden(text: str, start: int, end: int, actors: Sequence[Actor], deadlines: Sequence[Deadline]) -> str:
    """Return the words with a mark for each actor and nothing for each deadline."""
    spans = [(actor.start, actor.end, WHO) for actor in actors] + [(limit.start, limit.end, "") for limit in deadlines]
    kept, at = [], start
    for first, last, mark in sorted(spans):
        if start <= first and last <= end and first >= at:
            words = text[at:first]
            kept += [words if mark else AT_A_TIME.sub("", words), mark]
            at = last
    return "".join(kept) + text[at:end]


def _bare(clause: str, speaks: bool, leads: bool) -> str:
    """Strip a clause of names, role words, modal and weak words; "" where nothing is left.

    `speaks` and `leads` tell whether words stand around it that may pass on what somebody said, or name a role.
    """
    clause = clause.strip()
    if speaks and (passed := PASSED_ON.match(clause)):
        clause = clause[passed.end() :]
    clause = (NAMED.sub("", clause) if WHO in clause else clause).strip(" 　、")
    if leads and ROLE.match(clause):
        return ""
    weak = lexicon.any_of("summary_drops")
    while (match := weak.match(clause)) and match.end() < len(clause):
        clause = clause[match.end() :]
    clause = MODAL.sub("", clause) if OF_A_MODAL.search(clause) else clause
    if clause.startswith("对") and (found := ON.match(clause)):
        clause = found[1].split("、")[0] + found[2]
    clause = clause[1:] if clause.startswith(TAKES) else clause
    clause = (OF.sub("", clause) if len(clause) > LONGEST else clause).lstrip(LEFT_BEFORE).rstrip(LEFT_BEHIND)
    return clause if len(clause) >= 2 else ""


def _is_ordered(raw: str) -> bool:
    """Tell whether a clause names who is told or says that it must be; 其中 tells only of a part."""
    ordered = WHO in raw or (OF_A_MODAL.search(raw) and MODAL.search(raw))
    return bool(ordered) and not raw.startswith("其中")


def _choose(clauses: Sequence[tuple[str, bool]]) -> str:
    """Return the clause that says most, joined to its topic, its condition or what follows where there is room."""
    told = [one for one in clauses if one[1] or not STATE.match(one[0])] or list(clauses)
    worth = [one for one in told if not MEANS.match(one[0])] or told
    acts = lexicon.any_of("cues/action", "cues/consequence").search
    ordered = next((at for at, (_, order) in enumerate(worth) if order), 0)
    first = next((at for at in range(ordered, len(worth)) if _tells(worth[at][0]) and acts(worth[at][0])), None)
    if first is None:
        first = next((at for at, (clause, _) in enumerate(worth) if _tells(clause)), 0)
    chosen = worth[first][0]
    topic = worth[first - 1][0] if first else ""
    doing = lexicon.any_of("cues/action", "cues/general_verb")
    conditional = topic.endswith(CONDITION)
    if topic and len(topic) + len(chosen) < (WHOLE if conditional else LONGEST):
        return f"{topic}{'，' if conditional or ordered < first or doing.search(topic) else ''}{chosen}"
    for following, _ in worth[first + 1 :]:
        if len(chosen) >= SHORTEST or len(chosen) + len(following) >= LONGEST:
            break
        chosen = f"{chosen}，{following}"
    return chosen


def _tells(clause: str) -> bool:
    return not clause.endswith(CONDITION) and not COUNTED.match(clause)


def _clip(words: str) -> str:
    """Cut to the longest length allowed: a list to its first and what all have in common, else at a mark."""
    words = words.strip("，。；：！？、 \n")
    if words.count("“") != words.count("”"):
        words = words.strip("“”")
    if len(words) <= WHOLE:
        return words
    listed = LISTED.match(words)
    if listed and len(listed["first"]) + len(listed["tail"]) < WHOLE:
        return f"{listed['first']}等{listed['tail']}"
    marks = [words.rfind(mark, SHORTEST, LONGEST + 1) for mark in "，、和并"]
    at = max(marks)
    return words[: at if at > 0 else LONGEST].rstrip("“（、的")
