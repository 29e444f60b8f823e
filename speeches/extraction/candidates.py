"""Find the names that stand where an actor could stand, and describe each for the model that chooses."""

import re
from functools import cache
from typing import NamedTuple

from speeches.extraction import lexicon, mood, phrases
from speeches.extraction import name_words as words
from speeches.extraction.labels import marker_of
from speeches.extraction.name_places import BEFORE, VERBS, Looked
from speeches.extraction.name_times import TIME
from speeches.extraction.phrases import Phrase
from speeches.extraction.quick_look import tried

CLAUSE = re.compile(r"[^，。；：！？\n]+")
ROLE = re.compile(r"牵头|负责|主办|配合|协办|协助|会同")
MODAL = re.compile("要|须|不得|不能")  # each choice written out, so that a search skips to where one can begin
MUST = re.compile("要|须|应|不得|不能|一律")
HOW = re.compile(mood.ADVERBS)
CLAUSE_MARKS = frozenset("，；：")
SAID_BESIDE = re.compile("们?(?:这[边头块]|那边|方面)?")  # 政府这边也要
BESIDE = frozenset("们这那方")  # how that begins
ASKS_LEAVE = frozenset("提申报呈聘")  # 提请县政府审议: who decides, not who is told
SUBJECT = frozenset({"clause", "of", "lead-in"})  # how a name comes in that may be the subject of the next clause too


class Candidate(NamedTuple):
    """A name that might be an actor, with its list and what stands around it."""

    phrase: Phrase
    text: str
    group: tuple[Phrase, ...]
    begin: str  # how it came in: clause, trigger, lead-in, middle, of (超支的单位)
    word: str  # the trigger or lead-in
    clause: int  # number of the clause in the sentence


def find(looked: Looked, start: int, end: int) -> list[Candidate]:
    """Return the names in a stretch of the text that stand where an actor could stand; the text is masked already."""
    text, parts = looked.text, looked.parts
    start += marker_of(text[start : start + 8])[1]
    found: list[Candidate] = []
    part = parts.find(1, start, end)
    if part < 0:
        return found
    for number, clause in enumerate(CLAUSE.finditer(text, start, end)):
        limit = clause.end()
        if part < limit:
            found += _in_clause(looked, clause.start(), limit, end, number)
            part = parts.find(1, limit, end)
            if part < 0:
                break
    return found


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
            named += _candidates(looked, found, "middle", text[at - 1 : at], number)
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
    while at < limit and (looked.before[at] or looked.times[at]):
        match = _before_an_actor().match(looked.text, at, limit)
        if not match:
            break
        at = match.end()
        if match["trigger"]:
            return at, "trigger", match["trigger"]
        begin, word = "lead-in", match.group()[-2:]
    return at, begin, word


def _candidates(looked: Looked, found: list[Phrase], begin: str, word: str, number: int) -> list[Candidate]:
    text, group = looked.text, tuple(found)
    named = [Candidate(phrase, text[phrase.start : phrase.end], group, begin, word, number) for phrase in group]
    first = group[0]
    of = text.rfind("的", first.start, first.end)
    if of > first.start:  # 超支的单位要说明情况: who they are may do without which of them
        inner = phrases.member(looked, of + 1, first.end)
        if inner and inner.end == first.end:
            inners = (inner, *group[1:])
            named.append(Candidate(inner, text[inner.start : inner.end], inners, "of", word, number))
    return named


def describe(candidate: Candidate, looked: Looked, start: int, end: int) -> list[str]:
    """Return the features by which a candidate in a sentence, from start to end, is judged."""
    text, group = looked.text, candidate.group
    first, behind = group[0], group[-1].end
    when = TIME.match(text, behind, end) if looked.times[behind] else None
    said = when or (SAID_BESIDE.match(text, behind, end) if text[behind : behind + 1] in BESIDE else None)
    tail = said.end() if said else behind
    after = text[tail : min(tail + 2, end)]
    before = text[max(start, first.start - 2) : first.start]
    name = candidate.text
    follow = lexicon.any_of("actors/follow_modal").match(text, tail, end) if looked.follows[tail] else None
    each = words.DETERMINER.match(name)
    determiner = each[0] if each else ""
    begin, many, kind = candidate.begin, len(group), candidate.phrase.kind
    clause_end = CLAUSE.match(text, behind, end)
    rest, mark = (clause_end[0], clause_end.end()) if clause_end else ("", behind)
    found = [
        f"begin:{begin}",
        f"begin:{begin}:{candidate.word}",
        f"clause:{min(candidate.clause, 3)}",
        f"before:{before[-1:]}",
        f"before2:{before}",
        f"after:{after[:1]}",
        f"after2:{after}",
        f"head:{candidate.phrase.head}",
        f"kind:{kind}",
        f"determiner:{determiner}",
        f"many:{min(many, 3)}",
        f"length:{min(len(name) // 3, 5)}",
        f"starts:{name[:1]}",
        f"ends:{name[-1:]}",
        f"kind and begin:{kind}:{begin}",
    ]
    if follow:
        found += ("follow", f"follow:{follow[0]}", f"begin:{begin} follow")
    elif _acts(looked, tail, end):
        found += ("verb", f"begin:{begin} verb")
    elif not after or after[0] in "，。；：":
        found += ("nothing after", f"begin:{begin} nothing after")
    else:
        found += ("other after", f"begin:{begin} other after")
    if ROLE.search(rest):
        found += ("role after", f"begin:{begin} role after")
    must = MUST.search(rest)
    if must and MODAL.search(rest):
        found.append("modal in clause")
    if when:
        found.append("time after")
    if looked.nouns[behind] and lexicon.any_of("actors/nouns_behind").match(text, behind, end):
        found.append("noun behind")
    if begin in SUBJECT and mark < end and text[mark] in CLAUSE_MARKS:
        then = _then(looked, mark + 1, end)
        found += (f"then:{then}", f"then:{then} {begin}")
    found.append(f"must at:{min((must.start() + 2) // 3, 4) if must else ''}")
    if follow and determiner:
        found.append("determiner and follow")
    return found


def _then(looked: Looked, at: int, end: int) -> str:
    """Return how the clause after a candidate's begins: must, when, verb or otherwise."""
    if MUST.match(looked.text, at, end):
        return "must"
    if looked.times[at] and TIME.match(looked.text, at, end):
        return "when"
    return "verb" if _acts(looked, at, end) else ""


def _acts(looked: Looked, at: int, end: int) -> bool:
    """Tell whether a verb stands at a place, with no more than adverbs before it."""
    how = HOW.match(looked.text, at, end)
    at = how.end() if how else at
    return looked.verbs[at] == 1 and lexicon.any_of(*VERBS).match(looked.text, at, end) is not None
