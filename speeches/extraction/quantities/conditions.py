"""Tell figures that say in what case: 超过80辆的要说明原因, 达到八成即启动, 5万元以上的转账, 连续两次垫底的."""

import re
from functools import cache

from speeches.extraction.lexicon import terms, trie
from speeches.extraction.quantities.figures import Figure
from speeches.extraction.quantities.relations import Relation

IN_CASE = re.compile("^对?(?:凡是?|如果?|若|一旦|只要|要是|倘若|遇到?|哪个|谁)")
SETS_OFF = re.compile("[即就便则才]|方可|不如")
IN_A_ROW = ("连续", "连着", "累计", "接连", "倒数", "排名", "第", "满", "提前", "不足", "不到")
LAST = ("前", "后", "末")  # 后三名
OF_A_ROW = frozenset({"名", "位", "天", "次"})
EXCEEDS = frozenset({"超过", "低于", "高于", "少于", "多于", "小于", "达到", "达", "突破"})
BEYOND = re.compile("(?:超过|低于|高于|不足|超出)[^，。；]{1,6}$")
MEASURE_OF = re.compile("的?(?:目标|标准|比例|幅度|要求|速度|水平|规模)")
SIZES = {"元", "美元", "块", "吨", "亩", "公顷", "平方米", "立方米", "公里", "米", "人", "千瓦", "万千瓦", "升"}
OF_A_SIZE = re.compile("的?[一-龥]")  # 5万元以上的转账
BOUNDS = ("以上", "以下", "及以上")


def says_when(words: str, figure: Figure, relation: Relation, near: str) -> bool:
    """Tell whether a figure of a clause, with what stands near before it, says in what case something is so."""
    bounded = relation.said and relation.said not in EXCEEDS  # 不少于
    if not bounded and (near.endswith(IN_A_ROW) or (figure.unit in OF_A_ROW and near.endswith(LAST))):
        return True
    if IN_CASE.match(words) or SETS_OFF.match(words, figure.end):
        return True
    return not bounded and _says_which(words, figure, relation, near)


def _says_which(words: str, figure: Figure, relation: Relation, near: str) -> bool:
    of = words.startswith("的", figure.end)
    if of and BEYOND.search(near):
        return True
    if not (relation.said or figure.after) or MEASURE_OF.match(words, figure.end):
        return False
    if relation.said:
        return "的" in words[figure.end : figure.end + 7]
    if figure.after in BOUNDS and figure.unit in SIZES and OF_A_SIZE.match(words, figure.end):
        return True
    return of and not makes().search(near[-6:])


@cache
def makes() -> re.Pattern[str]:
    """Return the pattern of verbs that say that something is made, so that its size is a target."""
    return re.compile(f"(?:{trie(terms('target_verbs'))}|成立|组成|拿出|列支|筹建|保有|组建|建好)")
