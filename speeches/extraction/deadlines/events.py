"""What an open limit counts from: 接报后 of 接报后24小时内, without which nobody could tell when it ends.

It is kept beside the words of the limit, which are those that tell how long.
"""

import re

LONGEST = 14  # characters, with the mark before it
# From a mark, an order or 在 up to 后 or 之日起; 自收到之日起 with its 自, but without another such word.
EVENT = re.compile(
    r"(?:^|[，、；：。（“\s在于要须应]|(?=[自从]))"
    "(?P<event>[自从]?(?:(?![自从在于要须应每])[一-龥]){1,9}?(?:(?<![今以前先])后|之日起))的?$"
)
OF_A_UNIT = re.compile("[局委办厅院部处科队站所镇乡县市区省村组]|街道|公司|中心|单位|部门|政府|同志")


def begin(sentence: str, start: int) -> int:
    """Return where the event begins behind which an open limit stands at `start`, else `start`."""
    match = EVENT.search(sentence, max(0, start - LONGEST), start + sentence.startswith("后", start))
    # What stands before the verb may be whose duty it is (县住建局完工后三个月内), which is no part of the limit.
    return start if match is None or OF_A_UNIT.search(match["event"]) else match.start("event")
