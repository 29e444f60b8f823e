"""Read numbers as speeches write them: 25, 二十五, 廿五, 两, 半, 〇; and years such as 二〇二五."""

import re

DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "○": 0,
    "两": 2,
    "俩": 2,
    "首": 1,
    "元": 1,  # 元月
}
SCALES = {"十": 10, "百": 100, "千": 1000, "万": 10_000}
TENS = {"廿": "二十", "卅": "三十"}

WORD = "[零〇一二两三四五六七八九十百千廿卅]"
DIGIT = "0123456789零〇○一二三四五六七八九十廿"  # of years and days
NUMBER = rf"(?:\d{{1,4}}|{WORD}{{1,6}})"
# 26年底 is said for 2026年底, but 26年 alone is a length
SHORT_YEAR = r"(?<![\d.])[23]\d(?=年(?:年?[底末初中]|[上下]半年|1?\d月|[一二三四]季度))"
YEAR_DIGITS = rf"(?:{SHORT_YEAR}|(?:19|20)\d\d|[一二][零〇○九][零〇○一二三四五六七八九]{{2}})"
_WIDE = {0xFF10 + digit: str(digit) for digit in range(10)} | {0xFF0D: "-", 0xFF0F: "/", 0xFF5E: "~", 0x301C: "~"}
_ANY_WIDE = tuple(map(chr, _WIDE))
_SPREAD = re.compile(r"^([二两三四五六七八])([三四五六七八九])$|^一[两二]$")


def narrow(text: str) -> str:
    """Return `text`, of the same length, with full-width digits and dashes as ASCII."""
    return text.translate(_WIDE) if any(map(text.__contains__, _ANY_WIDE)) else text


def read(words: str) -> int | None:
    """Return the value of a number written in either way; of 三五 (three to five) the larger."""
    if words.isdecimal():
        return int(words)
    if words in DIGITS:
        return DIGITS[words]
    if _SPREAD.match(words):
        return DIGITS[words[-1]]
    for short, long in TENS.items():
        words = words.replace(short, long)
    if not any(char in SCALES for char in words):
        digits = [DIGITS.get(char) for char in words]
        return None if None in digits or not digits else int("".join(str(digit) for digit in digits))
    total, current = 0, None
    for char in words:
        if char in SCALES:
            total += (1 if current is None else current) * SCALES[char]
            current = None
        elif char in DIGITS:
            current = DIGITS[char]
        else:
            return None
    return total + (current or 0)
