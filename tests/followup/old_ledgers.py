"""Workbooks as offices keep them, made by the tests."""

import io
from collections.abc import Sequence
from datetime import date
from typing import Any

import openpyxl

HEAD = ("序号", "立项编号", "来源", "来源日期", "交办领导", "督办事项", "牵头领导", "主办单位", "协办单位", "立项日期",
        "原定时限", "现时限", "反馈周期", "最新进展", "进度%", "存在问题", "销号", "办结日期")  # fmt: skip
GOOD: tuple[tuple[Any, ...], ...] = (
    (1, "督〔2025〕1号", "全县项目推进会", date(2025, 2, 10), "傅远舟", "加快县人民医院新院区建设", "王海", "县卫健局",
     "县住建局", "2025.2.12", "2025年6月", "2025.9.30", "每月", "主体封顶", 0.8, "", "在办", ""),
    (2, "督〔2025〕2号", "全县项目推进会", date(2025, 2, 10), "傅远舟", "完成城东污水处理厂环评", "", "县住建局", "",
     "20250212", "2025-03-31", "", "", "", "100%", "", "已办结", 45740),
    (3, "督〔2025〕3号", "县长批示", "3月5日", "李县长", "常态化开展校园食品安全检查", "", "校园办", "县卫健局",
     "2025年3月6日", "长期", "", "", "", "", "", "", ""),
)  # fmt: skip


def workbook(rows: Sequence[Sequence[Any]] = GOOD, head: Sequence[str] = HEAD, title: str = "青岩县督办台账") -> bytes:
    """Return a workbook with a title over the head and a sum below the rows."""
    book = openpyxl.Workbook()
    page = book.active
    page.title = "2025年"
    page.append([title])
    page.merge_cells(start_row=1, start_column=1, end_row=1, end_column=len(head))
    page.append(list(head))
    for row in rows:
        page.append(list(row))
    page.append(["合计", f"{len(rows)}项"])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def merged(data: bytes, *ranges: str) -> bytes:
    """Return the workbook with ranges merged, as offices do with a source of several items."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    for span in ranges:
        book.active.merge_cells(span)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()
