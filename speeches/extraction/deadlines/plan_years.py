"""The year that the heading above speaks of: below 三、2023年工作打算 the words 年底前 mean the end of 2023."""

import re
from bisect import bisect_right

CHAPTER = re.compile(
    r"^[ \u3000]*(?:[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]部分)(?P<words>[^。；！？\n]{2,40})$",
    re.MULTILINE,
)
PLAN = re.compile(
    r"(?P<year>20\d\d)年(?:度)?(?:的)?(?:主要|重点|总体)?(?:工作|任务|目标)?(?:打算|计划|安排|思路|目标|任务|重点)"
)


class PlanYears:
    """Where in a text which year's plans stand; headings of one chapter end those of the one before."""

    def __init__(self, text: str) -> None:
        self._starts: list[int] = []
        self._years: list[int | None] = []
        if not PLAN.search(text):
            return
        for chapter in CHAPTER.finditer(text):
            plan = PLAN.search(chapter["words"])
            self._starts.append(chapter.start())
            self._years.append(int(plan["year"]) if plan else None)

    def at(self, place: int) -> int | None:
        """Return the year whose plans stand at an offset, None where none is named."""
        index = bisect_right(self._starts, place) - 1
        return self._years[index] if index >= 0 else None
