"""Named parts that the patterns are made of, from the word lists under lexicon/deadlines/."""

from speeches.extraction.deadlines.numerals import WORD, YEAR_DIGITS
from speeches.extraction.lexicon import terms, trie


def words(name: str) -> str:
    """Return an expression for any term of a list, longest first."""
    return trie(terms(f"deadlines/{name}"))


def initials(*names: str) -> str:
    """Return the characters that the terms of lists begin with, to stand in a set."""
    return "".join(sorted({term[0] for name in names for term in terms(f"deadlines/{name}")}))


def finals(*names: str) -> str:
    """Return the characters that the terms of lists end with."""
    return "".join(sorted({term[-1] for name in names for term in terms(f"deadlines/{name}")}))


YEAR = rf"(?:{YEAR_DIGITS}年|{words('years')})"
MONTH_NUMBER = r"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])"
MONTH = (
    rf"(?:(?<![\d一二三四五六七八九十几数]){MONTH_NUMBER}月份?|{words('months')}"
    r"|(?<![\d一二三四五六七八九十百千万亿])元月份?)"
)
DAY_NUMBER = r"(?:3[01]|[12]\d|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|[一二三四五六七八九])"
DAY = rf"{DAY_NUMBER}[日号](?!楼|线|院|井|桥|文)"
WEEKDAY = "[一二三四五六日天末]"
WEEKDAYS = dict(zip("一二三四五六日天末", ("MO", "TU", "WE", "TH", "FR", "SA", "SU", "SU", "SU"), strict=True))
OPEN, CLOSE = '[“"‘「]?', '[”"’」]?'

PART_OF_DAY = "(?:上午|下午|中午|晚上(?![路岗门街线山车])|晚间|早上|早晨|清早|凌晨|傍晚|夜里|夜间|当晚|晚|早)"
CLOCK = rf"(?:\d{{1,2}}[:：]\d\d|(?:\d{{1,2}}|{WORD}{{1,3}})(?:点钟?|时)(?:\d{{1,2}}分|半|整|{WORD}{{1,3}}分)?)"
CLOSING = "(?:下班|上班|收工|零时|零点|午夜|午后|天黑|天亮|入夜)"
TIME_OF_DAY = rf"(?:{PART_OF_DAY}?(?:{CLOCK}|{CLOSING})|{PART_OF_DAY})"

# 前期, 前提 and the like are words of their own, but 6月底前|提交, 月底前|列入, 年底前|线上办理 are not
NOT_BEFORE = (
    r"期(?!末)|提(?![交供出请升高前质档取])|段|后|沿(?![线途江河海街路])|景|置(?![办换])|往(?!返)|夕|所未|列(?![入出支席])"
    r"|线(?![上下路])|半(?:个?月|年|段|场)|[\d一二两三四五六七八九十]{1,3}个?(?:月|季度|周|天|年|名)"
)
BEFORE = rf"(?:之前|以前|前(?!{NOT_BEFORE}))"
INSIDE = "里(?![程约弄应边面外头的])"  # 二月里
WITHIN = (
    "(?:之内|以内|内(?!部(?!署|分)|容(?!纳|错)|设(?![立置计点施备])|外|需(?![要完])|控(?!制)|生(?![产成效])|业(?!务)))"
)

EVENT = (
    rf"(?:{YEAR})?(?:全?[国省市县区])?(?=[{initials('events')}下])(?:{words('events')}|下一?次[一-龥]{{0,8}}?会议?)"
    rf"(?:胜利|集中|全面|正式)?(?:{words('event_verbs')})?"
)
IN_BRACKETS = rf"(?:[（(](?:周|星期|礼拜){WEEKDAY}[）)])?"
FESTIVAL = rf"{OPEN}(?<![\d二三四五六七八九十百第])(?:{words('festivals')}){CLOSE}节?"
