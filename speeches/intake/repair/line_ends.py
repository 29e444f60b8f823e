"""One kind of line end, no invisible characters, no empty lines, no indents made of blanks."""

import re
from collections.abc import Iterator

from speeches.intake.tracing import Change

_BREAK = re.compile(r"\r\n?|[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# Zero-width, directional and byte-order marks, soft hyphen; controls other than tab and the line ends above.
_INVISIBLE = re.compile(r"[\xad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\x00-\x08\x0e-\x1b\x1f\x7f]+")
_BLANKS = r"[ \t\xa0\u2000-\u200a\u202f\u3000]"
# A run of blanks inside a line is looked at once, from its first blank.
_MARGIN = re.compile(rf"(?:^{_BLANKS}++|(?<!{_BLANKS}){_BLANKS}++$)", re.MULTILINE)
_EMPTY = re.compile(r"\n{2,}|\A\n+")


def line_ends(text: str) -> Iterator[Change]:
    """Write every line end as a newline."""
    for match in _BREAK.finditer(text):
        yield Change(match.start(), match.end(), "\n")


def invisible(text: str) -> Iterator[Change]:
    """Take out characters that nobody can see."""
    for match in _INVISIBLE.finditer(text):
        yield Change(match.start(), match.end(), "")


def indents(text: str) -> Iterator[Change]:
    """Take out the blanks that indent a paragraph or trail behind it."""
    for match in _MARGIN.finditer(text):
        yield Change(match.start(), match.end(), "")


def empty_lines(text: str) -> Iterator[Change]:
    """Keep one line end between two paragraphs and none before the first."""
    for match in _EMPTY.finditer(text):
        yield Change(match.start(), match.end(), "\n" if match.start() else "")
