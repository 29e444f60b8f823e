"""Part a sentence that gives several units a task each, and give each part the time limits that are said for all."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple

from speeches.extraction import lexicon, note_labels
from speeches.extraction.types import Actor, Deadline

SHORTEST = 6  # characters of a part without its marks; shorter ones say too little to stand alone
LEAST_OF_A_TASK = 4  # characters that are neither a unit, a role, a time nor a lead-in
MARKS = "，；：。"
MARK = re.compile(f"[{MARKS}]")
LISTED = "、"
CONDITION = "的"  # ends a clause that says in what case: 对工作不力的，由县纪委监委约谈
IN_CASE = re.compile(r"(?:对于?|凡是?).{2,40}的[^的]{1,4}")  # 对连续两次排名末位的单位，由县政府约谈
ROLE = re.compile(
    r"(?:共同|具体|总|分别)*(?:牵头|主办|负责|配合|协办|协同|协助|会同)(?:抓好|做好|落实)?|[由要应须请、和与及，；：。（）\s]"
)
HEADS_ALL = re.compile(r"(?:共同|总|要)?(?:牵头|主办|总负责)(?=[，；、])")
HAS_IT = re.compile(r"(?:具体|分别)?负责(?=[，；。]|$)")
NOTE = re.compile(rf"（[^（）]{{0,4}}{note_labels.WHO}[：:]")


class Part(NamedTuple):
    """A stretch of a sentence with the units and the limits that belong to it."""

    start: int
    end: int
    actors: tuple[Actor, ...]
    limits: tuple[Deadline, ...]


@dataclass(frozen=True, slots=True)
class _Said:
    """A sentence as it is read here: its place in the text, the units it names, its limits."""

    text: str
    start: int
    end: int
    inside: tuple[Actor, ...]
    limits: tuple[Deadline, ...]
    clauses: list[int]  # where each clause but the first begins


def part(text: str, start: int, end: int, actors: Sequence[Actor], limits: Sequence[Deadline]) -> list[Part]:
    """Return the parts of text[start:end]; one unless several units have tasks of their own there.

    A part opens with a clause whose unit is told something, once the part before it holds a task. Where one unit
    leads all (由县发改局牵头，县财政局负责资金，…) the sentence stays whole; units that support go with who leads.
    """
    whole = [Part(start, end, tuple(actors), tuple(limits))]
    if len(actors) < 2:  # as mostly
        return whole
    inside = [one for one in actors if not one.inherited and start <= one.start < end]
    if len(inside) < 2 or NOTE.search(text, start, end):
        return whole
    clauses = [mark.end() for mark in MARK.finditer(text, start, end)]
    said = _Said(text, start, end, tuple(sorted(inside, key=attrgetter("start"))), tuple(limits), clauses)
    cuts = _cuts(said)
    if len(cuts) == 1:
        return whole
    parts = [_part(said, at, until) for at, until in zip(cuts, [*cuts[1:], end], strict=True)]
    return _with_common_limits(said, parts) if all(one.actors for one in parts) else whole


def _cuts(said: _Said) -> list[int]:
    """Return where the parts begin."""
    cuts, headed = [said.start], False
    for actor in said.inside:
        opening = _opening(said, actor)
        if opening is None or opening <= cuts[-1] or actor.role == "support" or not _is_told(said, actor):
            headed = headed or (
                _heads_all(said, actor) and (opening is not None or _is_named_with_its_matter(said, actor))
            )
            continue
        told = any(_is_told(said, one) for one in said.inside if cuts[-1] <= one.start < opening)
        # 开展督查，由县委宣传部牵头
        behind = _heads_all(said, actor) and said.text.endswith("由", said.start, actor.start)
        if not told or (not headed if behind else headed and not _heads_all(said, actor)):
            continue
        if _has_task(said, cuts[-1], opening):
            if _only_says_who_has_it(said, cuts[-1], opening) and not _has_its_topic(said, actor):
                continue  # 污水处理厂由县住建局负责，施工单位要倒排工期: one matter
            if _has_task(said, opening, said.end):
                cuts.append(opening)
                headed = _heads_all(said, actor)
        else:
            headed = headed or any(_heads_all(said, one) for one in said.inside if cuts[-1] <= one.start < opening)
    return cuts


def _clause(said: _Said, place: int) -> int:
    """Return where the clause begins that goes on up to a place."""
    number = bisect_right(said.clauses, place)
    return said.clauses[number - 1] if number else said.start


def _is_named_with_its_matter(said: _Said, actor: Actor) -> bool:
    """Tell whether the clause of a unit says first what it has: 剩余管网由县住建局牵头."""
    return said.text.endswith("由", _clause(said, actor.start) + 1, actor.start)


def _opening(said: _Said, actor: Actor) -> int | None:
    """Return where the clause begins that `actor` opens, with one before it that says when or in what case, or None."""
    listed = said.text.endswith(LISTED, said.start, actor.start)
    if listed and not any(one.end == actor.start - 1 for one in said.inside):
        return actor.start  # 县住建局要完善规划、县财政局要拨付资金: no list of names
    at = _clause(said, actor.start)
    if not _only_leads_in(said, at, actor.start):
        return at if _has_its_topic(said, actor) else None
    if at > said.start + 1:
        before = _clause(said, at - 1)
        when = before < at - 1 and not _without(said, before, at - 1, said.limits)
        if before > said.start and (
            when or said.text[at - 2] == CONDITION or IN_CASE.fullmatch(said.text, before, at - 1)
        ):
            return before
    return at


def _has_its_topic(said: _Said, actor: Actor) -> bool:
    """Tell whether the clause of a unit is no more than a matter and that the unit has it: 城东片区由县住建局负责."""
    behind = HAS_IT.match(said.text, _end_of_list(said, actor), said.end)
    return behind is not None and _is_named_with_its_matter(said, actor)


def _only_says_who_has_it(said: _Said, start: int, end: int) -> bool:
    """Tell whether a part is one clause that names a matter and who has it, and nothing that is to be done about it."""
    if _clause(said, end - 1) > start:
        return False
    return any(_has_its_topic(said, one) for one in said.inside if start <= one.start < end)


def _only_leads_in(said: _Said, start: int, end: int) -> bool:
    """Tell whether nothing but lead-in words and time limits stands between two places."""
    left = _without(said, start, end, said.limits)
    return not left or bool(lexicon.any_of("openers").fullmatch(left))


def _without(said: _Said, start: int, end: int, spans: Sequence[Actor | Deadline]) -> str:
    if not spans:
        return said.text[start:end].strip("，； ")
    kept, at = [], start
    for one in sorted(spans, key=attrgetter("start")):
        if at <= one.start and one.end <= end:
            kept.append(said.text[at : one.start])
            at = one.end
    return "".join([*kept, said.text[at:end]]).strip("，； ")


def _has_task(said: _Said, start: int, end: int) -> bool:
    """Tell whether more than units, roles and times is said between two places."""
    if end - start < SHORTEST:
        return False
    left = ROLE.sub("", _without(said, start, end, (*said.inside, *said.limits)))
    return len(lexicon.any_of("openers").sub("", left)) >= LEAST_OF_A_TASK


def _heads_all(said: _Said, actor: Actor) -> bool:
    return HEADS_ALL.match(said.text, _end_of_list(said, actor), said.end) is not None


def _is_told(said: _Said, actor: Actor) -> bool:
    """Tell whether a unit is told something, and not only named: 县政府的禁火令, 各级党委是责任主体."""
    after = _end_of_list(said, actor)
    if said.text.endswith(("由", "请"), said.start, actor.start) or any(one.start == after for one in said.limits):
        return True
    if said.text.startswith("抓", after):
        return True
    told = lexicon.any_of("actors/follow_modal", "cues/action").match(said.text, after, said.end)
    return actor.role == "lead" or (told is not None and told[0] != "是")


def _end_of_list(said: _Said, actor: Actor) -> int:
    """Return where the list of names ends that `actor` opens."""
    last = actor.end
    for other in said.inside:
        if other.start > last and said.text[last : other.start] in {"、", "和", "与", "及", "以及"}:
            last = other.end
    return last


def _part(said: _Said, at: int, until: int) -> Part:
    close = until - 1 if until < said.end and said.text[until - 1] in MARKS + LISTED else until
    return Part(
        at,
        close,
        tuple(one for one in said.inside if at <= one.start < until),
        tuple(one for one in said.limits if at <= one.start and one.end <= until),
    )


def _with_common_limits(said: _Said, parts: list[Part]) -> list[Part]:
    """Give parts that have no limit the one said before all (4月底前，甲…，乙…) or after (…，6月底前全部完成)."""
    first = said.inside[0].start
    before = tuple(one for one in said.limits if one.end <= first and _only_leads_in(said, said.start, first))
    tail = max(said.text.rfind("，", said.start, said.end), said.start)
    after: tuple[Deadline, ...] = ()
    if tail > said.inside[-1].end and lexicon.any_of("in_common").search(said.text, tail, said.end):
        after = tuple(one for one in said.limits if one.start > tail)
    common = before or after
    return [one if one.limits else Part(one.start, one.end, one.actors, common) for one in parts]
