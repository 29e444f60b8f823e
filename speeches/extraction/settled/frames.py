"""Recognise what frames a speech and orders nothing: agenda, proverbs, calls, good wishes."""

import re

AGENDA = re.compile(
    r"我[^，。；]{0,8}(?:提|讲|说|谈|强调|布置)[^，。；]{0,4}(?:几|[一二三四五六七八九十]|\d)(?:点|条|个|件|方面)[^，。；]{0,8}[。：]$"
)
PROVERB = re.compile(
    r"[^，。；“]{0,14}(?:古人|前人|先贤|俗话|常言|老话|古语|古训)[^，。；“]{0,8}[云说讲道言][，：]?“[^”]*”[。！]?$"
)
CALL = re.compile(r"(?:同志们|朋友们|最后)?[，！]?让我们")
WISH = re.compile("愿(?![意望景])|衷心祝愿|祝(?:大家|愿|各位|全)")
# Each of them holds one of these.
SIGNS = ("我", "古人", "前人", "先贤", "俗话", "常言", "老话", "古语", "古训", "愿", "祝")


def is_frame(text: str) -> bool:
    """Tell whether a sentence is one of these."""
    return bool(
        AGENDA.search(text)
        or PROVERB.match(text)
        or (CALL.match(text) and text.endswith(("！", "。")))
        or WISH.match(text)
    )
