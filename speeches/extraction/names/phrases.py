"""Read the names of actors: a noun phrase that ends in a known head (局, 部门, 书记), and lists of such phrases.

The grammar is small: a phrase runs from where it starts to the last head before a word that cannot stand inside a
name; parts without a head of their own (应急、公安、交通等部门) belong to the head that follows.
"""

import re

from speeches.extraction import lexicon
from speeches.extraction.looks.quick_look import first
from speeches.extraction.names import words
from speeches.extraction.names.chains import PARTS_OF_A_UNIT, SHORTEST, Phrase, chain
from speeches.extraction.names.places import ACTS, Looked, anywhere

LONGEST, LONGEST_FIELD = 26, 5  # characters of one name, and of the short name of a field
OF_A_PLACE = frozenset("省市县区州旗镇乡")
WITH = r"[跟同](?=[^，。；]{2,12}一(?:起|道|块儿?))"
JOIN = re.compile(
    rf"、|以及|[和与及]|，?特别是|，?尤其是|要?{WITH}|要和(?=[^，。；]{{2,12}}一(?:起|道|块儿?))"
    "|[跟同](?=[省市县区州乡镇各](?![心门]))"
)
TOGETHER = re.compile(  # what is named behind such a name goes with it: 有关单位和个人, 各乡镇党委、政府
    r"(?<=部门|单位|企业|组织|机构)[和与及](?:个人|人员)(?![\u4e00-\u9fff]?[的密])|(?<=党委)[、和](?:人民)?政府(?!工作报告)"
)
LEVELS = re.compile("(?:[省市县区乡镇村组]、)+[省市县区乡镇村组][两三四]级")
COUNTED_PLACES = re.compile(  # 永兴、石塘、白鹭三镇; 各市、县政府
    r"(?:[\u4e00-\u9fff]{1,4}、)+[\u4e00-\u9fff]{1,4}?[两三四五六七八九十\d](?:镇|乡|街道|村|社区|局|县|区|市|家单位|个部门)(?![长级域情])"
    "|各[省市州县区]、[市州县区](?:（[市区]）)?(?:人民政府|政府|党委|委)?(?![长级域情])"
)
BREAK = re.compile(rf"[，。；：！？\s、]|以及|特别是|尤其是|{WITH}|[和与及](?<=[\u4e00-\u9fff）”].)")
BEFORE_DEFINITE = frozenset("，。；：！？、的前内后起\n")  # elsewhere a number is new: 派出8个指导组
ORGANISED = re.compile("组织(?!部|系统|工作|委员)")
COLLECTIVE = re.compile(  # short names of fields that share one head
    rf"(?:[\u4e00-\u9fff]{{1,{LONGEST_FIELD}}}、)+[\u4e00-\u9fff]{{1,{LONGEST_FIELD}}}?(?:等[\u4e00-\u9fff]{{0,4}})?"
    rf"(?:{'|'.join(words.SHARED_HEADS)})(?=[^\u4e00-\u9fff]|[要应须都均会把对在将每于按从自])"
)
DONE_TO_PEOPLE = frozenset(
    {"安排", "聘请", "表彰", "选派", "引进", "抽调", "配备", "招聘", "招录", "约谈"}
)  # 安排志愿者
NAMED_FOR_WHAT_THEY_DO = PARTS_OF_A_UNIT | {"部门"}  # 储备部门
REPORTS_TO = re.compile("报(?![社刊名纸业道告])|联合(?=公安|市|县|区)|优先")
LIST_IN_BRACKET = re.compile(  # 县（市、区）; the mark first, which is quickly found
    r"、(?:(?<=[（(][\u4e00-\u9fff]、)|(?<=[（(][\u4e00-\u9fff]{2}、))(?=[\u4e00-\u9fff]{1,2}[）)])"
)


def _first_stop(looked: Looked, start: int, end: int) -> int:
    """Return where the first word or mark begins that cannot stand inside a name.

    A verb right before the word for a unit names what the unit does: 储备局, 整改办, 审核组.
    """
    pattern, only_look_so = words.stops()
    at = start
    while match := first(pattern, looked.stops, looked.text, at, end):
        at = match.end()
        if match[0] not in only_look_so and not (
            looked.parts[at] == 0 and start < match.start() < at - 1 and _names_what_a_unit_does(looked.text, at, end)
        ):
            return match.start()
    return end


def _names_what_a_unit_does(text: str, at: int, end: int) -> bool:
    """Tell whether the word for a unit stands at a place, and what stands before it may be what the unit does."""
    heads, kinds = words.heads()
    head = heads.match(text, at, end)
    return head is not None and head[0] in NAMED_FOR_WHAT_THEY_DO and kinds[head[0]] != ""


def _strip(text: str, at: int) -> int:
    """Skip what a name can do without: 广大, 全县1126名."""
    while True:
        match = words.COUNT.match(text, at) or lexicon.any_of("actors/strip").match(text, at)
        if not match:
            return at
        at = match.end()


def member(looked: Looked, at: int, limit: int) -> Phrase | None:
    """Return the name that begins at `at`, or None."""
    if looked.openings[at]:  # as mostly: the name begins with words of its own
        return _name(looked, at, limit)
    text = looked.text
    if text.startswith(words.NOT_FIRST, at):
        return None
    if not words.special().match(text, at, limit):
        return _name(looked, at, limit)
    whole = words.wholes().match(text, at, limit)
    if whole and not words.heads()[0].match(text, whole.end(), limit):
        return Phrase(at, whole.end(), whole.group(), "whole")
    definite = words.DEFINITE.match(text, at, limit) if not at or text[at - 1] in BEFORE_DEFINITE else None
    name, at = at, definite.end() if definite else _strip(text, at)
    if ORGANISED.match(text, at, limit):
        return None
    found = _name(looked, at, limit)
    return found._replace(start=name) if found and definite else found


def _name(looked: Looked, at: int, limit: int) -> Phrase | None:
    """Return the name whose own words begin at `at`, with the people who go with it (有关单位和个人)."""
    found = _alone(looked, at, limit)
    if not found or (looked.verbs[at] == 0 and _is_done_to(looked.text, at, found)):
        return None
    more = TOGETHER.match(looked.text, found.end, limit) if looked.joins[found.end] == 0 else None
    return found._replace(end=more.end()) if more else found


def _is_done_to(text: str, at: int, found: Phrase) -> bool:
    """Tell a verb and what it is done to (建设数字档案馆, 报县档案局) from a unit named for its work (审批局)."""
    if REPORTS_TO.match(text, at):
        return True
    verb = lexicon.any_of(*ACTS).match(text, at)
    if not verb or found.head in NAMED_FOR_WHAT_THEY_DO:
        return False
    if text[at - 1 : at] == "由" and text.find("的", verb.end(), found.end) > 0:
        return False  # a clause of the name's own: 由排名最后的两个县区先发言
    if found.kind == "person" and verb[0] in DONE_TO_PEOPLE:
        return True
    return found.end - len(found.head) > verb.end() or found.head in lexicon.terms("actors/fields")


def _alone(looked: Looked, at: int, limit: int) -> Phrase | None:
    text, begin = looked.text, at
    comma = text.find("、", at, at + LONGEST_FIELD + 1) if looked.joins[at] <= LONGEST_FIELD else -1
    if comma > 0:  # few are lists
        if (shared := COLLECTIVE.match(text, at, limit)) and _is_field(looked, at, comma):
            return Phrase(at, shared.end(), shared.group()[-2:], "organ")
        counted = COUNTED_PLACES.match(text, at, limit)
        if counted and (text.startswith("各", at) or _is_field(looked, at, comma)):
            return Phrase(at, counted.end(), counted.group()[-1:], "place")
        if levels := LEVELS.match(text, at, limit):
            begin = levels.end()
    limit = min(limit, at + LONGEST)
    if begin > at:
        end = _first_stop(looked, begin, limit)
        return chain(looked, at, begin, _first_break(looked, begin, end)[0]) or Phrase(at, begin, "级", "place")
    part = at + looked.parts[at]
    end = _first_stop(looked, at, limit) if part < limit else at
    if part >= end or end - at < SHORTEST:  # as mostly
        return None
    while True:
        until, mark = _first_break(looked, begin, end)
        found = chain(looked, at, begin, until)
        if not found and mark == "、" and text[at] in OF_A_PLACE and text.startswith(text[at], until + 1):
            return Phrase(at, until, text[until - 1], "organ")  # 市城投、市水务集团: each says whose it is
        if found or until - begin > 6 or mark not in {"、", "和", "与", "及", "跟", "同"}:
            return found
        begin = until + 1


def _first_break(looked: Looked, start: int, end: int) -> tuple[int, str]:
    """Return where the parts of a name are divided first, and by what."""
    place = start + looked.joins[start]
    cut = BREAK.search(looked.text, place, end) if place < end else None
    return (cut.start(), cut[0]) if cut else (end, "")


def _is_field(looked: Looked, at: int, end: int) -> bool:
    """Tell the short name of a field (应急) from a unit's own name (县水利局)."""
    if looked.text[at:end] in lexicon.terms("actors/fields"):
        return True
    return first(words.heads()[0], looked.parts, looked.text, at, end) is None


def names(looked: Looked, at: int, limit: int) -> list[Phrase]:
    """Return the list of names that begins at `at`: 县公安局、县交通运输局和各乡镇."""
    found: list[Phrase] = []
    while (phrase := member(looked, at, limit)) is not None:
        found.append(phrase)
        join = JOIN.match(looked.text, phrase.end, limit) if looked.joins[phrase.end] == 0 else None
        if not join:
            break
        at = join.end()
    return found


def group(text: str, at: int, limit: int) -> list[Phrase]:
    """Return the list of names that begins at `at`, where no more is asked of the text."""
    return names(anywhere(text), at, limit)


def masked(text: str) -> str:
    """Return the text, as long as before, with the marks inside 县（市、区） made unlike those of a list."""
    return LIST_IN_BRACKET.sub("／", text)
