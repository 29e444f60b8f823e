"""Recognise what follows for those of whom something holds: 对连续两次垫底的乡镇，由县委约谈, 查实一起、处理一起."""

import re

from speeches.extraction import lexicon

THOSE = re.compile(
    r"(?:对|凡|凡是)?[^，。；：]{3,45}的(?:(?:[一-龥]{1,6})?，|(?=[要须]|必须|务必|一律|坚决|从严|严肃))"
)
# Each holds one of these.
SIGNS = ("该", "发现", "查实", "查出", "谁", *lexicon.terms("cues/consequence"), *lexicon.terms("rewards"))
AS_DUE = re.compile(
    r"该(?P<act>停|罚|关|抓|拆|退|赔|查|处分|处罚|移送|问责|追责|免职|处理|取缔|关停|停产)的(?:坚决|一律|就)?(?P=act)"
)
EACH = re.compile(r"(?:发现|查实|查出)一[起个例件条宗处][^，。；]{0,8}一[起个例件条宗处]")
WHOEVER = re.compile(
    r"谁[^，。；]{2,20}，就(?:处理|查处|问责|追究|处分)(?:谁|到底)|谁(?![也都])[^，。；]{2,16}，谁(?![也都])[^，。；]{0,4}(?:赔|罚|掏|出钱|担|负责|去|还|修|补|清)"
)


def is_consequence(text: str, start: int) -> bool:
    """Tell whether a sentence, from an offset on, says what is done to whom it holds of."""
    if "该" in text and AS_DUE.search(text, start):
        return True
    if EACH.search(text, start) or ("谁" in text and WHOEVER.search(text, start)):
        return True
    those = THOSE.match(text, start) if "的" in text else None
    return bool(those and lexicon.any_of("cues/consequence", "rewards").search(text, those.end()))
