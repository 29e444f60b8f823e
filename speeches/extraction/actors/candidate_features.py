"""Describe a name that might be an actor for the model that chooses: what it is and what stands around it."""

import re
from functools import cache

from speeches.extraction import lexicon, mood
from speeches.extraction.actors.candidates import CLAUSE, Candidate
from speeches.extraction.names import words
from speeches.extraction.names.places import VERBS, Looked
from speeches.extraction.names.times import TIME

ROLE = re.compile(r"牵头|负责|主办|配合|协办|协助|会同")
THINGS = re.compile("[0-9两三四五六七八九十][0-9百千万多余]{0,4}[座处条项个家所栋幢间套口眼台辆艘块片]")  # 两座山塘
MODAL = re.compile("要|须|不得|不能")  # each choice written out, so that a search skips to where one can begin
MUST = re.compile("要|须|应|不得|不能|一律")
ASKED = re.compile(f"{MUST.pattern}|请|别|不[要准许可]|既要|都要|也要|只要|务必|必须")
HOW = re.compile(mood.ADVERBS)
CLAUSE_MARKS = frozenset("，；：")
SAID_BESIDE = re.compile("们?(?:这[边头块]|那边|方面)?")  # 政府这边也要
BESIDE = frozenset("们这那方")  # how that begins
SUBJECT = frozenset({"clause", "of", "lead-in"})  # how a name comes in that may be the subject of the next clause too


def describe(candidate: Candidate, looked: Looked, start: int, end: int) -> list[str]:
    """Return the features by which a candidate in a sentence, from start to end, is judged."""
    text, group, behind = looked.text, candidate.group, candidate.behind
    when = TIME.match(text, behind, end) if looked.times[behind] == 0 else None
    said = when or (SAID_BESIDE.match(text, behind, end) if text[behind : behind + 1] in BESIDE else None)
    tail = said.end() if said else behind
    after = text[tail : min(tail + 2, end)]
    opening = group[0].start
    before = text[max(start, opening - 2) : opening]
    name = candidate.text
    follow = lexicon.any_of("actors/follow_modal").match(text, tail, end) if looked.follows[tail] == 0 else None
    each = words.DETERMINER.match(name)
    determiner = each[0] if each else ""
    begin, many, kind = candidate.begin, len(group), candidate.phrase.kind
    clause_end = CLAUSE.match(text, behind, end)
    rest, mark = (clause_end[0], clause_end.end()) if clause_end else ("", behind)
    stands, clause, of_kind, lists, long, kind_and_begin, place, place_and_begin = _standing(
        begin, kind, min(candidate.clause, 3), min(many, 3), min(len(name) // 3, 5), candidate.place
    )
    found = [
        stands,
        f"begin:{begin}:{candidate.word}",
        clause,
        f"before:{before[-1:]}",
        f"before2:{before}",
        f"after:{after[:1]}",
        f"after2:{after}",
        f"head:{candidate.phrase.head}",
        of_kind,
        f"determiner:{determiner}",
        lists,
        long,
        f"starts:{name[:1]}",
        f"ends:{name[-1:]}",
        kind_and_begin,
        place,
        place_and_begin,
    ]
    if follow:
        found += ("follow", f"follow:{follow[0]}", f"begin:{begin} follow")
    elif _acts(looked, tail, end):
        found += ("verb", f"begin:{begin} verb")
    elif not after or after[0] in "，。；：":
        found += ("nothing after", f"begin:{begin} nothing after")
    elif looked.stops[tail] == 0 and _stops(text, tail, end):  # most words that no name holds are verbs
        found += ("stop after", f"begin:{begin} stop after", f"{kind} stop after")
    else:
        found += ("other after", f"begin:{begin} other after")
    if not when and THINGS.match(text, tail, end):
        found += ("things after", f"{kind} things after")
    if ROLE.search(rest):
        found += ("role after", f"begin:{begin} role after")
    must = MUST.search(rest)
    if must and MODAL.search(rest):
        found.append("modal in clause")
    if when:
        found.append("time after")
    if looked.nouns[behind] == 0 and lexicon.any_of("actors/nouns_behind").match(text, behind, end):
        found.append("noun behind")
    if begin in SUBJECT and mark < end and text[mark] in CLAUSE_MARKS:
        then = _then(looked, mark + 1, end)
        found += (f"then:{then}", f"then:{then} {begin}")
    found.append(f"must at:{min((must.start() + 2) // 3, 4) if must else ''}")
    if follow and determiner:
        found.append("determiner and follow")
    return found


@cache
def _standing(begin: str, kind: str, clause: int, many: int, length: int, place: str) -> tuple[str, ...]:
    """Return the features that are always there and have few values each; they are made once."""
    return (
        f"begin:{begin}",
        f"clause:{clause}",
        f"kind:{kind}",
        f"many:{many}",
        f"length:{length}",
        f"kind and begin:{kind}:{begin}",
        f"place:{place}",
        f"place:{place} {begin}",
    )


def _then(looked: Looked, at: int, end: int) -> str:
    """Return how the clause after a candidate's begins: must, when, verb or otherwise."""
    if ASKED.match(looked.text, at, end):
        return "must"
    if looked.times[at] == 0 and TIME.match(looked.text, at, end):
        return "when"
    return "verb" if _acts(looked, at, end) else ""


def _acts(looked: Looked, at: int, end: int) -> bool:
    """Tell whether a verb stands at a place, with no more than adverbs before it."""
    how = HOW.match(looked.text, at, end)
    at = how.end() if how else at
    return looked.verbs[at] == 0 and lexicon.any_of(*VERBS).match(looked.text, at, end) is not None


def _stops(text: str, at: int, end: int) -> bool:
    """Tell whether a word stands at a place that no name can hold."""
    pattern, only_look_so = words.stops()
    match = pattern.match(text, at, end)
    return match is not None and match[0] not in only_look_so
