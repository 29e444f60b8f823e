"""Name what a figure counts by the words behind its unit: 18个空缺的专职副书记岗位, 20名“禾阳好人”, 9个村|接入管网."""

import re
from functools import cache

from speeches.extraction.quantities import guarded
from speeches.extraction.quantities.figures import WORDS, Figure

LONGEST = 24  # characters of a name
DATE = rf"[{WORDS}\d]{{1,3}}[月日号点]"
DATED = re.compile(DATE)
RUN = re.compile(rf"[一-龥“”《》\d]{{0,{LONGEST}}}")
SAYS_WHICH = (
    r"没有?|尚未|未(?!成年)|还[没未]|不(?!动产)|已经?|[懂会能有在]|列入|纳入|最|超过"
    r"|(?:\d{1,6}|[二三四五六七八九十百]{1,4})(?:周?岁|[人名亩吨米]|平方米|万元)(?:以上|以下|左右)?"
)
ATTRIBUTE = re.compile(  # 没有业委会的小区, 懂产业、会外语、能吃苦的年轻干部, 空缺的岗位
    rf"(?:(?P<which>{SAYS_WHICH})[一-龥、\d（）“”]{{0,22}}?|[一-龥]{{2,8}}?(?<![以上下]))的(?=[一-龥“])"
)
NO_ATTRIBUTE = re.compile("都要|(?<![主重必需])要(?![素件点])|必须|应当|全部|一律|逐|由|进行|开展|把")
OPENER = re.compile("尚?未|没有?|新|在|已|拟|待|不|最|各")
OF_A_RATE = re.compile("的(?:比例|标准|幅度|要求)([一-龥]{2,6}?)?(?![一-龥])")  # 按不低于10%的比例抽检
ASIDE = re.compile("（[一-龥、]{1,6}）")  # 县（市）
SHORT = frozenset("村镇乡县区市户桥矿站校院厂库井塘坝头组班岗店桶田楼")  # names of one character


def behind(words: str, figure: Figure) -> str:
    """Return the name behind a figure of a clause, "" where there is none."""
    at = figure.end + words.startswith("的", figure.end)
    if at > figure.end and OF_A_RATE.match(words, figure.end):
        return ""
    text = _run(words, at)
    if not text or text[0] in "”》":
        return ""
    attribute = ATTRIBUTE.match(words, at, at + LONGEST) if words.find("的", at, at + LONGEST) > 0 else None
    if attribute and _says_which(attribute):
        skip = attribute.end() - at
        text = words[at : attribute.end()] + _run(words, attribute.end())
    else:
        skip = _least(text)
        if skip < 0:
            return ""
    end = _ends().search(text, skip)
    name = _unquoted(text[: end.start()] if end else text).removesuffix("的")
    if name in SHORT and (aside := ASIDE.match(words, at + len(name))):
        name += aside[0]
    return name if len(name) > 1 or name in SHORT else ""


@cache  # compiled at the first figure, not on import
def _ends() -> re.Pattern[str]:
    return re.compile(rf"{guarded.expression('quantities/object_ends')}|一[次遍轮场]|{DATE}")


def _run(words: str, at: int) -> str:
    run = RUN.match(words, at)
    return run[0] if run else ""


def _says_which(attribute: re.Match[str]) -> bool:
    """Tell whether 的 ends what says which ones, and no verb has come before it: 9个村接入管网的."""
    if NO_ATTRIBUTE.search(attribute[0]):
        return False
    return (
        attribute["which"] is not None or OPENER.match(attribute[0]) is not None or not _ends().search(attribute[0], 1)
    )


def _least(text: str) -> int:
    """Return how many characters a name has at least that begins a text, -1 where none begins there."""
    if text[0] in "“《":
        return max(text.find("”"), text.find("》")) + 1
    opener, verb = OPENER.match(text), _ends().match(text)
    if opener:
        return -1 if DATED.match(text) else opener.end() + 2
    if not verb:
        return 1
    if (
        len(verb[0]) == 1
        or verb[0] in guarded.plain("quantities/object_ends")
        or DATED.match(text)
        or len(text) < verb.end() + 2
    ):
        return -1
    return verb.end()  # 37个整改问题


def _unquoted(name: str) -> str:
    """Return a name without a quotation mark whose fellow is not in it."""
    if name.count("“") == name.count("”"):
        return name
    return name.strip("“”") if name[0] in "“”" else re.split("[“”]", name)[0]
