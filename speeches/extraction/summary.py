"""Make the short summary for the ledger: the verb and its object, without who, when and must."""

import re
from collections.abc import Sequence
from functools import cache

from speeches.extraction import lexicon
from speeches.extraction.labels import marker_of
from speeches.extraction.summary_clauses import WHO, Clause, said
from speeches.extraction.types import Actor, Deadline

SHORTEST, LONGEST = 8, 24
WHOLE = 30  # a clause that is no longer than this is not cut
TOO_SHORT = 5
BRACKET = re.compile(r"[（(][^（）()]*[）)]?")
AT_A_TIME = re.compile("(?<![存现所])在$")  # goes with the time limit that follows it
# 绘制磁性材料、竹木加工、中药材三条产业链图谱: the list's first, and what the last goes on with
LISTED = re.compile(
    r"(?P<first>[^、，]{3,16})(?:、[^、，]{1,12}?)+?等?(?P<tail>(?:[一二三四五六七八九十两\d]+[个条项类方种支大]|相结合|(?<=等)).{2,16})$"
)
CONDITION = ("的", "后", "时")  # one of these ends a clause that says in what case or when
COUNTED = re.compile(r"\d+[个家户名项处件]")


def summarise(text: str, start: int, end: int, actors: Sequence[Actor], deadlines: Sequence[Deadline]) -> str:
    """Return a summary of text[start:end] of 8 to 24 characters where the words allow it, 30 at most."""
    plain = _hidden(text, start, end, actors, deadlines)
    plain = plain[marker_of(plain)[1] :]
    if "（" in plain or "(" in plain:
        plain = BRACKET.sub("", plain)
    short = _clip(_choose(said(plain)))
    if len(short) >= TOO_SHORT:
        return short
    # Too little is left to tell one requirement from the next: the words as they stand, without brackets round all.
    whole = re.sub(r"\s", "", text[start:end])
    return _clip(BRACKET.sub("", whole) or whole.strip("（）()"))


def _hidden(text: str, start: int, end: int, actors: Sequence[Actor], deadlines: Sequence[Deadline]) -> str:
    """Return the words with a mark for each actor and nothing for each deadline."""
    spans = [(actor.start, actor.end, WHO) for actor in actors]
    spans += [(limit.start, limit.end, "") for limit in deadlines]
    kept, at = "", start
    for first, last, mark in sorted(spans):
        if at <= first and last <= end:
            words = text[at:first]
            kept += words + mark if mark else AT_A_TIME.sub("", words)
            at = last
    return kept + text[at:end]


def _choose(clauses: Sequence[Clause]) -> str:
    """Return the clause that says most, joined to its topic, its condition or what follows where there is room."""
    if not clauses:
        return ""
    ordered = next((at for at, (_, order) in enumerate(clauses) if order), 0)
    first = _first(clauses, ordered)
    chosen = clauses[first][0]
    topic = clauses[first - 1][0] if first else ""
    conditional = topic.endswith(CONDITION)
    if topic and len(topic) + len(chosen) < (WHOLE if conditional else LONGEST):
        joined = conditional or ordered < first or _does().search(topic)
        return f"{topic}{'，' if joined else ''}{chosen}"
    for following, _ in clauses[first + 1 :]:
        if len(chosen) >= SHORTEST or len(chosen) + len(following) >= LONGEST:
            break
        chosen = f"{chosen}，{following}"
    return chosen


def _first(clauses: Sequence[Clause], ordered: int) -> int:
    """Return the number of the first clause from `ordered` on that acts, else of the first that tells anything."""
    acts = _acts().search
    for at in range(ordered, len(clauses)):
        if _tells(clauses[at][0]) and acts(clauses[at][0]):
            return at
    return next((at for at, (clause, _) in enumerate(clauses) if _tells(clause)), 0)


@cache
def _acts() -> re.Pattern[str]:
    return lexicon.any_of("cues/action", "cues/consequence")


@cache
def _does() -> re.Pattern[str]:
    return lexicon.any_of("cues/action", "cues/general_verb")


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
