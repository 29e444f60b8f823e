"""Write a traditional document in simplified characters, character by character, and leave its words alone."""

import re
from collections.abc import Iterator
from functools import cache

import opencc

from speeches.intake.tracing import Change
from speeches.intake.wordlists import terms

# Of all Han characters. Simplified texts that quote a name or a title stay far below.
_SHARE = 0.1
_HAN = re.compile(r"[\u3400-\u9fff]")
_PARTICLE = "著"


@cache
def _converter() -> "opencc.OpenCC":
    # t2s and no other: tw2sp and its like also replace words (建立 by 创建).
    return opencc.OpenCC("t2s")


def simplified(text: str) -> str:
    """Return the text in simplified characters, of the same length."""
    whole: str = _converter().convert(text)
    if len(whole) == len(text):
        return whole
    # A phrase changed its length: go by single characters, which never do.
    return "".join(one if len(one := _converter().convert(char)) == 1 else char for char in text)


def traditional(text: str) -> Iterator[Change]:
    """Convert a document that is traditional as a whole."""
    simple = simplified(text)
    changed = sum(a != b for a, b in zip(text, simple, strict=True))
    if changed < _SHARE * len(_HAN.findall(text)) or not changed:
        return
    simple = _with_particles(simple)
    for at, (before, after) in enumerate(zip(text, simple, strict=True)):
        if before != after:
            yield Change(at, at + 1, after)


def _with_particles(text: str) -> str:
    """Write 著 as 着 where it is the particle of a verb (意味着, 随着), as OpenCC does not.

    In 著作, 显著 and the other words of the list it stays.
    """
    if _PARTICLE not in text:
        return text
    words = "|".join(map(re.escape, terms("repair/lexicon/zhu_words")))
    return re.sub(rf"({words})|{_PARTICLE}", lambda match: match.group(1) or "着", text)
