"""Name what a figure counts or measures, or what is done so often, and the words that say both together."""

import re
from functools import cache
from typing import NamedTuple

from speeches.extraction.lexicon import terms, trie
from speeches.extraction.quantities import measured
from speeches.extraction.quantities.counted import OF_A_RATE
from speeches.extraction.quantities.each import Shares
from speeches.extraction.quantities.figures import EVENTS, RATES, TIMES, Figure
from speeches.extraction.quantities.relations import Relation

MONEY = frozenset({"元", "美元", "块"})
TAIL = re.compile("[一-龥](?=[、，（]|$)")
PASSING = re.compile("(?<=[一-龥]{3})[过筛捋看]$")  # 把数据过一遍
LONGEST_ONCE = 5  # characters of 联合开展

Place = tuple[str, int, int]  # a name, and where the words begin and end that name it with its figure


class Named(NamedTuple):
    """What is counted, and where the words are, in the clause, that name it together with its figure."""

    object: str
    start: int
    end: int
    relation: Relation
    shares: Shares


def read(words: str, free: int, figure: Figure, relation: Relation, shares: Shares, thing: str) -> Named:
    """Return what a figure of a clause counts, from words that are free, `thing` being what stands behind it."""
    if figure.unit in TIMES:
        name, start, end = _done(words, free, figure, relation, shares, thing)
    else:
        name, start, end = _counted_or_measured(words, free, figure, relation, shares, thing)
        if shares.one and shares.start >= free:  # 一人不少于五件
            name, start = thing, shares.start
        elif shares.end == relation.start and (not relation.said or shares.what[0][0].isdecimal()):  # 每亩20元
            start = min(start, max(free, shares.start))
    return Named(name, start, end, relation, shares)


def _counted_or_measured(
    words: str, free: int, figure: Figure, relation: Relation, shares: Shares, thing: str
) -> Place:
    start, end = relation.start, figure.end
    if thing:
        return thing, start, words.index(thing, end) + len(thing)
    rate = OF_A_RATE.match(words, end)
    if rate and words[start - 1 : start] in ("按", "以"):  # 按不低于10%的比例抽检
        return rate[1] or "", start, rate.end()
    name, place = measured.before(words, free, start, shares, cut=figure.unit not in RATES, money=figure.unit in MONEY)
    return name, min(place, start), end


def _done(words: str, free: int, figure: Figure, relation: Relation, shares: Shares, thing: str) -> Place:
    """Name what is done so often: 上门巡诊 in 至少上门巡诊一次, 抽查 in 每季度开展一次抽查."""
    start, end = relation.start, figure.end
    told, free = free, max(free, shares.end)
    if thing:
        verb = None if relation.gap else _once().search(words, max(free, start - LONGEST_ONCE), start)
        if verb and not (figure.unit in EVENTS and len(verb[0]) == 1):  # 开发10堂党课 is not 发10堂
            start = verb.start()
        return thing, start, words.index(thing, end) + len(thing)
    if len(relation.gap) > 1:
        return relation.gap, start, end
    said = words[free:start]
    if said and figure.unit == "次" and (tail := TAIL.match(words, end)):  # 打一次分
        return said[-1] + tail[0], start - 1, end + 1
    name, place = measured.before(words, told, start, shares, cut=figure.unit in EVENTS)
    return PASSING.sub("", name), min(place, start), end


@cache
def _once() -> re.Pattern[str]:
    return re.compile(rf"(?:联合|集中|随机|定期|分别|各|再|先)?{trie(terms('quantities/once_verbs'))}$")
