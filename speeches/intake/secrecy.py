"""Recognise a secrecy marking. Prose about secrets is none.

A marking is a level (绝密, 机密, 秘密), most often with a star and a term: 机密★10年 (GB/T 9704, 7.2.2). It stands by
itself: at the head of a document, in its name, headers or properties, or between blanks on a line of its own anywhere.
"""

import re
from collections.abc import Iterable
from functools import cache

from speeches.intake.wordlists import terms

_BLANK = r"[ \t\u3000]*"
_LEVEL = rf"(?:[绝絶絕]{_BLANK}密|[机機]{_BLANK}密|[秘祕]{_BLANK}密)(?:{_BLANK}[级級](?!以))?"
_STAR = r"[★☆✩✭✮✯✰⭐🌟*＊∗﹡]"
_NUMBER = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3}|[壹贰叁肆伍陆柒捌玖拾]{1,3})"
_TERM = (
    rf"(?:(?:保密)?(?:期限|时间){_BLANK}[：:]?{_BLANK})?"
    rf"(?:{_NUMBER}{_BLANK}(?:年|个月|天|日)|长期|待定|启用前|"
    rf"(?:至|到)?\d{{4}}{_BLANK}[年.\-/](?:[\d年月日.\-/ ]*)[前止]?|本年度)"
)
_LABEL = (
    rf"(?:密{_BLANK}级|[涉保]密等级|定密|标密)(?:{_BLANK}(?:和|及|与|、)?{_BLANK}保密期限)?"
    rf"(?:{_BLANK}[：:]{_BLANK}|[ \t\u3000]+)"
)
# What ends a file's name, and may follow a marking that is all there is to the name.
_ENDING = re.compile(r"\.[A-Za-z0-9]{1,5}$")
# Characters that show nothing and could hide a marking from the eye of the program.
_UNSEEN = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufe00-\ufe0f]")
# A long run of blanks has too many readings to try them all.
_BLANKS = re.compile(r"[ \t\u3000]{3,}")
_OPENING, _CLOSING = r"【\[（(〔{<《", r"】\]）)〕}>》"
_HEAD_LINES = 12  # a bare 机密 is a marking at the head of a document only
_SHORT = 40  # a line in whose middle a marking may stand: urgency, copy number and issuer share it
_SENTENCE = re.compile(r"[。；！？]|，.*，")
_QUOTED = "“\"「『‘'"


def has_marking(text: str, margins: Iterable[str] = ()) -> bool:
    """Say whether a text, or one of its headers, properties and names, bears a marking."""
    return _in_text(text) or any(
        _is_marking(_ENDING.sub("", line), at_head=True, named=True)
        for margin in margins
        if "密" in margin
        for line in _UNSEEN.sub("", margin).splitlines()
    )


def _in_text(text: str) -> bool:
    if "密" not in text:
        return False
    filled = 0
    for line in _UNSEEN.sub("", text).splitlines():
        if line.strip():
            filled += 1
            if "密" in line and _is_marking(line, at_head=filled <= _HEAD_LINES):
                return True
    return False


def _is_marking(line: str, *, at_head: bool, named: bool = False) -> bool:
    """Say whether a line is or holds a marking; ``named`` is a file's name or property, where one may lead or end."""
    line = _BLANKS.sub("  ", line.strip())
    if _full().search(line):
        return any(_stands_alone(line, found, named=named) for found in _full().finditer(line))
    if _alone().match(line) or (at_head and _bare().match(line)):
        return True
    return named and bool(_bracketed().search(line))


def _stands_alone(line: str, found: re.Match[str], *, named: bool) -> bool:
    """Say whether a level with a star is set apart, not spoken of: by blanks, brackets or the ends of its line."""
    before, after = line[: found.start()], line[found.end() :]
    if before.endswith(tuple(_QUOTED)):
        return False
    leads, ends = not before, not after
    if named and ends:
        return True  # 防汛讲话机密★10年.docx
    if leads or ends or named:
        return (leads or _edge_before().search(before) is not None) and (
            ends or _edge_after().match(after) is not None or named
        )
    if len(line) > _SHORT or _SENTENCE.search(line):
        return False
    return bool(_edge_before().search(before) and _edge_after().match(after))


def _beside() -> str:
    """Return a pattern for the words that may share a line with a marking: urgency, copy number."""
    return "|".join(map(re.escape, terms("lexicon/marking_beside")))


@cache
def _full() -> re.Pattern[str]:
    """Return the pattern of a level with its star; a mere asterisk needs a term."""
    real = _STAR.replace("*＊∗﹡", "")
    return re.compile(rf"{_LEVEL}{_BLANK}(?:{real}{_BLANK}{_TERM}?|{_STAR}{_BLANK}{_TERM})")


@cache
def _alone() -> re.Pattern[str]:
    """Return the pattern of a line that is a level with its term, or a level with its label."""
    # Possessive: a row of digits has too many readings to try them all.
    rest = rf"(?:{_BLANK}[：:]?{_BLANK}(?:{_beside()}|{_NUMBER}|\d{{3,6}}))*+"
    return re.compile(
        rf"^[{_OPENING}]?(?:{_LABEL})?{_LEVEL}{_BLANK}[·•、，,：:\-—{_OPENING}]?{_BLANK}{_TERM}[{_CLOSING}]?{rest}{_BLANK}$|"
        rf"^{_LABEL}[{_OPENING}]?{_LEVEL}(?:[{_CLOSING}]|\b|[ \t\u3000]|$).{{0,30}}$|"
        rf"^{_LEVEL}{_STAR}+{rest}{_BLANK}$"
    )


@cache
def _bare() -> re.Pattern[str]:
    """Return the pattern of a line that is a level and nothing else but urgency and numbers."""
    aside = rf"(?:[，,]?(?:{_beside()})?{_BLANK}[：:]?{_BLANK}(?:\d{{3,6}})?{_BLANK})"
    level = rf"{_STAR}*{_BLANK}{_LEVEL}{_BLANK}(?:件|文件|资料)?{_BLANK}"
    return re.compile(rf"^{aside}[{_OPENING}]?{level}[{_CLOSING}]?{_BLANK}{aside}$")


@cache
def _bracketed() -> re.Pattern[str]:
    """Return the pattern of a level in brackets, or before a mark, at an end of a file's name."""
    return re.compile(
        rf"^[{_OPENING}]{_LEVEL}件?[{_CLOSING}]|[{_OPENING}]{_LEVEL}件?[{_CLOSING}]$|"
        rf"^{_LEVEL}[-_—·+ ]|[-_—·+ ]{_LEVEL}$|^{_LABEL}{_LEVEL}"
    )


@cache
def _edge_before() -> re.Pattern[str]:
    return re.compile(rf"(?:[ \t\u3000\d：:_\-—·|/{_OPENING}{_CLOSING}]|{_STAR}|{_beside()})$")


@cache
def _edge_after() -> re.Pattern[str]:
    return re.compile(rf"^(?:[ \t\u3000\d：:_\-—·|/{_OPENING}{_CLOSING}]|{_STAR}|[，,、]?(?:{_beside()}))")
