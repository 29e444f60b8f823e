"""Choose the characters at the two ends of a damaged word: the likeliest of some hundred at each.

A text is as likely as the sum of its steps, each from one character to the next, and only the steps at the two ends
depend on what is chosen: all but those are left out. Of two characters side by side most pairs stand in no word; what
a step costs then depends on its first character alone, so only the pairs that do are looked at one by one.
"""

from collections.abc import Sequence
from functools import cache, lru_cache

from speeches.intake.repair import bigrams
from speeches.intake.repair.traditional import simplified
from speeches.intake.wordlists import rows

_NO_WORD = "\ue000"  # stands in no word behind any character


def likeliest(before: str, among: Sequence[str], behind: str) -> str | None:
    """Return the one of ``among`` that fits best between two texts, of which one character each counts."""
    return max(among, key=lambda char: _step(before[-1:], char) + _step(char, behind[:1]), default=None)


def likeliest_pair(before: str, firsts: tuple[str, ...], lasts: tuple[str, ...], behind: str) -> tuple[str, str] | None:
    """Return the first and the last character that fit best side by side between two texts."""
    if not firsts or not lasts:
        return None
    into = {char: _step(before[-1:], char) for char in firsts}
    out = {char: _step(char, behind[:1]) for char in lasts}
    known = _by_simple_form(lasts)
    # The best of all pairs if none stood in a word, then every one that does.
    pairs = [(max(firsts, key=lambda char: into[char] + _unseen(char)), max(lasts, key=out.__getitem__))]
    for first in firsts:
        for second in _followers().get(_simple(first), ()):
            pairs += [(first, last) for last in known.get(second, ())]
    return max(pairs, key=lambda pair: into[pair[0]] + _step(*pair) + out[pair[1]])


@lru_cache(maxsize=20_000)
def _step(one: str, other: str) -> float:
    """Return the log probability of a character after another; 0 at an end of the text."""
    if not one or not other:
        return 0.0
    pair = _simple(one) + _simple(other)
    return bigrams.score(pair) if bigrams.count(pair) or not _is_han(pair) else _unseen(one)


@lru_cache(maxsize=20_000)
def _unseen(char: str) -> float:
    return bigrams.score(char + _NO_WORD)


@lru_cache(maxsize=20_000)
def _simple(char: str) -> str:
    return simplified(char)


def _is_han(pair: str) -> bool:
    return all("\u4e00" <= char <= "\u9fff" for char in pair)


@lru_cache(maxsize=256)
def _by_simple_form(chars: tuple[str, ...]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for char in chars:
        found.setdefault(_simple(char), []).append(char)
    return found


@cache
def _followers() -> dict[str, str]:
    """Return character → those that stand behind it in some word."""
    found: dict[str, list[str]] = {}
    for pair, _count in rows("repair/lexicon/bigrams"):
        found.setdefault(pair[0], []).append(pair[1])
    return {first: "".join(seconds) for first, seconds in found.items()}
