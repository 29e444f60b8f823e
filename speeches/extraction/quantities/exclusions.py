"""Tell the figures that nobody is held to: of conditions, of the past, of talk, of names."""

import re

from speeches.extraction import lexicon
from speeches.extraction.lexicon import terms
from speeches.extraction.quantities.conditions import makes, says_when
from speeches.extraction.quantities.each import Shares
from speeches.extraction.quantities.figures import LENGTHS, RATES, TIMES, WORDS, Figure
from speeches.extraction.quantities.relations import EXACTLY, Relation

NEAR = 16  # characters before a figure in which is looked for what makes it none
CONDITION = "的"  # ends a clause that says in what case
SCOPE = re.compile("来的|的[^，。；]{2}")  # 排查出来的286件积案
NOUN_ON = re.compile("[化型性田村镇点班厂站件]|组(?!织)")  # 5个标准化车间
ONLY_IN_WORDS = terms("quantities/only_in_words")
FROM = re.compile(rf"[由从][^，。；\d{WORDS}]{{0,4}}$")
TO = re.compile(rf"[一-龥]{{0,3}}?[到至为成](?:每[一-龥]{{1,3}})?[\d{WORDS}]")
SANCTION = re.compile(
    "(?:扣减?|扣除|扣发|罚款?|处罚|缓发)[^，。；]{0,6}$|(?:扣除|扣减)[^，。；]{0,12}$"
    "|(?:奖励?|(?<![增追参])加|(?<![压缩削递核精调增])减)(?:现金)?$"
)
BROUGHT_OUT = re.compile("(?:办|发|出|编|组织|开展|举行|刊|播|训|班|报|讲座|活动|简报)[^，。；]{0,2}$")
TALK_OF_DOING = re.compile("多[一-龥]{1,2}$")  # 多跑两趟
ASIDE = re.compile(  # 分两批; 这两个; 涉及1860户; 不跑两次
    "(?:分[成为]?|这|(?:涉及|事关|关系到?|牵涉|惠及)[^，。；]{0,4}|(?<![得可])[不别莫勿](?:[跑办搞开][一-龥]?))$"
)
MERGING = re.compile("[^，。；]{0,6}?[合并改变减压][^，。；]{0,2}?[成为到]")  # 把两次合成一次
SIZE_WORDS = re.compile("(?:投资|产值|收入|面积|金额|价值|规模|营收|人口|长|宽|高|深|单笔|合同|总额|过)$")
NAMED = re.compile(r"[^，。；在对把将为给从向]*、[^，。；、在对把将为给从向]*$")  # 滨河、文昌两个街道
BODY = re.compile("乡镇|街道|镇|乡|县区|区县|县|市|区|部门|单位|社区|科室|局|公司|州")
TOGETHER = re.compile("联手|联合|一起|共同|协同|一道")


def tells(words: str) -> bool:
    """Tell whether a clause says in what case something is so, or what is."""
    told = lexicon.any_of("quantities/told_figures").search(words)
    return words.endswith(CONDITION) or (told is not None and not SCOPE.match(words, told.end()))


def is_at_once_none(words: str, figure: Figure, relation: Relation) -> bool:
    """Tell whether a figure of a clause is no target, whatever it is meant for."""
    if figure.unit in LENGTHS and not relation.said:
        return True
    once = figure.single and relation.kind == EXACTLY and figure.unit not in TIMES
    if once and "每" not in words and words[0] != "一":
        return True
    return (
        words[figure.start - 1 : figure.start] == "每"
        or lexicon.any_of("quantities/set_phrases").match(words, figure.start) is not None
    )


def is_none(words: str, figure: Figure, relation: Relation, shares: Shares, thing: str) -> bool:
    """Tell whether a figure of a clause, meant for each of something or not, is no target."""
    exactly = relation.kind == EXACTLY
    if figure.single and exactly and not shares.what:
        return True
    near = words[max(0, figure.start - NEAR) : figure.start]
    return (
        says_when(words, figure, relation, near)
        or _is_talk(words, figure, thing)
        or (exactly and (_is_aside(words, figure, near, shares) or _is_a_description(words, figure, near, thing)))
        or _is_start(words, figure, near)
        or (not relation.said and SANCTION.search(near) is not None)
    )


def _is_talk(words: str, figure: Figure, thing: str) -> bool:
    """Tell talk: 三个方面, 两种心态, 五个突出问题, 50米范围."""
    talk = lexicon.any_of("quantities/not_counted").match(words, figure.end)
    if talk and not NOUN_ON.match(words, talk.end()):
        return True
    if words.startswith("范围", figure.end):
        return True
    promised = figure.unit == "件" and thing.endswith("实事")
    return figure.in_words and figure.unit not in TIMES and not promised and thing.endswith(ONLY_IN_WORDS)


def _is_aside(words: str, figure: Figure, near: str, shares: Shares) -> bool:
    """Tell ordinal numbers, shares of a whole that is not named, ways to do it and what is not to be done."""
    unit = figure.unit
    if figure.in_words and words[figure.start] == "二" and figure.number == 2 and unit not in RATES:
        return True  # 二期
    if unit == "期" and figure.in_words and not shares.what and not BROUGHT_OUT.search(near):
        return words[figure.end : figure.end + 1] not in "，、" or not near  # 三期建设
    if unit in RATES:
        return not near or near.endswith(("、", "（"))  # 六成跟考核挂钩
    if (near.endswith("把") or (not near and unit in TIMES)) and MERGING.match(words, figure.end):
        return True
    return ASIDE.search(near) is not None or (unit in TIMES and TALK_OF_DOING.search(near) is not None)


def _is_a_description(words: str, figure: Figure, near: str, thing: str) -> bool:
    """Tell the size of a thing that is there, and how many they are who have been named."""
    if figure.unit not in RATES and words.startswith("的", figure.end):
        return figure.unit in TIMES or SIZE_WORDS.search(near) is not None or not makes().search(near)
    if figure.unit in ("个", "家", "名") and "、" in words and NAMED.match(words, 0, figure.start):
        return BODY.match(thing) is not None or TOGETHER.match(words, figure.end) is not None
    return False


def _is_start(words: str, figure: Figure, near: str) -> bool:
    """Tell what something starts from: 由180万元增加到260万元."""
    return ("由" in near or "从" in near) and FROM.search(near) is not None and TO.match(words, figure.end) is not None
