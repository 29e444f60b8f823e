"""The words that names of actors are made of, as patterns and as lists."""

import re
from functools import cache

from speeches.extraction import lexicon

COUNT = re.compile(r"(?:全[县市区省镇乡村])?(?:\d+|[一二三四五六七八九十百千]+)[多余]?[名个家位所支条](?![领书])")
DEFINITE = re.compile(r"(?:\d+|[一二三四五六七八九十]+)[个家所](?![领书])")  # 8个县（市）: the number tells which
ORGANISE = "组织"  # a verb after a finished name and before an object (县金融办组织银行), else part of a name
DETERMINERS = (
    *("各级", "全体", "各位", "各", "每个", "每位", "每名", "每", "其他", "有关", "相关", "所在", "属地", "任何"),
    *("全县", "全市", "全区", "全省"),
    *"省市县区州镇乡村驻",
)
DETERMINER = lexicon.compiled(DETERMINERS)
STARTS = re.compile(f"{COUNT.pattern}|{DETERMINER.pattern}")  # what a name begins with that nothing announces
NOT_FIRST = ("的", "与", "及", "为", "逐")
NUMERALS = "一二三四五六七八九十百千"
# One of them inside a name says what it does with it: 各户推一个代表; but 每一名干部.
ONE = ["一个", "一名", "一位", "一家", "一支"]
EACH_ONE = [before + one for before in "每的" for one in ONE]
HARD_MARKS = "，。；：！？"
HARD_STOP = rf"[{HARD_MARKS}\s\d]"
# bare; elsewhere it belongs to the name that follows (各级党组织)
ALL_LEVELS = "各级(?=[要须都均也]|应(?![急对用])|必须|务必|不得)"
SURNAMES = (
    "王李张刘陈杨赵周吴徐孙朱胡郭何罗郑梁谢宋唐邓冯韩曹曾彭肖蔡潘董袁余蒋杜苏魏程吕丁沈任姚卢傅姜崔谭廖范汪陆贾韦侯邹"
    "熊孟秦薛黎贺龚邵覃莫"
)
# How neighbours and colleagues are called: 老彭, 小韩; no surname is there that makes a word of its own (老路, 小康).
FAMILIAR = frozenset(old + surname for old in "老小" for surname in SURNAMES) | {"老黄", "老雷", "老武", "老孔"}
SHARED_HEADS = ("部门", "单位", "机关", "企业", "系统", "领域", "行业", "这几家", "几家单位", "几个部门")


@cache
def heads() -> tuple[re.Pattern[str], dict[str, str]]:
    """Return a pattern of the heads of names, and what each is; "" where it only looks like one."""
    kinds: dict[str, str] = {}
    for kind, name in (("place", "places"), ("person", "persons"), ("organ", "fields"), ("organ", "organs")):
        kinds |= dict.fromkeys(lexicon.terms(f"actors/{name}"), kind)
    kinds |= dict.fromkeys(FAMILIAR, "person")
    kinds |= dict.fromkeys(lexicon.terms("actors/not_heads"), "")
    return lexicon.compiled(kinds), kinds


@cache
def stops() -> tuple[re.Pattern[str], frozenset[str]]:
    """Return a pattern of the words and marks that end a name, or look as if they did, and those that only look so."""
    ending = [*lexicon.terms("actors/inside_stops"), *ONE]
    not_ending = [*lexicon.terms("actors/not_stops"), *EACH_ONE]
    words = lexicon.compiled([*ending, *not_ending])
    return re.compile(f"{HARD_STOP}|{words.pattern}"), frozenset(not_ending) - frozenset(ending)


@cache
def wholes() -> re.Pattern[str]:
    """Return a pattern of the names that stand for all at once."""
    return re.compile(f"{lexicon.any_of('actors/wholes').pattern}|{ALL_LEVELS}|全[局院校镇乡村厅委所厂系]上下")


def parts() -> list[str]:
    """Return the words one of which every name holds."""
    return [*heads()[1], *SHARED_HEADS, *lexicon.terms("actors/wholes"), "各级"]


def openings() -> list[str]:
    """Return how what `special` finds begins, but for digits; and what begins no name."""
    wholes = [*lexicon.terms("actors/wholes"), "各级"]
    return [*lexicon.terms("actors/strip"), ORGANISE, *wholes, *NUMERALS, "全", *NOT_FIRST]


@cache
def special() -> re.Pattern[str]:
    """Return a pattern of what is read first where a name begins: wholes, numbers, words it can do without, 组织."""
    words = lexicon.compiled([*lexicon.terms("actors/strip"), ORGANISE])
    return re.compile(f"{COUNT.pattern}|{DEFINITE.pattern}|{wholes().pattern}|{words.pattern}")
