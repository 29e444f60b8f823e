"""Find the names that stand where an actor could stand."""

import re
from dataclasses import dataclass
from functools import cache

from speeches.extraction import lexicon
from speeches.extraction.looks.quick_look import tried
from speeches.extraction.names import phrases, words
from speeches.extraction.names.chains import Phrase
from speeches.extraction.names.places import BEFORE, Looked
from speeches.extraction.names.times import TIME
from speeches.extraction.structure.labels import marker_of

CLAUSE = re.compile(r"[^，。；：！？\n]+")
TOPICS = ("办法", "名单", "清单", "台账", "预案", "细则", "手续", "图纸", "方案")  # 具体办法县财政局来拟
ASKS_LEAVE = frozenset("提申报呈聘")  # 提请县政府审议: who decides, not who is told


@dataclass(slots=True)
class Candidate:
    """A name that might be an actor, with its list and what stands around it."""

    phrase: Phrase
    text: str
    group: tuple[Phrase, ...]
    behind: int  # where its list ends
    begin: str  # how it came in: clause, trigger, lead-in, middle, of (超支的单位)
    word: str  # the trigger or lead-in
    clause: int  # number of the clause in the sentence
    place: str = "0/1"  # number of its list among those of the sentence, and how many there are: 0/1 where it is alone


def find(looked: Looked, start: int, end: int) -> list[Candidate]:
    """Return the names in a stretch of the text that stand where an actor could stand; the text is masked already."""
    text, parts = looked.text, looked.parts
    start += marker_of(text[start : start + 8])[1]
    found: list[Candidate] = []
    part = start + parts[start]
    if part >= end:
        return found
    for number, clause in enumerate(CLAUSE.finditer(text, start, end)):
        limit = clause.end()
        if part < limit:
            found += _in_clause(looked, clause.start(), limit, end, number)
            part = limit + parts[limit]
            if part >= end:
                break
    if len(found) > 1:
        _number(found)
    return found


def _number(found: list[Candidate]) -> None:
    """Say of each candidate which list of the sentence it stands in, of how many: whoever is alone is mostly told."""
    ends = {one.behind for one in found}
    if len(ends) < 2:
        return
    many = min(len(ends), 3)
    places = {end: f"{min(number, 2)}/{many}" for number, end in enumerate(sorted(ends))}
    for one in found:
        one.place = places[one.behind]


def _in_clause(looked: Looked, start: int, limit: int, end: int, number: int) -> list[Candidate]:
    text = looked.text
    named: list[Candidate] = []
    taken = start
    found = phrases.names(looked, start, end)
    if found:
        named += _candidates(looked, found, "clause", "", number)
        taken = found[-1].end
    at, begin, word = _lead_in(looked, start, limit)
    found = phrases.names(looked, at, end) if at > start else []
    if found:
        named += _candidates(looked, found, begin, word, number)
        taken = max(taken, found[-1].end)
    for match in tried(lexicon.any_of("actors/triggers"), looked.before, text, taken, limit):
        if match.end() < taken or (match.group() == "请" and text[match.start() - 1] in ASKS_LEAVE):
            continue
        found = phrases.names(looked, match.end(), end)
        if found:
            named += _candidates(looked, found, "trigger", match.group(), number)
            taken = found[-1].end
    for match in tried(words.STARTS, looked.starts, text, taken, limit):
        at = match.start()
        if at < taken:
            continue
        found = phrases.names(looked, at, end)
        if found:
            behind = "clause" if text.endswith(TOPICS, taken, at) else "middle"
            named += _candidates(looked, found, behind, text[at - 1 : at] if behind == "middle" else "", number)
            taken = found[-1].end
    return named


@cache
def _before_an_actor() -> re.Pattern[str]:
    """Return a pattern of what may stand before the actor at the head of a clause; of several the first counts."""
    triggers, lead_ins = (lexicon.any_of(name).pattern for name in BEFORE)
    return re.compile(f"(?P<trigger>{triggers})|{lead_ins}|{TIME.pattern}")


def _lead_in(looked: Looked, start: int, limit: int) -> tuple[int, str, str]:
    """Skip the words that may stand before the actor at the head of a clause."""
    at, begin, word = start, "clause", ""
    while at < limit and (looked.before[at] == 0 or looked.times[at] == 0):
        match = _before_an_actor().match(looked.text, at, limit)
        if not match:
            break
        at = match.end()
        if match["trigger"]:
            return at, "trigger", match["trigger"]
        begin, word = "lead-in", match.group()[-2:]
    return at, begin, word


def _candidates(looked: Looked, found: list[Phrase], begin: str, word: str, number: int) -> list[Candidate]:
    text, group, behind = looked.text, tuple(found), found[-1].end
    named = [Candidate(one, text[one.start : one.end], group, behind, begin, word, number) for one in group]
    first = group[0]
    if "的" in named[0].text[1:]:  # 超支的单位要说明情况: who they are may do without which of them
        of = text.rindex("的", first.start, first.end)
        inner = phrases.member(looked, of + 1, first.end)
        if inner and inner.end == first.end:
            inners = (inner, *group[1:])
            named.append(Candidate(inner, text[inner.start : inner.end], inners, behind, "of", word, number))
        owner = phrases.member(looked, first.start, of)
        if owner and owner.end == of and owner.kind == "organ":  # 供电公司的抢修队分片待命
            named.append(Candidate(owner, text[owner.start : of], (owner,), of, "owner", word, number))
    return named
