"""Join what was cut into pages."""

import re
from collections.abc import Iterator

from speeches.intake.repair.furniture import is_furniture
from speeches.intake.tracing import Change

_SLICE = re.compile(r"^(\d{1,3})、", re.MULTILINE)
_SLICES = 3  # fewer may be chance
_ENDS = "。！？；：”）)!?;:"
_BLANK = r"[ \t\u3000]*"
_LINE = 200
_DASH = r"[-—–－·]{1,2}"
_PAGE_NUMBER = re.compile(
    rf"\n?^{_BLANK}(?:{_DASH} ?\d{{1,4}} ?{_DASH}|第 ?\d{{1,4}} ?页(?: ?[,，/]? ?共 ?\d{{1,4}} ?页)?){_BLANK}$\n?",
    re.MULTILINE,
)


def slices(text: str) -> Iterator[Change]:
    """Join paragraphs that are slices of one text: numbered 1、2、3、…, all of one length, cut in mid-sentence.

    Some document sites show a text in slices of a fixed number of characters and number these. A real numbered list
    has items of different lengths that end with a sentence.
    """
    for run in _numbered_runs(list(_SLICE.finditer(text))):
        ends = [_paragraph_end(text, match.start()) for match in run]
        lengths = [end - match.end() for match, end in zip(run, ends, strict=True)]
        cut = sum(text[end - 1] not in _ENDS for end in ends[:-1])
        if len(run) < _SLICES or max(lengths[:-1]) - min(lengths[:-1]) > 2 or cut * 2 < len(run) - 1:
            continue
        yield Change(run[0].start(), run[0].end(), "")
        for before, match in zip(ends, run[1:], strict=False):
            yield Change(before, match.end(), "")


def _numbered_runs(found: list[re.Match[str]]) -> Iterator[list[re.Match[str]]]:
    run: list[re.Match[str]] = []
    for match in found:
        if int(match.group(1)) == len(run) + 1:
            run.append(match)
        elif int(match.group(1)) == 1:
            if run:
                yield run
            run = [match]
    if run:
        yield run


def _paragraph_end(text: str, start: int) -> int:
    end = text.find("\n", start)
    return len(text) if end < 0 else end


def page_numbers(text: str) -> Iterator[Change]:
    """Delete page numbers that stand on lines of their own; join the sentence that they cut."""
    for match in _PAGE_NUMBER.finditer(text):
        start, end = match.span()
        inner = start > 0 and end < len(text)
        line = text[max(0, start - _LINE) : start].rpartition("\n")[2]
        joins = inner and line[-1:] not in _ENDS and text[start] == "\n" and not is_furniture(line)
        yield Change(start, end, "" if joins or not inner else "\n")
