"""Name what a figure measures by the words before it: 就业帮扶车间6个, 覆盖率达到95%, 养护资金860万元."""

import re
from functools import cache

from speeches.extraction import lexicon
from speeches.extraction.lexicon import terms, trie
from speeches.extraction.quantities import guarded
from speeches.extraction.quantities.each import Shares
from speeches.extraction.quantities.figures import WORDS

LEAST_NAME = 3  # characters of a name behind a verb; two where the verb begins it or is part of no name
DAY = (
    r"[在于到至]?(?:\d{4}年)?(?:\d{1,2}月份?(?:\d{1,2}[日号]|[上中下]旬|底|末|初)?|\d{1,2}[日号]|[上下]?半年"
    r"|[月季年]度?[底末])(?:之|以)?[前内]?"
)
WHENS = (
    r"\d{4}年[底末初](?:之|以)?[前内]?",
    DAY,
    r"\d{4}年度?(?!以)",
    r"(?:早晚|[上下]午|晚上|早上)?\d{1,2}[点时](?:之|以)?前?",
    r"从[^，]{1,8}起",
    trie(terms("deadlines/years")),
    r"年内|全年|年底前?|\d{1,3}(?:小时|天)[之以]?内",
)
TIMELY = re.compile(r"[\d年月日半每从今明周点时]")  # what no time lacks
NUMBERED = re.compile(r"^[\d一二三四五六七八九十]{0,3}[．.、]")
TAILS = terms("quantities/measure_tails")
FROM = re.compile(rf"(?:由|从)[^，。；]{{0,4}}?[\d{WORDS}][^，。；]{{1,9}}$")  # 由每班60元[提高到]100元
NOWHERE = re.compile("[从在于给].*|首批|先行?|再|已")
LESS = re.compile("(?:压减|减少|压缩|降低|提高|提升|增加)(?=[一-龥]{2})")  # 压减会议三成
NO_NAME = re.compile("与.*")
NO_NAMES = frozenset({"完成", "实现", "达到", "新建", "新增", "建成", "开工", "评出", "盘活", "储备", "培训"})
CLEAR_VERBS = terms("quantities/clear_verbs")
VERBS = ("target_verbs", "quantities/task_verbs")


def before(words: str, free: int, until: int, shares: Shares, *, cut: bool, money: bool = False) -> tuple[str, int]:
    """Return what is measured before a place of a clause, and where it begins, in words that are free.

    With `cut` it begins behind its verb (新增|学位200个); of `money` a verb at its end is none of it (县财政|安排).
    """
    nothing = "", until
    starts_at = FROM.search(words, free, until) if "由" in words or "从" in words else None
    until = starts_at.start() if starts_at else until
    if free <= shares.start < until:  # 例行检查每年不得超过一次, 每村培育带头人三名
        behind = words[shares.end : until].strip("，、")
        free, until = (shares.end, until) if behind else (free, shares.start)
    said = words[free:until] if free else NUMBERED.sub("", words[:until])
    if said.endswith(("按", "按照", "以")):  # 按每亩20元给农户补贴
        return nothing
    said = _trimmed(next((one for one in reversed(_break().split(said)) if len(one) > 1), ""))
    if TIMELY.search(said):
        said = next((one for one in reversed(_time().split(said)) if one and one.strip("，（")), "")
    whole = _trimmed(said)
    if not whole:
        return nothing
    if whole.count("“") != whole.count("”"):
        whole = whole.strip("“”")
    name = whole
    if cut and not starts_at:
        verbs = [one for one in lexicon.any_of(*VERBS).finditer(name) if _names(name, one)]
        name = name[verbs[-1].end() :] if verbs else name
    name = _trimmed(name).removesuffix("的")
    if NOWHERE.fullmatch(name) or (cut and NO_NAME.fullmatch(name)):
        return nothing
    if money and name.endswith(CLEAR_VERBS):  # 县财政安排3200万元
        name, whole = "", max((verb for verb in CLEAR_VERBS if name.endswith(verb)), key=len)
    if cut and name in NO_NAMES:
        name, whole = "", name
    elif not cut and (verb := LESS.match(name)):
        name = name[verb.end() :]
    place = words.rfind(name or whole, free, until)
    return name, place if place >= 0 else until


@cache  # compiled at the first figure, not on import
def _break() -> re.Pattern[str]:
    return re.compile(guarded.expression("quantities/breaks"))


@cache
def _time() -> re.Pattern[str]:
    return re.compile("|".join(WHENS))


def _trimmed(name: str) -> str:
    """Return a name without the words at its end that say nothing of it."""
    while name.endswith(TAILS):
        name = name[: -max(len(tail) for tail in TAILS if name.endswith(tail))]
    return name


def _names(words: str, verb: re.Match[str]) -> bool:
    """Tell whether enough is left behind a verb to name what is counted."""
    return len(words) - verb.end() >= LEAST_NAME - (not verb.start() or verb[0] in CLEAR_VERBS)
