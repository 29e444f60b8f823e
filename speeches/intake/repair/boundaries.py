"""Say how likely a sentence or heading ends between two characters, by a small linear model.

The weights (model/boundaries.json, feature → weight) come from model/training.py.
"""

import json
import math
import re
from functools import cache
from pathlib import Path

from speeches.intake.repair import bigrams, clauses
from speeches.intake.wordlists import terms

_WEIGHTS = Path(__file__).parent / "model" / "boundaries.json"
MARKS = frozenset("，、；：！？。“”‘’（）《》〈〉【】()〔〕,;:!?\n")
_OPENING = frozenset("，、；：“‘（《(")
_CLOSING = frozenset("，、；：！？。”’）》)\n")
_EDGE = "#"
_MARK = re.compile(f"[{re.escape(''.join(sorted(MARKS)))}]")
_FAR = 60


@cache
def weights() -> dict[str, float]:
    """Return the model's weights; the constant term is under ``bias``."""
    loaded: dict[str, float] = json.loads(_WEIGHTS.read_text(encoding="utf-8"))
    return loaded


def candidates(text: str, start: int, end: int) -> list[int]:
    """Return the positions between ``start`` and ``end`` where no mark forbids that a sentence ends."""
    return [
        at
        for at in range(max(1, start), end)
        if text[at - 1] not in _OPENING
        and text[at] not in _CLOSING
        and text[at - 1] != "\n"
        and not (text[at - 1].isascii() and text[at].isascii())
    ]


def probabilities(text: str, start: int, end: int) -> dict[int, float]:
    """Return position → probability that a sentence ends before ``text[position]``."""
    model = weights()
    bias = model["bias"]
    found = {}
    for at in candidates(text, start, end):
        total = bias + sum(model.get(name, 0.0) for name in features(text, at))
        found[at] = 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))
    return found


def features(text: str, at: int) -> list[str]:
    """Return the names of the features of the place before ``text[at]``."""
    back, front = _run(text[max(0, at - _FAR) : at][::-1]), _run(text[at : at + _FAR])
    one, two, three, four = (text[at - n] if at >= n else _EDGE for n in (1, 2, 3, 4))
    first, second, third, fourth = (text[at + n] if at + n < len(text) else _EDGE for n in range(4))
    across, before, behind = (
        bigrams.cohesion(one + first),
        bigrams.cohesion(two + one),
        bigrams.cohesion(first + second),
    )
    begins = _class_of(text, at, 1)
    ends = _class_of(text, at, -1)
    apart = "".join("1" if _class_of(text, at + step, 1) else "0" for step in (-1, 1))
    return [
        f"A{begins}", f"B{ends}", f"C{ends}{begins}", f"D{begins}{min(6, back // 3)}", f"E{begins}{min(6, front // 3)}",
        f"F{begins}{across}", f"G{ends}{across}", f"H{ends}{begins}{across}", f"I{begins}{apart}", f"J{begins}{one}",
        f"K{ends}{first}", f"L{ends}{begins}{min(6, back // 4)}{min(6, front // 4)}",
        f"a{one}", f"b{two}{one}", f"c{three}{two}{one}", f"d{four}{three}{two}{one}", f"e{two}",
        f"f{first}", f"g{first}{second}", f"h{first}{second}{third}", f"i{first}{second}{third}{fourth}", f"j{second}",
        f"k{one}{first}", f"l{two}{one}{first}", f"m{one}{first}{second}",
        f"n{across}", f"o{before}", f"p{behind}", f"q{before}_{across}_{behind}",
        f"r{min(12, back)}", f"s{min(12, front)}", f"t{min(8, back // 4)}", f"u{min(8, front // 4)}",
        f"v{min(12, (back + front) // 5)}",
        f"w{text[at + front] if at + front < len(text) else _EDGE}", f"x{text[at - back - 1] if at > back else _EDGE}",
        *clauses.features(text, at),
    ]  # fmt: skip


@cache
def _classes() -> tuple[tuple[str, frozenset[str]], ...]:
    lists = (("v", "start_verbs"), ("s", "start_words"))
    return tuple((letter, frozenset(terms(f"repair/lexicon/{name}"))) for letter, name in lists)


@cache
def _ending() -> frozenset[str]:
    return frozenset(terms("repair/lexicon/end_nouns"))


def _class_of(text: str, at: int, side: int) -> str:
    """Return which word lists know the word that begins (side 1) or ends (side -1) at a place, as letters."""
    if side < 0:
        return "e" if text[max(0, at - 2) : at] in _ending() else ""
    return "".join(letter for letter, words in _classes() if text[at : at + 2] in words or text[at : at + 3] in words)


def _run(side: str) -> int:
    """Return how many characters stand before the first mark."""
    mark = _MARK.search(side)
    return mark.start() if mark else len(side)
