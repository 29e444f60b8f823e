"""Make the short summary for the ledger: the verb and its object, without who, when and must."""

import re
from collections.abc import Sequence

from speeches.extraction import lexicon
from speeches.extraction.labels import marker_of
from speeches.extraction.types import Actor, Deadline

SHORTEST, LONGEST = 8, 18
TOO_SHORT = 5
WHO = "\x00"  # stands in a clause where an actor was taken out
BRACKET = re.compile(r"[（(][^（）()]*[）)]?")
CLAUSE = re.compile(r"[，。；：！？\n]")
NAMED = re.compile(
    rf"(?:分别|今后)?(?:由|请|要求|交由)?{WHO}[{WHO}、和与及]*(?:分别|共同|具体)?"
    r"(?:牵头|负责|主办|协办|配合|协助|协同|会同)?"
)
ROLE = re.compile(r"^(?:要|应|共同|具体|分别)*(?:牵头|负责|主办|协办|配合|协助|协同|会同|实施|抓落实)(?:抓好|做好)?$")
MODAL = re.compile(
    r"(?<=[\u4e00-\u9fff）”])(?<![必重主只需首紧摘概纪扼想])(?:都|也|还|均)?"
    r"(?:要(?![求点素害么紧是职件])|必须|务必|应当|应(?=[当予]))"
)
OF_A_MODAL = re.compile("[要必务应]")  # where none stands the slower search is spared
ON = re.compile(
    r"^对(.{2,30}?)(?:全面|认真)?(?:逐[户家个栋辆一校村条件]|集中)?(?:再)?(?:开展|进行|组织)"
    r"(?:一次|一遍)?(.{2,14})$"
)
OF = re.compile(r"的(?=[\u4e00-\u9fff]{2,4}$)")
TAKES = ("把", "将")
LEFT_BEFORE, LEFT_BEHIND = "的、在于前内起", "、在从于到至前"
PASSED_ON = re.compile(r"^.{0,8}?(?:强调|要求|指出|表示|叮嘱|明确|提出)")
MEANS = re.compile(
    r"^(?:通过|利用|围绕|根据|依托|结合|按照|针对|以.{2,12}(?:为|的)|自|从)|等(?:多种)?(?:方式|手段|措施)$"
)
CONDITION = re.compile(r"的$|^(?:对|凡是|凡)[^，]+的$|(?:后|时|以后)$")


def summarise(text: str, start: int, end: int, actors: Sequence[Actor], deadlines: Sequence[Deadline]) -> str:
    """Return a summary of text[start:end] of 8 to 18 characters where the words allow it."""
    plain = _hidden(text, start, end, actors, deadlines)
    plain = BRACKET.sub("", plain[marker_of(plain)[1] :])
    clauses = [clause for raw in CLAUSE.split(plain) if (clause := _bare(raw))]
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
            kept += [text[at:first], mark]
            at = last
    return "".join(kept) + text[at:end]


def _bare(clause: str) -> str:
    """Strip a clause of names, role words, modal and weak words; "" where nothing is left."""
    clause = clause.strip()
    if passed := PASSED_ON.match(clause):
        clause = clause[passed.end() :]
    clause = (NAMED.sub("", clause) if WHO in clause else clause).strip(" 　、")
    if ROLE.match(clause):
        return ""
    weak = lexicon.any_of("summary_drops")
    while (match := weak.match(clause)) and match.end() < len(clause):
        clause = clause[match.end() :]
    clause = MODAL.sub("", clause) if OF_A_MODAL.search(clause) else clause
    if clause.startswith("对") and (found := ON.match(clause)):
        clause = found[1].split("、")[0] + found[2]
    clause = clause[1:] if clause.startswith(TAKES) else clause
    clause = (OF.sub("", clause) if "的" in clause else clause).lstrip(LEFT_BEFORE).rstrip(LEFT_BEHIND)
    return clause if len(clause) >= 2 else ""


def _choose(clauses: Sequence[str]) -> str:
    """Return the clause that says most, joined to its topic or to what follows where it is short."""
    worth = [clause for clause in clauses if not MEANS.search(clause)] or list(clauses)
    acting = lexicon.any_of("cues/action")
    first = next((at for at, clause in enumerate(worth) if _tells(clause, acting.search(clause) is not None)), 0)
    chosen = worth[first]
    topic = worth[first - 1] if first else ""
    if topic and not CONDITION.search(topic) and len(topic) + len(chosen) <= LONGEST:
        return topic + chosen
    for following in worth[first + 1 :]:
        if len(chosen) >= SHORTEST or len(chosen) + len(following) > LONGEST:
            break
        chosen += following
    return chosen


def _tells(clause: str, acts: bool) -> bool:
    return acts and not CONDITION.search(clause) and not re.match(r"\d+[个家户名项处件]", clause)


def _clip(words: str) -> str:
    """Cut to the longest length allowed, at a mark where there is one."""
    words = words.strip("，。；：！？、“” \n").removesuffix("的")
    if len(words) <= LONGEST:
        return words
    marks = [words.rfind(mark, SHORTEST, LONGEST + 1) for mark in "、和并"]
    at = max(marks)
    return words[: at if at > 0 else LONGEST].rstrip("“（、的")
