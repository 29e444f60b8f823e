"""Find the figures that a duty has to reach: 不少于20个, 每村3万元, 不超过两次, 95%以上, 4所."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from speeches.extraction.deadlines import numerals
from speeches.extraction.lexicon import terms, trie

SCALES = {"": 1, "百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000, "万亿": 10**12}
AT_LEAST, AT_MOST, EACH, EXACTLY = "at_least", "at_most", "each", "exactly"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure in the text; offsets are half open and index the text that was passed in."""

    text: str
    start: int
    end: int
    relation: str  # "at_least", "at_most", "each" (so many to each of something) or "exactly"
    number: Decimal
    unit: str
    object_start: int  # what is counted: the words behind the unit (an empty span where there are none)
    object_end: int


_FIGURE = (
    r"(?P<number>\d{1,12}(?:\.\d{1,6})?|[零〇一二两三四五六七八九十百千廿]{1,8})"
    r"(?P<scale>万亿|亿|万|千(?=[瓦米克])|)"
)
_LOW = "(?P<low>不(?:得|能|应|可)?(?:少于|低于)|至少|最少|起码|达到|超过|突破|力争|多于)"
_HIGH = "(?P<high>不(?:得|能|应|可)?(?:超过|高于|多于|突破)|至多|最多|控制在|压减到|压缩到|低于|少于)"
_QUANTITY = re.compile(
    rf"(?:{_HIGH}|{_LOW})?(?P<each>每[个名人村镇乡户家所县区支校组]?)?[一-龥]{{0,4}}?(?<![第\d一二三四五六七八九十.“])"
    rf"{_FIGURE}(?:多|余)?(?P<unit>{trie(terms('units'))})(?P<after>以上|以内|以下|之内|左右|及以上)?"
)
# What follows a unit is what is counted, up to a mark, a particle or a verb of what becomes of it.
_OBJECT = re.compile("[一-龥]{0,14}?(?=[^一-龥]|$|的|以上|以下|以内|左右|要|必须|全部|进行|开展|纳入)")
_DATE = re.compile(r"[年月日号时点届期度][^，。；]?$|[、.]$")
_PART_OF_A_DATE = re.compile("(?:月|日|号|年|点|时|季度|分之|世纪|内|前)")


def _value(number: str, scale: str) -> Decimal | None:
    if number[0].isdecimal():
        try:
            return Decimal(number) * SCALES[scale]
        except InvalidOperation:
            return None
    whole = numerals.read(number)
    return None if whole is None else Decimal(whole) * SCALES[scale]


def _relation(match: re.Match[str]) -> str:
    if match["high"] or (match["after"] or "") in ("以内", "以下", "之内"):
        return AT_MOST
    if match["low"] or (match["after"] or "") in ("以上", "及以上"):
        return AT_LEAST
    return EACH if match["each"] else EXACTLY


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """Return the figures with a unit in `text`, in its order; dates and lengths of time are deadlines, not figures."""
    narrow = numerals.narrow(text)
    found: list[Quantity] = []
    for match in _QUANTITY.finditer(narrow):
        number = _value(match["number"], match["scale"])
        if number is None or _PART_OF_A_DATE.match(narrow, match.end()):
            continue
        begins = (match.start(name) for name in ("high", "low", "each", "number"))
        start = min(place for place in begins if place >= 0)
        counted = _OBJECT.match(narrow, match.end())
        ends = counted.span() if counted else (match.end(), match.end())
        found.append(
            Quantity(text[start : match.end()], start, match.end(), _relation(match), number, match["unit"], *ends)
        )
    return tuple(found)
