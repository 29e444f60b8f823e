"""The grammar of a sentence: clauses, where 要 stands, what the clauses begin with, shapes of whole sentences."""

import re
from collections.abc import Sequence, Set

from speeches.extraction import lexicon, mood
from speeches.extraction.features.cues import cue_pattern
from speeches.extraction.features.deeds import deeds

YAO = re.compile(mood.YAO)
CLAUSE = re.compile(r"[^，：；。！？]+")
FOR_THOSE = re.compile(r"^对[^，]{2,30}的[，、]|的，(?:一律|由|要|坚决|严肃|依法|不得|取消|按)")
BOTH_NOT = re.compile(r"不是.{0,20}(?:而是|是为了)")
WHO = re.compile(
    r"(?:由)?(?:[各每]|全[县市区省]|[县市区省州]|(?:.{0,6}(?:部门|单位|书记|干部|党组织|党委|局|镇|乡|街道)))"
)
BY = re.compile(r"由[^，。]{2,24}(?:牵头|负责|主办|组织|制定|配合|进行|约谈|追究)")
WITH = re.compile(r"牵头|主办|协办|会同|配合|责任单位|完成时限")
NUMBER = re.compile(r"\d")
IS_A = re.compile(r"是[^，。]{2,40}(?:的|保障|基础|关键|要求|需要|举措|根本|前提|基石|工程|责任|任务)[，。；]?")
UNLESS = re.compile(
    r"未经[^，。]{2,24}(?:不得|不准|不能|一律)|的[，、]?(?:一律|坚决)?(?:不得|不准|不予|不再|取消|暂停|停)"
)
ONE_BY_ONE = re.compile(
    r"逐([\u4e00-\u9fff])(?!步|渐|年|级)|([\u4e00-\u9fff])\2|一([\u4e00-\u9fff])一[\u4e00-\u9fff]|每([\u4e00-\u9fff])|件件|人人|户户"
)
AMOUNT = re.compile(
    r"(?:\d|[一二三四五六七八九十百千万两])[\d.,余多]{0,30}(?:个|名|人|户|家|所|座|条|项|次|场|期|批|份|套|处|支|台|辆|亩|公里|吨|万元|亿元|元|%|％|天|小时|节|遍|轮|张)"
)
OF_A_MODAL = re.compile("[要必务应将由]")  # where none stands the slower search is spared
BEFORE_THE_VERB = re.compile(
    rf"(?:[^，。；：]{{0,22}}?(?:{mood.YAO}|必须|务必|应当|应|将|由[^，]{{2,16}}?负责))?{mood.ADVERBS}"
)
BEFORE_A_BARE_VERB = re.compile(mood.ADVERBS)
# Lists of verbs, and the features of a sentence in which a clause begins with one: the first, another, behind a modal.
VERBS = (
    ("action", ("verb:action first", "verb:action", "main verb:action")),
    ("general_verb", ("verb:general first", "verb:general", "main verb:general_verb")),
)

MUST = re.compile("(?:[也还都就可总必你们咱家户人再]|先)得(?![到了知益以起出过分奖])")
DO_NOT = re.compile("(?<![特级区分个告类性识鉴差辨送判离])别(?![人的处墅是称致名样具开针])|甭|不许|不让|休想")
WHOEVER = re.compile("谁[^，。；]{1,16}[，、]?谁(?![也都是有])")
BY_ONESELF = re.compile("自个儿?|自己(?:去|来|动手|清|接|掏|出|带|管|做|先)")
# Each with characters one run of which stands wherever the pattern finds anything; "" where there are none.
SHAPES = (
    ("must in talk", "得", MUST),
    ("do not in talk", "", DO_NOT),
    ("whoever", "谁", WHOEVER),
    ("by oneself", "自", BY_ONESELF),
    ("unless", "", UNLESS),
    ("one by one", "", ONE_BY_ONE),
    ("amount", "", AMOUNT),
    ("for those", "的", FOR_THOSE),
    ("not but", "不是", BOTH_NOT),
    ("by whom", "由", BY),
    ("with whom", "", WITH),
    ("number", "", NUMBER),
    ("aspect", "", mood.REPORT),
    ("is a", "是", IS_A),
)


def shape(bare: str, cues: Set[str]) -> set[str]:
    """Return features of the grammar of a sentence in which these lists of cue words speak."""
    clauses = CLAUSE.findall(bare)
    first = clauses[0] if clauses else ""
    found = {name for name, sign, pattern in SHAPES if sign in bare and pattern.search(bare)}
    found |= _yao(bare, first)
    found |= _verbs(clauses, cues)
    found |= deeds(clauses, bare, cues)
    if lexicon.any_of("when").search(bare):
        found.add("when")
        if found & {"yao", "who:first", "by whom"}:
            found.add("when and who")
        if "aspect" not in found and "cue:past" not in cues:
            found.add("when ahead")
    if "cue:action" in cues and "cue:object" in cues:
        found.add("act on object")
    found.add(f"clauses:{min(len(clauses), 7)}")
    found.add(f"length:{min(len(bare) // 12, 8)}")
    if bare:
        found.add("ends:" + (bare[-1] if bare[-1] in "。！？；：" else "open"))
    return found


def _verbs(clauses: Sequence[str], cues: Set[str]) -> set[str]:
    """Return which verbs clauses begin with, bare or behind a modal and adverbs."""
    found: set[str] = set()
    speaking = [(cue_pattern(kind), names) for kind, names in VERBS if f"cue:{kind}" in cues]
    for number, clause in enumerate(clauses if speaking else ()):
        before = BEFORE_THE_VERB if OF_A_MODAL.search(clause) else BEFORE_A_BARE_VERB
        at = before.match(clause)
        start = at.end() if at else 0
        for acts, (first, another, behind) in speaking:
            if acts.match(clause):
                found.add(another if number else first)
            if start and acts.match(clause, start):
                found.add(behind)
    return found


def _yao(bare: str, first: str) -> set[str]:
    """Return where the sentence says 要, and whether it opens with who is told."""
    yao = [match.start() for match in YAO.finditer(bare)]
    who = bool(WHO.match(first))
    found = {"who:first"} if who else set()
    if yao:
        found |= {"yao", "yao:first" if yao[0] == 0 else "yao:early" if yao[0] < 14 else "yao:late"}
        if len(yao) > 1:
            found.add("yao:many")
        if who and yao[0] <= len(first):
            found.add("who:first yao")
    return found
