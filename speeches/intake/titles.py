"""Find something to call a speech whose file names no title."""

import re
from pathlib import PurePath

_CHINESE = re.compile(r"[\u4e00-\u9fff]{2}")
_MEETING_HELD = re.compile(
    r"(?:召开|举行)了?([^，。；：\n]{2,40}?(?:会议|大会|[谈进度员专例表评场]会|培训班))(?=[，。；、]|$)", re.MULTILINE
)
_OPENING = 200  # characters at whose end the news has said what it is about
_BEGINNING = 40


def working_title(text: str, name: str) -> str:
    """Return the name of the file, if that says anything to a reader; ``name`` is empty for pasted text.

    Else the meeting that the text opens with (青岩县召开全县水利现场会，… → 全县水利现场会), else how it begins.
    """
    stem = PurePath(name).stem
    if _CHINESE.search(stem):
        return stem
    told_of = _MEETING_HELD.search(text, 0, _OPENING)
    begins = text.strip().split("\n", 1)[0][:_BEGINNING]
    return told_of[1] if told_of else begins or stem
