"""Find where in sentences the name of a stretch of time begins, without trying its pattern at every character.

The first two characters of a name are told by their sets, for all characters of a text at once; where they fit, the
pattern of the beginning is tried, and the name itself last.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import groupby
from operator import itemgetter

import numpy as np
import numpy.typing as npt

from speeches.extraction.deadlines.periods import FIRST, LISTS, PERIOD_BEFORE
from speeches.extraction.deadlines.vocabulary import FESTIVAL, WEEKDAY, initials
from speeches.extraction.lexicon import terms, trie
from speeches.extraction.looks.letters import codes

BITS = 64
MOST_CODES = 0x10000  # the last row of a table stands for all characters beyond
NUMERALS = "〇零○一二三四五六七八九十廿卅"
NUMERAL = rf"[\d{NUMERALS}]"
OPENERS = {term[:3] for name in LISTS for term in terms(f"deadlines/{name}")}
SHORTEST = "".join(sorted(name for name in OPENERS if len(name) == 1))
SECOND = "".join(sorted({name[1] for name in OPENERS if len(name) > 1}))  # asked for first, as few characters are
EVENTS = trie(term[:2] for term in terms("deadlines/events"))
BEGINNING = (  # each choice begins with a character or a set of them, so that the others are passed over at once
    rf"{NUMERAL}(?:(?<!\d.){NUMERAL}?月|{NUMERAL}{{1,3}}年|(?<![\d月年一二三四五六七八九十第.\-].){NUMERAL}{{0,2}}[日号]|季度"
    r"|\d{0,3}[.\-/]\d|[一二三四五六七八]?五)"
    rf"|[“\"‘「][\d十两双{initials('festivals')}]|农历|阴历|[正冬腊]月|前[一二三123]|[上下前后]半"
    r"|第[一二三四1-4]季|[上中下]旬|月(?:[底末](?<![\d年个]..)|中(?<![\d年个每]..))|季度?[底末]|年(?:[底末终中前尾]|\Z)|全年|[两双]节"
    rf"|元[旦月]|岁[末尾]|周{WEEKDAY}|星期{WEEKDAY}|礼拜{WEEKDAY}|节|下次|下一|全?[国省市县区](?:下|{EVENTS})|[{SHORTEST}]|(?=.[{SECOND}]){trie(OPENERS)}"
)
DIGIT, ANY, END = "\\d", "", "\n"
# With what characters each of these choices begins, and which come next. Behind a sentence stands its end.
PAIRS = (
    (DIGIT + NUMERALS, f"{DIGIT}{NUMERALS}月日号季.-/"),
    ('“"‘「', f"{DIGIT}十两双{initials('festivals')}"),
    ("农阴", "历"),
    ("正冬腊", "月"),
    ("前", "一二三123"),
    ("上下前后", "半"),
    ("第", "一二三四1234"),
    ("上中下", "旬"),
    ("月", "底末中"),
    ("季", "度底末"),
    ("年", f"底末终中前尾{END}"),
    ("全", "年国省市县区"),
    ("两双", "节"),
    ("元", "旦月"),
    ("岁", "末尾"),
    ("周", WEEKDAY[1:-1]),
    ("星", "期"),
    ("礼", "拜"),
    ("下", "次一"),
    ("国省市县区", f"下{initials('events')}"),
    (f"节{SHORTEST}", ANY),
)
Bits = npt.NDArray[np.uint64]


@cache
def pattern() -> re.Pattern[str]:
    """Return a pattern of the first character of each name of a stretch of time.

    The name itself is looked for ahead of that character, so that names inside of names are found too; to begin with
    a set of characters makes the search fast.
    """
    return re.compile(f"[{FIRST}](?<=(?={BEGINNING})(?={PERIOD_BEFORE}|{FESTIVAL}|节).)")


def starts(sentences: Sequence[str]) -> list[list[int]]:
    """Return where in each sentence a name of a stretch of time begins."""
    found: list[list[int]] = [[] for _ in sentences]
    begins = np.cumsum([0, *(len(sentence) + 1 for sentence in sentences)])
    places = _places(END.join((*sentences, "")))
    numbers = begins.searchsorted(places, "right") - 1
    match = pattern().match
    for at, number in zip((places - begins[numbers]).tolist(), numbers.tolist(), strict=True):
        if match(sentences[number], at):
            found[number].append(at)
    return found


def _places(text: str) -> npt.NDArray[np.int64]:
    """Return where in a text the first two characters of a name may stand."""
    firsts, seconds = _tables()
    letters = codes(text)
    return np.flatnonzero(firsts.take(letters[:-1], mode="clip") & seconds.take(letters[1:], mode="clip"))


@cache
def _tables() -> tuple[Bits, Bits]:
    """Return for each character which of `PAIRS` it begins, and in which it comes next."""
    digits = "".join(re.findall(r"\d", "".join(map(chr, range(MOST_CODES)))))
    firsts, seconds = np.zeros(MOST_CODES, np.uint64), np.zeros(MOST_CODES, np.uint64)
    seconds[-1] = ~np.uint64(0)
    rest = BITS - len(PAIRS)  # bits for the pairs that names of lists begin with: those that share one are mixed up
    by_first = groupby(sorted(name[:2] for name in OPENERS if len(name) > 1), key=itemgetter(0))
    pairs = [(first, "".join(name[1] for name in names)) for first, names in by_first]
    numbers = [*range(len(PAIRS)), *(len(PAIRS) + number % rest for number in range(len(pairs)))]
    for number, (first, second) in zip(numbers, (*PAIRS, *pairs), strict=True):
        firsts[codes(first.replace(DIGIT, digits))] |= np.uint64(1 << number)
        seconds[codes(second.replace(DIGIT, digits)) if second else slice(None)] |= np.uint64(1 << number)
    return firsts, seconds
