"""Find the names that stand where an actor could stand, and describe each for the model that chooses."""

import re
from functools import cache
from typing import NamedTuple

from speeches.extraction import lexicon, mood, name_words, phrases
from speeches.extraction.labels import marker_of
from speeches.extraction.phrases import Phrase

CLAUSE = re.compile(r"[^，。；：！？\n]+")
VERBS = ("cues/action", "cues/general_verb", "target_verbs", "handed_on")
TIME = re.compile(
    r"(?:(?:每|(?:从|自|到|至)?[\d一二三四五六七八九十两半本下上今明前后当]+)(?:个)?(?:年|月份|月|日|号|天|周|季度|小时|工作日|旬|半年)"
    r"(?:\d+日|上旬|中旬|下旬|底|末|初)?(?:以?[前内后起]|之[前内后]|期间)?(?:开始)?|[^，。；：]{1,10}(?:[前后]|期间)(?=[各县市区镇每由])|[\u4e00-\u9fff]{1,4}[后时](?=要|须|必须))"
)
ROLE = re.compile(r"牵头|负责|主办|配合|协办|协助|会同")
MODAL = re.compile(r"[要须]|必须|不得|不能")
MUST = re.compile(r"[要须应]|不得|不能|一律")
HOW = re.compile(mood.ADVERBS)
BEGIN = re.compile(r"[，；：]")
SAID_BESIDE = re.compile("们?(?:这[边头块]|那边|方面)?")  # 政府这边也要
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


def find(text: str, start: int, end: int) -> list[Candidate]:
    """Return the names in text[start:end] that stand where an actor could stand; `text` is masked already."""
    start += marker_of(text[start : start + 8])[1]
    parts = name_words.parts()
    found: list[Candidate] = []
    for number, clause in enumerate(CLAUSE.finditer(text, start, end)):
        if parts.search(text, *clause.span()):
            found += _in_clause(text, *clause.span(), end, number)
    return found


def _in_clause(text: str, start: int, limit: int, end: int, number: int) -> list[Candidate]:
    named: list[Candidate] = []
    taken = start
    found = phrases.group(text, start, end)
    if found:
        named += _candidates(text, found, "clause", "", number)
        taken = found[-1].end
    at, begin, word = _lead_in(text, start, limit)
    found = phrases.group(text, at, end) if at > start else []
    if found:
        named += _candidates(text, found, begin, word, number)
        taken = max(taken, found[-1].end)
    for match in lexicon.any_of("actors/triggers").finditer(text, taken, limit):
        if match.end() < taken or (match.group() == "请" and text[match.start() - 1] in ASKS_LEAVE):
            continue
        found = phrases.group(text, match.end(), end)
        if found:
            named += _candidates(text, found, "trigger", match.group(), number)
            taken = found[-1].end
    for at in phrases.starts(text, taken, limit):
        if at < taken:
            continue
        found = phrases.group(text, at, end)
        if found:
            named += _candidates(text, found, "middle", text[at - 1 : at], number)
            taken = found[-1].end
    return named


@cache
def _before_an_actor() -> re.Pattern[str]:
    """Return a pattern of what may stand before the actor at the head of a clause; of several the first counts."""
    triggers, lead_ins = (lexicon.any_of(f"actors/{name}").pattern for name in ("triggers", "lead_ins"))
    return re.compile(f"(?P<trigger>{triggers})|{lead_ins}|{TIME.pattern}")


def _lead_in(text: str, start: int, limit: int) -> tuple[int, str, str]:
    """Skip the words that may stand before the actor at the head of a clause."""
    at, begin, word = start, "clause", ""
    while at < limit:
        match = _before_an_actor().match(text, at, limit)
        if not match:
            break
        at = match.end()
        if match["trigger"]:
            return at, "trigger", match["trigger"]
        begin, word = "lead-in", match.group()[-2:]
    return at, begin, word


def _candidates(text: str, found: list[Phrase], begin: str, word: str, number: int) -> list[Candidate]:
    group = tuple(found)
    named = [Candidate(phrase, text[phrase.start : phrase.end], group, begin, word, number) for phrase in group]
    first = group[0]
    of = text.rfind("的", first.start, first.end)
    if of > first.start:  # 超支的单位要说明情况: who they are may do without which of them
        inner = phrases.member(text, of + 1, first.end)
        if inner and inner.end == first.end:
            inners = (inner, *group[1:])
            named.append(Candidate(inner, text[inner.start : inner.end], inners, "of", word, number))
    return named


def describe(candidate: Candidate, text: str, start: int, end: int) -> list[str]:
    """Return the features by which a candidate in the sentence text[start:end] is judged."""
    first, last = candidate.group[0], candidate.group[-1]
    when = TIME.match(text, last.end, end)
    beside = SAID_BESIDE.match(text, last.end, end)
    tail = when.end() if when else beside.end() if beside else last.end
    after = text[tail : min(tail + 4, end)]
    before = text[max(start, first.start - 2) : first.start]
    name = candidate.text
    follow = lexicon.any_of("actors/follow_modal").match(text, tail, end)
    how = HOW.match(text, tail, end)
    verb = lexicon.any_of(*VERBS).match(text, how.end() if how else tail, end)
    each = phrases.DETERMINER.match(name)
    determiner = each[0] if each else ""
    begin, many, kind = candidate.begin, len(candidate.group), candidate.phrase.kind
    clause_end = CLAUSE.match(text, last.end, end)
    rest = clause_end.group() if clause_end else ""
    found = [
        f"begin:{begin}",
        f"begin:{begin}:{candidate.word}",
        f"clause:{min(candidate.clause, 3)}",
        f"before:{before[-1:]}",
        f"before2:{before}",
        f"after:{after[:1]}",
        f"after2:{after[:2]}",
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
    elif verb:
        found += ("verb", f"begin:{begin} verb")
    elif not after or after[0] in "，。；：":
        found += ("nothing after", f"begin:{begin} nothing after")
    else:
        found += ("other after", f"begin:{begin} other after")
    if ROLE.search(rest):
        found += ("role after", f"begin:{begin} role after")
    if MODAL.search(rest):
        found.append("modal in clause")
    if when:
        found.append("time after")
    if lexicon.any_of("actors/nouns_behind").match(text, last.end, end):
        found.append("noun behind")
    mark = BEGIN.match(text, clause_end.end() if clause_end else last.end, end)
    if mark and candidate.begin in SUBJECT:
        then = _then(text, mark.end(), end)
        found += (f"then:{then}", f"then:{then} {begin}")
    must = MUST.search(rest)
    found.append(f"must at:{min((must.start() + 2) // 3, 4) if must else ''}")
    if follow and determiner:
        found.append("determiner and follow")
    return found


def _then(text: str, at: int, end: int) -> str:
    """Return how the clause after a candidate's begins: must, when, verb or otherwise."""
    if MUST.match(text, at, end):
        return "must"
    if TIME.match(text, at, end):
        return "when"
    how = HOW.match(text, at, end)
    return "verb" if lexicon.any_of(*VERBS).match(text, how.end() if how else at, end) else ""
