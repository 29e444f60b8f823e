"""Read Markdown: its text without the marks."""

import re
from dataclasses import replace
from pathlib import PurePath

from markdown_it import MarkdownIt

from speeches.intake.decoding import decode
from speeches.intake.document import Unreadable
from speeches.intake.limits import Limits
from speeches.intake.readers import html
from speeches.intake.readers.reading import Reading

MEDIA_TYPE = "text/markdown"
_NAMES = {".md", ".markdown"}
# What hardly stands in any other text at the beginning of a line, or is marked up on both sides.
_MARKS = re.compile(
    r"^(?:#{1,6}[ \t]+\S|[-*+][ \t]+\S|\d{1,3}[.)][ \t]+\S|>[ \t]|```|\|.*\|[ \t]*$)|\*\*\S.*?\S\*\*", re.MULTILINE
)
_SAMPLE = 32 * 1024
_HEADINGS = re.compile(r"^#{1,6}[ \t]+\S", re.MULTILINE)
_FRONT_MATTER = re.compile(r"\A---[ \t]*\n(?:[^\n]*\n){1,40}?---[ \t]*\n")
# Names and years masked with asterisks (***同志, 20**年): in a speech they are no marks for bold.
_MASK = re.compile(r"(?<=[^\s*\\])\*{3,}(?=[^\s*])|(?<=\d)\*\*(?=[年月日])")


def is_markdown(data: bytes, name: str) -> bool:
    """Say whether a text is marked up: a few marks where the name says so, several headings where it does not."""
    named = PurePath(name.lower()).suffix in _NAMES
    if not named and data.count(b"#", 0, _SAMPLE) < 2:
        return False
    try:
        text, _ = decode(data[:_SAMPLE])
    except Unreadable:
        return False
    return bool(_MARKS.search(text)) if named else len(_HEADINGS.findall(text)) > 1


def read(data: bytes, limits: Limits) -> Reading:
    """Return the text of the rendered document; each line of the source stays one."""
    content, encoding = decode(data)
    content = _FRONT_MATTER.sub("", content.replace("\r\n", "\n").removeprefix("\ufeff"))
    content = _MASK.sub(lambda mask: "\\*" * len(mask.group()), content)
    parser = MarkdownIt("commonmark", {"breaks": True, "html": False}).enable("table")
    reading = html.read_markup(parser.render(content), limits, whole=True)
    return replace(reading, media_type=MEDIA_TYPE, encoding=encoding)
