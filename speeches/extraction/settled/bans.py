"""Recognise that a definite conduct is forbidden: 不得截留补偿资金, 严禁公款吃喝.

What nobody could be caught at (不得有丝毫松懈, 严禁形式主义) is forbidden in general.
"""

import re

from speeches.extraction import lexicon

HARD = re.compile(
    "(?<![来容急慢松少坏舍巴恨怪使见值懂记觉等了])"
    "(?:不得(?![不已了而])|不准(?!确)|不许|严禁|(?<![被令])禁止(?![性令区])|[决绝]不允许)"
)
SIGNS = ("不得", "不准", "不许", "严禁", "禁止", "不允许")  # each ban holds one of these
MAY_BAN = re.compile("|".join(SIGNS))
SAYS_SO = re.compile("(?:明令|违反|属于|法律|法规|条例|规定|国家|上级|中央|文件|合同)[^，；：。]{0,6}$")
RULE_OF = re.compile("的(?:规定|条款|要求|情形|目录|清单|说法)")
EARLIER = re.compile("去年|前年|过去|以前|当时|那时|原来|曾|一度")
CONDUCT = re.compile("[^，；：。！？、“”]{2,}")
LEAST = 2  # characters of a conduct


def conduct(text: str, start: int) -> str:
    """Return what is forbidden from an offset of a sentence on: "definite", "general" or "" (nothing)."""
    if not MAY_BAN.search(text, start) or text.endswith(("？", "?")) or EARLIER.search(text):
        return ""
    found = ""
    for ban in HARD.finditer(text, start):
        what = CONDUCT.match(text, ban.end())
        if SAYS_SO.search(text, max(start, ban.start() - 12), ban.start()) or (what and RULE_OF.search(what[0])):
            continue
        if text.startswith("“", ban.end()):
            found = found or "general"
        elif what and len(what[0]) >= LEAST and not lexicon.any_of("cues/attitude", "not_conduct").search(what[0]):
            return "definite"
        elif what:
            found = found or "general"
    return found
