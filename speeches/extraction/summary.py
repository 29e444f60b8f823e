"""Make the short summary for the ledger: the verb and its object, without who, when and must."""

import re
from collections.abc import Sequence

from speeches.extraction import lexicon
from speeches.extraction.outline import marker_of
from speeches.extraction.types import Actor, Deadline

SHORTEST, LONGEST = 8, 18
BRACKET = re.compile(r"[（(][^（）()]*[）)]?")
ROLE = re.compile(r"^(?:分别)?(?:要|应|共同|具体)?(?:牵头|负责|主办|协办|配合|协助|协同|会同)(?:抓好|做好)?$")
ON = re.compile(r"^对(.{2,14}?)(?:全面)?(?:逐[户家个栋辆一校村]|集中)?(?:再)?(?:开展|进行|组织)(?:一次)?(.{2,14})$")
TAKE = re.compile(r"^[把将]")
OF = re.compile(r"的(?=[\u4e00-\u9fff]{2,4}$)")
TIME = re.compile(
    r"(?:[从自到至]|今年|明年|本|下|每)?(?:\d+|[一二三四五六七八九十两半几])?(?:个)?(?:年|月|日|天|周|季度|小时|工作日|年度|月份)"
    r"(?:底|末|初|中旬|上旬|下旬)?(?:\d+日)?(?:之|以)?(?:前|内|起)"
)


def summarise(text: str, start: int, end: int, actors: Sequence[Actor], deadlines: Sequence[Deadline]) -> str:
    """Return a summary of text[start:end] of 8 to 18 characters where the words allow it."""
    hidden = sorted({(span.start, span.end) for span in (*actors, *deadlines) if start <= span.start < end})
    kept, at = [], start
    for first, last in hidden:
        kept.append(text[at:first] + ("\x00" if first >= at else ""))
        at = max(at, last)
    plain = "".join(kept) + text[at:end]
    plain = BRACKET.sub("", plain[marker_of(plain)[1] :])
    clauses = [clause for raw in re.split(r"[，。；：！？\n]", plain) if (clause := _bare(raw))]
    if not clauses:
        return _clip(re.sub(r"[\x00\s]", "", plain) or text[start:end])
    chosen = _choose(clauses)
    return _clip(chosen)


def _bare(clause: str) -> str:
    """Strip a clause of names, role words, time and modal words; "" where nothing is left."""
    clause = re.sub(r"\x00(?:、|和|与|及)?(?=\x00)", "", clause)
    clause = re.sub(r"^(?:由|请|要求)?\x00+", "", clause).replace("\x00", "")
    clause = TIME.sub("", clause).strip(" 　、")
    if ROLE.match(clause):
        return ""
    weak = lexicon.any_of("summary_drops")
    while (match := weak.match(clause)) and match.end() < len(clause):
        clause = clause[match.end() :]
    found = ON.match(clause)
    if found:
        clause = found[1] + found[2]
    clause = TAKE.sub("", clause)
    return "" if len(clause) < 2 else OF.sub("", clause)


def _choose(clauses: Sequence[str]) -> str:
    """Return the clause that says most, joined to its topic or to what follows where it is short."""
    acts = [bool(lexicon.any_of("cues/action").search(clause)) for clause in clauses]
    first = acts.index(True) if any(acts) else 0
    chosen = clauses[first]
    if first > 0 and len(chosen) + len(clauses[first - 1]) <= LONGEST:
        return clauses[first - 1] + chosen
    following = first + 1
    while len(chosen) < SHORTEST and following < len(clauses) and len(chosen) + len(clauses[following]) <= LONGEST:
        chosen += clauses[following]
        following += 1
    return chosen


def _clip(words: str) -> str:
    """Cut to the longest length allowed, at a mark where there is one."""
    words = words.strip("，。；：！？、“” \n")
    if len(words) <= LONGEST:
        return words
    at = max(words.rfind("、", SHORTEST, LONGEST + 1), words.rfind("和", SHORTEST, LONGEST + 1))
    return words[: at if at > 0 else LONGEST]
