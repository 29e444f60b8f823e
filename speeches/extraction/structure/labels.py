"""Read the label that a sentence or heading opens with: 一、 （一） 1. （1） 一是 首先."""

import re

CHAINED = "一二三四五六七八九十"
FORMAL = "壹贰叁肆伍陆柒捌玖拾"
CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮"
NUMERAL = f"[{CHAINED}{FORMAL}]{{1,3}}"
ORDINAL = "[一二三四五六七八九十]{1,3}"
LEVELS = {  # the first that matches counts
    "chapter": rf"{NUMERAL} ?[、．]|{NUMERAL}\.(?!\d)|第{ORDINAL}(?:部分|章|篇|板块)[，、：:　 ]*"
    rf"|第{ORDINAL}(?:个方面|方面|个问题|部分|句话|条|点)?[，、：]|最后一(?:条|点)[，：]",
    "section": rf"[（(] ?{NUMERAL} ?[）)][、.．]?",
    "number": rf"[（(]?\d{{1,2}} ?(?:[．、）)]|\.(?!\d))|\d{{1,2}}(?:\.\d{{1,2}}){{1,2}}(?=[、 　])[、 　]|[{CIRCLED}]",
    "item": rf"{ORDINAL}(?:是|要|个是|则)|[首其再]先[，是要]?|其[次三四][，是要]?|再次[，是要]|最后[，]"
    rf"|第{ORDINAL}[，是要]",
}
LABEL = re.compile("|".join(f"(?P<{kind}>{pattern})" for kind, pattern in LEVELS.items()))
RANKS = {kind: rank for rank, kind in enumerate(LEVELS)}
# every label begins with one of these or with a digit
OPENERS = frozenset(CHAINED + FORMAL + CIRCLED + "第最（(首其再")
PART = re.compile(rf"第{ORDINAL}(?:部分|章|篇|板块)")
BRACKETED = re.compile(r"[（(]\d|\d{1,2} ?[）)]")
VALUES = {char: value for value, char in enumerate(CHAINED, 1)} | {char: value for value, char in enumerate(FORMAL, 1)}
TEN = 10


def marker_of(text: str) -> tuple[str, int]:
    """Return the kind of the label that `text` opens with ("" for none) and its length."""
    first = text[:1]
    if first not in OPENERS and not first.isdecimal():
        return "", 0
    match = LABEL.match(text)
    if match is None or match.lastgroup is None:
        return "", 0
    # 一要 and 一是 keep their verb: it belongs to the sentence.
    return match.lastgroup, match.end() - (match[0][-1] in "要是")


def rank_of(text: str) -> float:
    """Return how far out the label of `text` stands, the smaller the further; beyond all ranks without a label.

    Within numbers 1. stands outside of 1.1, that outside of （1）, and that outside of ①.
    """
    kind, body = marker_of(text)
    if kind == "chapter" and PART.match(text):
        return -1
    if kind != "number":
        return RANKS.get(kind, len(RANKS))
    label = text[:body]
    inner = 0.6 if label[0] in CIRCLED else 0.4 if BRACKETED.match(label) else 0.2 * (label.rstrip(".").count("."))
    return RANKS[kind] + min(inner, 0.8)


def number_of(text: str) -> int:
    """Return the number in the label that `text` opens with, 0 where it has none."""
    label = text[: marker_of(text)[1]]
    digits = re.search(r"\d+", label)
    if digits:
        return int(digits[0])
    value = 0
    for char in label:
        if char in CIRCLED:
            return CIRCLED.index(char) + 1
        if char in VALUES:
            one = VALUES[char]
            value = (value or 1) * TEN if one == TEN else value + one
    return value
