"""Tell the register of the stretch a sentence stands in: does it report what was, or order what shall be?

A bare verb (建立台账，逐户走访) is an order among orders and a result among results; the sentences around it decide.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import islice
from typing import Any

import numpy as np

from speeches.extraction import lexicon
from speeches.extraction.looks.lines import Lines
from speeches.extraction.looks.marks import Marks, one_of
from speeches.extraction.mood import ORDER, REPORT
from speeches.extraction.structure.outline import Place

MANNERS = "定期|及时|积极|同时|充分|认真|进一步|不断|大力|主动|逐步|全面|深入|扎实"
MANNER = re.compile(f"(?:{MANNERS})*")
FIRST_OF_MANNER = frozenset(manner[0] for manner in MANNERS.split("|"))
MEANS = re.compile(r"^(?:通过|利用|围绕|根据|依托|结合|按照|针对|对于?|以|在|从)")
OURSELVES = re.compile(
    r"我(?:局|院|校|馆|站|队|厂|园|镇|乡|委|办|处|中心|公司|支部|党委|党支部|单位|街道|部|所)|本(?:单位|支部|年度|部门)"
)
STEPS = np.array((0.0, 0.08, 0.2, 0.4))
KINDS = ("", "order", "report")  # what a sentence does
# Features of shares, by step; of how a sentence that neither orders nor reports begins, by itself, with each of these
# shares and in talk; and of what stands beside.
RATES = tuple(
    f"{kind}s:{name}:{step}" for kind in KINDS[1:] for name in ("all", "top", "sub") for step in range(len(STEPS) + 1)
)
HOW = ("verb", "means", "")  # a sentence begins that neither orders nor reports
BARE = tuple(f"bare:{how}" for how in HOW)
NAMES = (
    *RATES,
    *BARE,
    *(f"{bare} {share}" for bare in BARE for share in RATES),
    *(f"beside:{side}:{kind}" for side in (-1, 1) for kind in KINDS),
    "talk",
    *(f"{bare} talk" for bare in BARE),
)
SHORTEST_ACCOUNT = 12  # sentences
TALK = 0.1  # share of sentences with words of talk from which a text is talk


class Surroundings:
    """What surrounds each sentence of a speech: orders, reports, neither."""

    def __init__(self, bodies: Sequence[str], places: Sequence[Place], reports: Any) -> None:
        """Take the words of the sentences without label and quotations, and which of them say what was done."""
        self._bodies = bodies
        lines = Lines(bodies)
        count = len(bodies)
        self._kinds = np.where(reports, KINDS.index("report"), 0)
        self._kinds[lines.holding(ORDER)] = KINDS.index("order")
        above = [place.headings for place in places]
        tops = _numbers([headings[0].start if headings else -1 for headings in above])
        innermost = _numbers([headings[-1].start if headings else -1 for headings in above])
        self._steps = _steps([[0] * count, tops, innermost], self._kinds)
        self._is_talk = len(lines.holding(lexicon.any_of("spoken"))) >= TALK * max(count, 1)

    def of(self, block: slice) -> Marks:
        """Return the features of what surrounds the sentences of a block."""
        kinds, bodies = self._kinds[block], self._bodies[block]
        count = len(bodies)
        rates = np.concatenate([one_of(steps, len(STEPS) + 1) for steps in self._steps[:, block]])
        alone = np.full(count, -1)
        some = np.flatnonzero(kinds == 0)
        alone[some] = [_bare(bodies[index]) for index in some.tolist()]
        bare = one_of(alone, len(HOW))
        beside = np.concatenate(([-1], self._kinds, [-1]))  # of all sentences: a block has neighbours
        before, behind = beside[:-2][block], beside[2:][block]
        talk = np.full((1, count), self._is_talk)
        among = (bare[:, None] & rates).reshape(-1, count)
        sides = (one_of(before, len(KINDS)), one_of(behind, len(KINDS)))
        return Marks(NAMES, np.concatenate((rates, bare, among, *sides, talk, bare & talk)))


def is_account(bodies: Sequence[str]) -> bool:
    """Tell a written account of one's own work (我局认真落实…) from a speech.

    It speaks of 我局, or says at its beginning or end that it is an account (现将履职情况报告如下), and orders nothing;
    or half of it reports, and next to nothing orders.
    """
    few = len(bodies) // 8
    orders = sum(1 for _ in islice(filter(ORDER.search, bodies), few + 1))
    if orders > few:  # as in most speeches after few sentences
        return False
    reports = sum(bool(REPORT.search(body) or lexicon.any_of("cues/past").search(body)) for body in bodies)
    if orders * 20 <= len(bodies) <= reports * 2 and len(bodies) >= SHORTEST_ACCOUNT:
        return True
    ourselves = sum(bool(OURSELVES.search(body)) for body in bodies)
    account = lexicon.any_of("account")
    return ourselves >= 3 or sum(len(account.findall(body)) for body in (*bodies[:5], *bodies[-2:])) >= 2


def is_ahead(body: str, place: Place, *, goes_on: bool = False) -> bool:
    """Tell whether a sentence of an account speaks of what comes: 下一步 in its words or in a heading above it.

    A point of a list (二是…) that `goes_on` from a sentence of what comes is of what comes too.
    """
    if goes_on and place.marker and not REPORT.search(body):
        return True
    ahead = lexicon.any_of("ahead", "plans")
    return lexicon.any_of("ahead").search(body) is not None or any(ahead.search(one.text) for one in place.headings)


def _bare(body: str) -> int:
    """Return how a sentence without a modal word begins, by its number in `HOW`."""
    at = start.end() if body[:1] in FIRST_OF_MANNER and (start := MANNER.match(body)) else 0
    if _verbs().match(body, at):
        return HOW.index("verb")
    return HOW.index("means" if MEANS.match(body, at) else "")


@cache
def _verbs() -> re.Pattern[str]:
    return lexicon.any_of("cues/action", "cues/general_verb")


def _numbers(keys: Sequence[int]) -> list[int]:
    """Return the keys numbered from 0 on."""
    numbers = {key: number for number, key in enumerate(dict.fromkeys(keys))}
    return [numbers[key] for key in keys]


def _steps(stretches: Sequence[Sequence[int]], kinds: Any) -> Any:
    """Return by which of `STEPS` the share of the others in its stretch is that order, then of those that report.

    The result has a row for each way to number the stretches, first for orders, then for reports.
    """
    numbers = np.array(stretches, dtype=np.int64)
    size = numbers.shape[1]
    numbers += np.arange(len(stretches))[:, None] * size  # each way has numbers of its own
    numbers = numbers.ravel()
    others = np.maximum(np.bincount(numbers) - 1, 1)[numbers]
    found = []
    for kind in range(1, len(KINDS)):
        flags = np.tile(kinds == kind, len(stretches))
        marked = np.bincount(numbers, weights=flags)[numbers] - flags
        found.append(STEPS.searchsorted(marked / others).reshape(len(stretches), size))
    return np.concatenate(found)
