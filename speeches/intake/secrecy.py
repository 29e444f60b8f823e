"""Recognise a secrecy marking. Prose about secrets is none."""

import re
from collections.abc import Iterable

_LEVEL = r"(?:绝[ \u3000]?密|机[ \u3000]?密|秘[ \u3000]?密)"
_STAR = r"[★☆✩✭⭐]"
_TERM = r"(?:\d{1,2}[ \u3000]?(?:年|个月)|[一二三五]?[十一二三五]年|长期)"
# 机密★10年, 秘密★: the star follows the level in every marking and in no sentence.
_STARRED = re.compile(rf"{_LEVEL}[ \u3000]*{_STAR}")
# 机密10年, 密级：秘密, on a line of its own.
_LINE = re.compile(
    rf"^[ \t\u3000]*(?:密[ \u3000]?级[ \u3000]*[：:][ \u3000]*)?{_LEVEL}[ \u3000]*[：:]?[ \u3000]*{_TERM}[ \t\u3000]*$|"
    rf"^[ \t\u3000]*密[ \u3000]?级[ \u3000]*[：:][ \u3000]*{_LEVEL}\b.*$"
)
_BARE = re.compile(rf"^[ \t\u3000]*[【\[（(]?{_LEVEL}[】\]）)]?[ \t\u3000]*$")
_HEAD_LINES = 12  # a bare 机密 is a marking at the head of a document only
_SHORT = 40  # a marking shares its line with a copy number or an urgency at most
_QUOTED = "“\"「『‘'"


def has_marking(text: str, margins: Iterable[str] = ()) -> bool:
    """Say whether a text, or one of its headers, properties and names, bears a marking."""
    filled = 0
    for line in text.splitlines():
        if not line.strip():
            continue
        filled += 1
        if len(line.strip()) <= _SHORT and _is_marking(line, filled <= _HEAD_LINES):
            return True
    return any(_is_marking(line, True) for margin in margins for line in margin.splitlines())


def _is_marking(line: str, at_head: bool) -> bool:
    starred = _STARRED.search(line)
    if (
        starred
        and line[max(0, starred.start() - 1) : starred.start()] not in list(_QUOTED)
        and not re.search(r"[。，；]", line)
    ):
        return True
    return bool(_LINE.match(line)) or (at_head and bool(_BARE.match(line)))
