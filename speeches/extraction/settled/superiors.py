"""Recognise what those above the speaker's own side demanded, told as background: 省委要求年底前建成，我们已建成8个."""

import re
from collections import Counter
from collections.abc import Sequence

from speeches.extraction import mood

OWN = re.compile("(?:全|我|本)(省|自治区|市|州|县|区|旗|镇|乡|街道|村|校|院|局|厂|公司|集团)")
ABOVE = {"省": 3, "自治区": 3, "市": 2, "州": 2}  # of whose side a speech speaks; all others stand below these
NATIONAL, HIGHEST, LOWEST = 4, 3, 1
MINISTRIES = (
    "教育|财政|公安|民政|司法|水利|商务|农业农村|应急管理|生态环境|自然资源|交通运输|住房城乡建设|人力资源社会保障"
    "|工业和信息化|文化和旅游"
)
DEMAND = re.compile(
    r"(?:^|(?<=[，；：]))(?:今年(?:以来)?，?|去年|前不久，?|最近，?|近日，?)?"
    rf"(?P<who>党中央|中共中央|中央|国务院|国家|全国|(?:{MINISTRIES})部|省|自治区|市(?![场民值])|上级)"
    r"[^，。；：“要把各]{0,22}?(?:强调|要求|规定|明确|提出|指出)(?!的?是|上来|自己|我们)"
)
SIGNS = ("强调", "要求", "规定", "明确", "提出", "指出")  # each demand holds one of these
OURS = re.compile(
    r"(?:我们|大家|各级|各[乡镇县市区部单位]|[全我][省市县区镇乡校院])[^，。；]{0,12}(?:要|必须|务必|应当)(?!求)"
)


def level(texts: Sequence[str]) -> int:
    """Return how high the side stands that a speech speaks for: 3 a province or unknown, 2 a city, 1 below."""
    spoken = Counter(OWN.findall("\n".join(texts)))
    return ABOVE.get(max(spoken, key=lambda side: spoken[side]), LOWEST) if spoken else HIGHEST


def is_told(text: str, own: int) -> bool:
    """Tell whether a sentence tells what somebody above a level demanded, and draws no order of its own from it."""
    demand = DEMAND.search(text)
    if not demand or OURS.search(text, demand.end()) or mood.ORDER.search(text, 0, demand.start()):
        return False
    return ABOVE.get(demand["who"], NATIONAL) > own
