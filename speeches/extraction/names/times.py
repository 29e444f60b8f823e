"""Times that stand before or right behind the name of an actor: 每月, 5月底前, 会后."""

import re

NUMERALS = "一二三四五六七八九十两半本下上今明前后当这"
TIME = re.compile(
    rf"(?:(?:每|(?:从|自|到|至)?[\d{NUMERALS}]+)(?:个)?(?:年|月份|月|日|号|天|周|季度|小时|工作日|旬|半年)"
    r"(?:\d+日|上旬|中旬|下旬|底|末|初|[一二三四五六日天末](?:[上下]午|晚上?)?)?(?:以?[前内后起]|之[前内后]|期间)?(?:开始)?|[^，。；：]{1,10}(?:[前后]|期间)(?=[各县市区镇每由])|[\u4e00-\u9fff]{1,4}[后时](?=要|须|必须))"
)
# A time begins with one of these or with a digit, or it stands right before what ends such a time.
BEGINS = f"每从自到至{NUMERALS}"
ENDS = re.compile("前|后|期间|时")
LONGEST = 10  # characters before what ends it


def places(text: str, begins: bytes) -> bytes:
    """Return a byte for each character and the end of a text: 1 where a time may begin.

    `begins` says so of those that begin with one of `BEGINS` or a digit.
    """
    found = bytearray(begins)
    for match in ENDS.finditer(text):
        end = match.start()
        start = max(end - LONGEST, 0)
        found[start:end] = b"\1" * (end - start)
    return bytes(found)
