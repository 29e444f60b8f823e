"""Tell a speech, a report of one's own results, a news text and minutes apart by how they are told."""

import re
from functools import cache

from speeches.intake.wordlists import terms

_SALUTATION = re.compile(r"(?:同志们|各位[\u4e00-\u9fff]{2,8}|朋友们)[：:！!，,]")
_FIRST_PERSON = re.compile(r"下面，我|我(?:就|再)?(?:讲|强调|谈|说)")
_ORDER = re.compile(
    r"(?:^|[，。；：！？\n])[^，。；：！？\n]{0,14}?(?<![重主需必只不想首])"
    r"(?:要(?!求|素|点|件|闻|害|义|领|务|职|案|塞|隘)|必须|不得|严禁|务必|务求|决不)"
)
_RESULT = re.compile(r"了(?!解)")
_SENTENCE_END = re.compile(r"[。！？；]")
_VERBS = "(?:强调|指出|要求|表示|认为|决定|明确)[，：]"
_BODIES = "会议|全会|大会|座谈会|他|她|与会人员|与会同志"


@cache
def _told() -> re.Pattern[str]:
    """Return a pattern for a sentence that opens with who said it: a body, or a name with or without a post."""
    surname = "|".join(terms("lexicon/surnames"))
    posts = "|".join(terms("lexicon/posts"))
    who = rf"(?:{_BODIES}|(?:[^，。；：、\n]{{0,12}}(?:{posts}))?(?!习近平)(?:{surname})[\u4e00-\u9fff]{{1,2}}?)"
    return re.compile(rf"(?:^|[。！？”\s]){who}(?:还|同时|最后)?{_VERBS}", re.MULTILINE)


_DATELINE = re.compile(
    r"(?:本报|新华社|[^，。\n]{2,10})(?:讯|电)[（(\s]|（?记者[ \u3000][\u4e00-\u9fff]{2,4}|^[^。\n]{0,80}主持召开"
)
_REPORT_TITLE = re.compile(r"(?:述职|工作|情况|履职|调研)(?:的)?(?:报告|汇报|总结|述职)$|述职报告|工作总结")
_MINUTES = re.compile(r"纪要(?:[（(][^（）()]{1,12}[)）])?$", re.MULTILINE)
_AS_FOLLOWS = re.compile(r"纪要如下[：:。]")
_HEADED = 3  # lines
_OPENING = 1500  # characters
PASSED_ON = frozenset({"news", "minutes"})  # kinds in which somebody tells what a leader or a meeting asked for
_HEAD = 60
_LEAD = 200


def kind_of(text: str, title: str | None = None) -> str:
    """Return ``speech``, ``report``, ``news`` or ``minutes``."""
    top = text.lstrip().split("\n", _HEADED)[:_HEADED]
    if _MINUTES.search(title or "") or any(map(_MINUTES.search, top)) or _AS_FOLLOWS.search(text[:_OPENING]):
        return "minutes"
    greeted = bool(_SALUTATION.search(text[:_HEAD]))
    sentences = max(1, len(_SENTENCE_END.findall(text)))
    orders = len(_ORDER.findall(text)) / sentences
    results = len(_RESULT.findall(text)) / sentences
    if not greeted and not _FIRST_PERSON.search(text):
        if _DATELINE.search(text[:_LEAD]) or len(_told().findall(text)) >= 2:
            return "news"
        if orders < 0.15 and results > 0.3:
            return "report"
    if orders < 0.05 and results > 0.4:
        return "report"
    if title and _REPORT_TITLE.search(title) and orders < 0.3:
        return "report"
    return "speech"
