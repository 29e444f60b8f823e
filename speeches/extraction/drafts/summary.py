"""Make the short summary for the ledger: the verb and its object, without who, when and must."""

import re
from collections.abc import Sequence
from functools import cache

from speeches.extraction import lexicon
from speeches.extraction.drafts.summary_clauses import WHEN, WHO, Clause, said
from speeches.extraction.structure.labels import marker_of
from speeches.extraction.types import Actor, Deadline

Task = tuple[int, int, Sequence[Actor], Sequence[Deadline]]  # where it stands in its text; who and when, to be left out
SHORTEST, LONGEST = 8, 24
WHOLE = 30  # a clause that is no longer than this is not cut
TOO_SHORT = 5
BRACKET = re.compile(r"[（(][^（）()]*[）)]?")
BY = "由"
# goes with the time limit that follows it
AT_A_TIME = re.compile("[在从于到至]$(?<![存现所]在)(?<![服听]从)(?<![属等定]于)(?<![做报签达]到)(?<!甚至)")
# 建立周调度、月通报机制: how often is its name
NAMES_A_SYSTEM = re.compile("(?:、[^，。；、]{2,6}){0,3}”?(?:机制|制度)")
# 绘制磁性材料、竹木加工、中药材三条产业链图谱: the list's first, and what the last goes on with
LISTED = re.compile(
    r"(?P<first>[^、，]{3,16})(?:、[^、，]{1,12}?)+?等?(?P<tail>(?:[一二三四五六七八九十两\d]+[个条项类方种支大]|相结合|(?<=等)).{2,16})$"
)
CONDITION = ("的", "后", "时")  # one of these ends a clause that says in what case or when
# says no more than the day
DONE = re.compile("(?:一定|全部|全面|确保|力争|如期|按期|按时)*(?:完成|到位|做完|办完|开展)$")
COUNTED = re.compile(r"\d+[个家户名项处件]")


def summarise(text: str, tasks: Sequence[Task]) -> list[str]:
    """Return a summary of each of the tasks of a text, of 8 to 24 characters where the words allow it, 30 at most.

    Each step is done for all tasks before the next is, as in `drafting`.
    """
    plain = [_plain(text, *one) for one in tasks]
    clauses = [said(words) for words in plain]
    chosen = [_clip(_choose(each)) for each in clauses]
    return [
        short if len(short) >= TOO_SHORT else _whole(text[one[0] : one[1]])
        for one, short in zip(tasks, chosen, strict=True)
    ]


def _whole(words: str) -> str:
    """Return the words as they stand, without brackets round all, where else too little is left to tell them apart."""
    whole = re.sub(r"\s", "", words)
    return _clip(BRACKET.sub("", whole) or whole.strip("（）()"))


def _plain(text: str, start: int, end: int, actors: Sequence[Actor], deadlines: Sequence[Deadline]) -> str:
    """Return the words without their label and what stands in brackets, and without who and when."""
    plain = _hidden(text, start, end, actors, deadlines)
    plain = plain[marker_of(plain)[1] :]
    return BRACKET.sub("", plain) if "（" in plain or "(" in plain else plain


def _hidden(text: str, start: int, end: int, actors: Sequence[Actor], deadlines: Sequence[Deadline]) -> str:
    """Return the words with a mark for each actor and each deadline."""
    if not actors and not deadlines:
        return text[start:end]
    spans = [(*_told(text, actor, end), WHO) for actor in actors]
    for limit in deadlines:
        if not (limit.rrule and NAMES_A_SYSTEM.match(text, limit.end, end)):
            # 自验收之日起 says nothing without the length; 接报后处置 stays.
            event = limit.event if limit.event.endswith("起") else ""
            spans.append((limit.start - len(event), limit.end, WHEN if limit.kind == "due" else ""))
    kept, at = "", start
    for first, last, mark in sorted(spans):
        if at <= first and last <= end:
            words = text[at:first]
            kept += (words if mark == WHO else AT_A_TIME.sub("", words)) + mark
            at = last
    return kept + text[at:end]


def _told(text: str, actor: Actor, end: int) -> tuple[int, int]:
    """Return where an actor stands as who is told: 同意县水利局提出的方案，由县水利局完成设计."""
    again = text.find(BY + actor.text, actor.end, end) + len(BY)
    return (again, again + len(actor.text)) if again >= len(BY) else (actor.start, actor.end)


def _choose(clauses: Sequence[Clause]) -> str:
    """Return the clause that says most, joined to its topic, its condition or what follows where there is room.

    What is to be done by a day goes with it: a clerk looks for the words that the day belongs to.
    """
    if len(clauses) < 2:  # as often
        return clauses[0].words if clauses else ""
    ordered = next((at for at, one in enumerate(clauses) if one.ordered), 0)
    first = _first(clauses, ordered)
    chosen, timed = clauses[first].words, clauses[first].timed
    topic = clauses[first - 1].words if first else ""
    conditional = topic.endswith(CONDITION)
    following = clauses[first + 1 :]
    if topic and len(topic) + len(chosen) < (WHOLE if conditional else LONGEST):
        joined = conditional or ordered < first or _does().search(topic)
        chosen, timed = f"{topic}{'，' if joined else ''}{chosen}", timed or clauses[first - 1].timed
    else:
        while following and len(chosen) < SHORTEST and len(chosen) + len(following[0].words) < LONGEST:
            chosen, timed = f"{chosen}，{following[0].words}", timed or following[0].timed
            following = following[1:]
    return chosen if timed else chosen + _by_a_day(chosen, following)


def _by_a_day(chosen: str, following: Sequence[Clause]) -> str:
    """Return what is to be done by a day, said behind the words that are chosen, where there is room for it."""
    words = next((one.words for one in following if one.timed), "") if following else ""
    if not words or len(chosen) + len(words) >= WHOLE or (DONE.match(words) and _does().search(chosen)):
        return ""
    return f"，{words}"


def _first(clauses: Sequence[Clause], ordered: int) -> int:
    """Return the number of the first clause from `ordered` on that acts, else of the first that tells anything."""
    acts = _acts().search
    for at in range(ordered, len(clauses)):
        words = clauses[at].words
        if acts(words) and _tells(words):
            return at
    return next((at for at, one in enumerate(clauses) if _tells(one.words)), 0)


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
