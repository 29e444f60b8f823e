"""Find where a sentence turns from what was done to what is left or comes next: 已完成10座，剩下2座6月底前完成."""

import re
from collections.abc import Sequence

from speeches.extraction.types import Deadline

LEFT = r"(?:个别|少数|部分)?(?:剩下|剩余|余下|其余|差的|(?:尚|还|仍)?(?:未|没有?)[^，。；：]{1,8}的)"
SIGNS = ("剩", "余", "差", "未", "没", "下一步", "下步", "接下来", "后续")  # each turn holds one of these
MAY_TURN = re.compile("|".join(SIGNS))
TURN = re.compile(rf"[，；：](?:但是?|而|对)*(?:{LEFT}|下一步|下步|接下来|后续)")
SPEAKS_OF_THE_REST = re.compile(rf"(?:但是?|而|对)*{LEFT}")
BINDING = frozenset({"due", "span"})


def turn(text: str, start: int) -> int:
    """Return where the last clause from an offset on begins that turns to what is left or comes next, or the offset."""
    if not MAY_TURN.search(text, start):
        return start
    return max((found.start() + 1 for found in TURN.finditer(text, start)), default=start)


def is_left(text: str, start: int, limits: Sequence[Deadline]) -> bool:
    """Tell whether a clause speaks of the rest of a task and sets it a time limit; `limits` are those behind it."""
    dated = any(one.kind in BINDING for one in limits)
    return dated and SPEAKS_OF_THE_REST.match(text, start) is not None
