"""Take off what a site prints above, below and between the paragraphs of a text."""

import re
from collections.abc import Iterator
from functools import cache

from speeches.intake.tracing import Change
from speeches.intake.wordlists import rows, terms

# A line this long that is no furniture is the text itself.
_PROSE = 40
# A longer one is never furniture, whatever words it holds; between paragraphs only short ones are.
_LINE = 160
_LINE_BETWEEN = 60
_BLANKS = " \t\xa0\u3000"
_SALUTATION = re.compile(r"^[^\n。]{0,30}(?:同志们|各位领导|各位代表|朋友们)[：:]")


@cache
def _pattern() -> re.Pattern[str]:
    """Return one pattern for all lists: a line of furniture matches it from its start."""
    parts: dict[str, list[str]] = {"starts": [], "whole": [], "holds": [], "button": []}
    for phrase, kind in rows("repair/lexicon/furniture"):
        parts[kind].append(re.escape(phrase).replace(r"\#", r"\d+"))
    starts, whole, holds, button = ("|".join(parts[kind]) for kind in ("starts", "whole", "holds", "button"))
    buttons = rf"(?:{button})(?:[\s|]*(?:{button}))*[\s|。.>》]*$"
    return re.compile(rf"(?:{starts})|(?:{whole})[\s。.>》]*$|{buttons}|.*?(?:{holds})")


def is_furniture(line: str) -> bool:
    """Say whether a line belongs to a site and not to a text."""
    line = line.strip(_BLANKS)
    return len(line) <= _LINE and bool(_pattern().match(line))


def furniture(text: str) -> Iterator[Change]:
    """Delete the head up to the last line of furniture before the text begins, the tail from the first one behind it,
    and single such lines between.
    """
    lines = _lines(text)
    marked = [is_furniture(line) for _, line in lines]
    if not any(marked):
        return
    prose = [number for number, (_, line) in enumerate(lines) if not marked[number] and _is_prose(line)]
    first = prose[0] if prose else len(lines)
    last = prose[-1] if prose else -1
    head = max((number for number in range(first) if marked[number]), default=-1)
    tail = min((number for number in range(last + 1, len(lines)) if marked[number]), default=len(lines))
    for number, (start, line) in enumerate(lines):
        between = marked[number] and len(line.strip(_BLANKS)) <= _LINE_BETWEEN
        if line.strip(_BLANKS) and (number <= head or number >= tail or between):
            yield Change(start, min(start + len(line) + 1, len(text)), "", 1.0 if marked[number] else 0.8)


def _lines(text: str) -> list[tuple[int, str]]:
    found = []
    start = 0
    for line in text.split("\n"):
        found.append((start, line))
        start += len(line) + 1
    return found


def _is_prose(line: str) -> bool:
    return len(line.strip(_BLANKS)) >= _PROSE or bool(_SALUTATION.match(line.strip(_BLANKS)))


def tail_phrases(text: str) -> Iterator[Change]:
    """Delete what is pasted to the end of the last sentence, unless the speaker says it."""
    phrases = "|".join(map(re.escape, terms("repair/lexicon/tail_phrases")))
    # Possessive, and from the first blank of a run only: a page of blanks is walked through once.
    match = re.search(rf"(?<![\s|])([\s|]*+)(?:{phrases})([\s|]*+)([。.！!]?)[\s|]*+\Z", text)
    if not match or not match.start():
        return
    sentence = re.split(r"[。！？\n]", text[max(0, match.start() - 200) : match.start()])[-1]
    closed = text[match.start() - 1] in "。！？”）"
    if any(word in sentence for word in terms("repair/lexicon/tail_kept")) or sentence.endswith(("，", ",")):
        return
    # The full stop behind the phrase closes the sentence before it, when nothing else does.
    end = match.end(3) if closed or not match.group(3) else match.start(3)
    if match.group(3) or match.group(1) or match.group(2):
        yield Change(match.start(), end, "", 0.9)
