"""Divide what stands above a speech from the speech: title, date, speaker, labels with their values."""

import re
from dataclasses import dataclass

from speeches.intake.labels import is_labelled
from speeches.intake.wordlists import terms

_ALONE = [term for term in terms("lexicon/titles") if len(term) > 2]  # 主持词 is a title, 讲话 is none
TITLE = re.compile(
    rf"^(?!.*[。；！？!?;])(?:.{{2,70}}?(?:{'|'.join(terms('lexicon/titles'))})|{'|'.join(_ALONE)})"
    r"(?:[（(][^（）()]{1,12}[)）])?$"
)
# A title over two lines: the second goes on after 在, or is a subtitle behind a dash.
_GOES_ON = re.compile(r"^(?!.*在).*上的\S{2,6}$")
_SUBTITLE = re.compile(r"^(?:——|--|—)\s*(?=\S)(?!\S{2,24}[ \u3000]+\S{2,4}$)")  # not ——县长 李强国
SALUTATION = re.compile(r"^[^\n。]{0,30}(?:同志们|各位领导|各位代表|各位委员|朋友们)[:：!！,，]")
_HEADING = re.compile(r"^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]|\d{1,2}[、.．])")
HEAD_LINE = 60
HEAD_LINES = 8
_PLAIN = re.compile(r"[\s（）()全文]+")


@dataclass(frozen=True, slots=True)
class Line:
    start: int
    text: str

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def without_head(lines: list[Line]) -> tuple[list[Line], list[Line], str | None]:
    """Divide into body and head. A head holds a title and ends at a salutation or before the first longer line."""
    titles = []
    for number, line in enumerate(lines[:HEAD_LINES]):
        text = line.text.strip()
        if SALUTATION.match(text):
            break
        if len(text) > HEAD_LINE + 10 or text.endswith(("。", "；", "！")):
            break
        if _HEADING.match(text) and not _is_numbered_title(lines, number):
            break
        if TITLE.match(text):
            titles.append(number)
    else:
        number = min(len(lines), HEAD_LINES)
    if not titles:
        return lines, [], None
    greeted = number < len(lines) and bool(SALUTATION.match(lines[number].text.strip()))
    cut = titles[-1] + 1
    while cut < number and (greeted or _describes(lines[cut].text)):
        cut += 1
    return lines[cut:], lines[:cut], _whole_title(lines[:cut], titles[-1])


def _is_numbered_title(lines: list[Line], number: int) -> bool:
    """Say whether a numbered line is a title of a collection (二、在…上的讲话), which a salutation follows."""
    below = lines[number + 1].text.strip() if number + 1 < len(lines) else ""
    return bool(TITLE.match(lines[number].text.strip()) and SALUTATION.match(below))


def _whole_title(head: list[Line], number: int) -> str:
    """Return a title with the line before it that it goes on from, or the subtitle below it."""
    title = _HEADING.sub("", head[number].text.strip())
    above = head[number - 1].text.strip() if number else ""
    below = head[number + 1].text.strip() if number + 1 < len(head) else ""
    if above and not _describes(above) and ("在" in above and _GOES_ON.match(title)):
        return above + title
    if above and not _describes(above) and _SUBTITLE.match(title):
        return f"{above}——{_SUBTITLE.sub('', title)}"
    if _SUBTITLE.match(below):
        return f"{title}——{_SUBTITLE.sub('', below)}"
    return title


def _describes(line: str) -> bool:
    """Say whether a short line under a title is a date, a number, a name, a label with its value, a subtitle or a
    remark in brackets.
    """
    line = line.strip()
    return bool(
        is_labelled(line)
        or _SUBTITLE.match(line)
        or re.match(
            r"^[（(].*[)）]$|^[\u4e00-\u9fff]*〔\d{4}〕\d{1,4}号$|"
            r"^.{0,20}\d{1,2}月\d{1,2}日.{0,20}$|^\S{2,24}[ \u3000]+\S{2,4}$|^[\u4e00-\u9fff]{2,4}$",
            line,
        )
    )


def title_like(line: str) -> bool:
    """Say whether a line can be a title: short and without the marks of a sentence."""
    return len(line) <= HEAD_LINE + 10 and not re.search(r"[。；！？]", line)


def repeats(line: str, title: str | None, head: list[Line]) -> bool:
    plain = _PLAIN.sub("", line)
    return bool(TITLE.match(line.strip())) or any(
        plain == _PLAIN.sub("", other) for other in [title or "", *(one.text for one in head)]
    )
