"""Find the figures that a duty has to reach: 不少于20个, 每村每年不低于10万元, 覆盖率达到95%以上, 建成4所.

Dates and lengths of time are deadlines, not figures; figures of what is (去年, 目前), of conditions (低于90%的，…)
and of talk (三个方面) are no targets.
"""

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation

from speeches.extraction import lexicon
from speeches.extraction.deadlines import numerals
from speeches.extraction.lexicon import glosses, terms, trie
from speeches.extraction.types import Quantity

SCALES = {"": 1, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000, "万亿": 10**12}
AT_LEAST, AT_MOST, EXACTLY = "at_least", "at_most", "exactly"
AFTER = {"以上": AT_LEAST, "及以上": AT_LEAST, "以内": AT_MOST, "以下": AT_MOST, "之内": AT_MOST}
RATES = {"%", "％", "个百分点", "百分点", "成"}
TIMES = {"次", "轮", "遍", "场", "期", "堂"}
LENGTHS = {"天", "小时", "分钟", "分"}  # targets only where a relation says so: 驻村不少于200天

UNIT = trie(terms("units"))
RANGE = r"(?:(?:\d{1,4}|[一二两三四五六七八九十]{1,2})[至到~—-])?"  # of 三至五名 the larger counts
NUMERAL = r"[\d零〇一二两三四五六七八九十百千廿]"
FIGURE = re.compile(
    rf"(?={NUMERAL})"  # which nearly every place fails at once
    r"(?<![第\d一二三四五六七八九十百千万亿.〔“])"
    r"(?:(?P<percent>百分之)(?P<share>[零〇一二三四五六七八九十百]{1,4}|\d{1,3})"
    rf"|{RANGE}(?P<number>\d{{1,3}}(?:,\d{{3}})+|\d{{1,12}}(?:\.\d{{1,6}})?|[零〇一二两三四五六七八九十百千廿]{{1,8}})"
    rf"(?P<scale>万亿|亿|万|千(?=[瓦米克])|)(?:余|多)?(?P<unit>{UNIT}))"
    r"(?P<after>及?以上|以内|以下|之内|左右)?"
)
COUNTS = re.compile(rf"{NUMERAL}(?:分之|(?:万?亿|[万千])?[余多]?{UNIT})")  # every figure holds this
CLAUSE = re.compile(r"[^，。；：！？\n]+")
EACH = re.compile(rf"每(?:一个|个|一)?(?P<what>{trie(terms('each'))})")
CONDITION = "的"  # ends a clause that says in what case
PART_OF_A_DATE = re.compile("(?:月|日|号|年|点|时(?!段)|季度|世纪|前|后|内)|工作日")
# What follows a unit is what is counted, up to a mark, a particle or a verb of what becomes of it.
COUNTED = re.compile(rf"(?:的)?([一-龥]{{0,24}}?)(?=[^一-龥]|$|{trie(terms('object_ends'))})")
LEADS_TO_OBJECT = re.compile(
    r"(?:要|须|必须|务必|应当?(?![急用对收届])|将|把|确保|力争|使|让|按照?|对(?![接口象外内策应])|向|为|、|和|并|再|）|”)"
)
DAY = (
    r"[在于到至]?(?:\d{4}年)?(?:\d{1,2}月份?(?:\d{1,2}[日号]|[上中下]旬|底|末|初)?|\d{1,2}[日号]|[上下]?半年|[月季年]度?[底末])"
    r"(?:之|以)?[前内]?"
)
TIME = re.compile(
    rf"{DAY}|{trie(terms('deadlines/years'))}|年内|全年|年底前?|每次|{EACH.pattern.replace('(?P<what>', '(?:')}"
)
TAILS = re.compile(rf"{trie(terms('measure_tails'))}+$")
LONGEST, LEAST_NAME = 14, 3  # characters of an object; behind a verb inside of it


def find_quantities(text: str, start: int = 0, end: int | None = None) -> tuple[Quantity, ...]:
    """Return the targets in text[start:end], in its order, with offsets into `text`."""
    end = len(text) if end is None else end
    if not COUNTS.search(text, start, end):  # as in most
        return ()
    narrow = numerals.narrow(text[start:end])
    found: list[Quantity] = []
    figure = COUNTS.search(narrow)
    for clause in CLAUSE.finditer(narrow):
        if not figure:
            break
        if figure.start() >= clause.end():
            continue
        words = clause[0]
        if not words.endswith(CONDITION) and not lexicon.any_of("told_figures").search(words):
            found += _of_clause(text, words, start + clause.start())
        figure = COUNTS.search(narrow, clause.end())
    return tuple(found)


def _of_clause(text: str, words: str, begin: int) -> Iterator[Quantity]:
    """Yield the targets of a clause, whose words, made narrow, begin at an offset of the text."""
    free = 0
    for match in FIGURE.finditer(words):
        number = _value(match)
        if number is None or PART_OF_A_DATE.match(words, match.end()):
            continue
        unit = match["unit"] or "%"
        relation, first = _relation(words, free, match)
        each = list(dict.fromkeys(EACH.findall(words, 0, match.start()))) if "每" in words else []
        counted = COUNTED.match(words, match.end())
        behind = counted[1] if counted else ""
        if _is_talk(words, match, relation, unit, behind, bool(each)):
            continue
        thing = behind if len(behind) >= 2 and unit not in RATES else _measured(words, free, first, unit)
        yield Quantity(
            text=text[begin + first : begin + match.end()],
            start=begin + first,
            end=begin + match.end(),
            relation=relation,
            number=number,
            unit=unit,
            object=thing,
            each="、".join(each),
            scale=match["scale"] or "",
            said=_said(words, free, first, match, thing),
            times=unit in TIMES,
        )
        free = match.end() + (len(thing) if words.startswith(thing, match.end()) else 0)  # no thing counts twice


def _value(match: re.Match[str]) -> Decimal | None:
    words = (match["share"] or match["number"]).replace(",", "")
    if words.isdecimal():
        return Decimal(int(words) * SCALES[match["scale"] or ""])
    if words[0].isdecimal():
        try:
            number = Decimal(words) * SCALES[match["scale"] or ""]
        except InvalidOperation:
            return None
        return Decimal(int(number)) if number == int(number) else number
    whole = numerals.read(words)
    return None if whole is None else Decimal(whole * SCALES[match["scale"] or ""])


def _relation(words: str, free: int, match: re.Match[str]) -> tuple[str, int]:
    """Return at least, at most or exactly, and where the words begin that say so."""
    after = AFTER.get(match["after"] or "")
    if not lexicon.any_of("at_least", "at_most").search(words, free, match.start()):  # as of most
        return after or EXACTLY, match.start()
    best: tuple[int, int, str] | None = None
    for name, relation in (("at_least", AT_LEAST), ("at_most", AT_MOST)):
        for said in lexicon.any_of(name).finditer(words, free, match.start()):
            near = match.start() - said.end() <= int(glosses(name)[said[0]])
            if near and (best is None or (said.end(), said.end() - said.start()) > best[:2]):
                best = (said.end(), said.end() - said.start(), relation)
    first = match.start() if best is None else best[0] - best[1]
    return after or (best[2] if best else EXACTLY), first


def _is_talk(words: str, match: re.Match[str], relation: str, unit: str, thing: str, each: bool) -> bool:
    """Tell a figure that nobody is held to: 一次 for once, 三个方面, 三天, the size of a thing (…万元的项目)."""
    if unit in LENGTHS and relation == EXACTLY:
        return True
    in_words = match["number"] and not match["number"][0].isdecimal()
    if lexicon.any_of("not_counted").match(thing) or (in_words and thing.endswith(terms("only_in_words"))):
        return True
    if relation != EXACTLY:
        return False
    if words.startswith("的", match.end()) and unit not in RATES:
        return True
    return match["number"] == "一" and not each


def _measured(words: str, free: int, first: int, unit: str) -> str:
    """Return what is measured, as of rates, or counted before the figure: the words before it."""
    pieces = [piece for piece in TIME.split(words[free:first]) if piece.strip("，、（")]
    named = TAILS.sub("", pieces[-1]) if pieces else ""
    named = next((piece for piece in reversed(LEADS_TO_OBJECT.split(named)) if len(piece) > 1), "")
    if unit not in RATES | TIMES:
        verbs = [one for one in lexicon.any_of("target_verbs").finditer(named) if _names(named, one)]
        named = named[verbs[-1].end() :] if verbs else named
    return named[-LONGEST:]


def _said(words: str, free: int, first: int, match: re.Match[str], thing: str) -> str:
    """Return the words from what is measured to the figure, or from the figure to what is counted."""
    if words.startswith(thing, match.end()):
        return words[first : match.end() + len(thing)]
    if words.startswith("的" + thing, match.end()):
        return words[first : match.end() + len(thing) + 1]
    place = words.rfind(thing, free, first)
    return words[place if place >= 0 else first : match.end()]


def _names(words: str, verb: re.Match[str]) -> bool:
    """Tell whether enough is left behind a verb to name what is counted."""
    return len(words) - verb.end() >= (LEAST_NAME if verb.start() else LEAST_NAME - 1)
