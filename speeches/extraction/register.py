"""Tell the register of the stretch a sentence stands in: does it report what was, or order what shall be?

A bare verb (建立台账，逐户走访) is an order among orders and a result among results; the sentences around it decide.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import compress, islice

from speeches.extraction import lexicon
from speeches.extraction.looks.lines import Lines
from speeches.extraction.mood import ORDER, REPORT
from speeches.extraction.structure.outline import Place

BARE = re.compile(r"^(?:定期|及时|积极|同时|充分|认真|进一步|不断|大力|主动|逐步|全面|深入|扎实)*")
MEANS = re.compile(r"^(?:通过|利用|围绕|根据|依托|结合|按照|针对|对于?|以|在|从)")
OURSELVES = re.compile(
    r"我(?:局|院|校|馆|站|队|厂|园|镇|乡|委|办|处|中心|公司|支部|党委|党支部|单位|街道|部|所)|本(?:单位|支部|年度|部门)"
)
STEPS = (0.0, 0.08, 0.2, 0.4)
# Features of shares, by step; of what stands beside; and of how a sentence that neither orders nor reports begins, by
# itself and with each of these shares.
RATES = {
    f"{kind}:{name}": [f"{kind}:{name}:{step}" for step in range(len(STEPS) + 1)]
    for kind in ("orders", "reports")
    for name in ("all", "top", "sub")
}
BEFORE, BEHIND = ({kind: f"beside:{side}:{kind}" for kind in ("order", "report", "")} for side in (-1, 1))
BARE_ALONE = {how: f"bare:{how}" for how in ("verb", "means", "")}
BARE_TALK = {how: f"{name} talk" for how, name in BARE_ALONE.items()}
BARE_AMONG = {
    how: {share: f"{name} {share}" for shares in RATES.values() for share in shares} for how, name in BARE_ALONE.items()
}
SHORTEST_ACCOUNT = 12  # sentences
TALK = 0.1  # share of sentences with words of talk from which a text is talk


class Surroundings:
    """What surrounds each sentence of a speech: orders, reports, neither."""

    def __init__(self, bodies: Sequence[str], places: Sequence[Place]) -> None:
        """Take the words of the sentences without label and quotations."""
        self._bodies = bodies
        lines = Lines(bodies)
        orders = lines.holding(ORDER)
        reports = {*lines.holding(REPORT), *lines.holding(lexicon.any_of("cues/past"))}.difference(orders)
        self._kinds = [""] * len(bodies)
        for kind, indexes in (("order", orders), ("report", reports)):
            for index in indexes:
                self._kinds[index] = kind
        flags = [(f"{kind}s", [one == kind for one in self._kinds]) for kind in ("order", "report")]
        rates = []
        for name, keys in (
            ("all", [0] * len(bodies)),
            ("top", [place.headings[0].start if place.headings else -1 for place in places]),
            ("sub", [place.headings[-1].start if place.headings else -1 for place in places]),
        ):
            count = Counter(keys)
            rates += [_rates(RATES[f"{kinds}:{name}"], keys, count, flagged) for kinds, flagged in flags]
        self._stretches = list(zip(*rates, strict=True))
        self._is_talk = len(lines.holding(lexicon.any_of("spoken"))) >= TALK * max(len(bodies), 1)

    def of(self, index: int) -> list[str]:
        """Return the features of what surrounds a sentence."""
        kinds, own = self._kinds, [*self._stretches[index]]
        if not kinds[index]:
            how = _bare(self._bodies[index])
            own += [BARE_AMONG[how][name] for name in own]
            own.append(BARE_ALONE[how])
            if self._is_talk:
                own.append(BARE_TALK[how])
        if self._is_talk:
            own.append("talk")
        if index:
            own.append(BEFORE[kinds[index - 1]])
        if index + 1 < len(kinds):
            own.append(BEHIND[kinds[index + 1]])
        return own


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


def _bare(body: str) -> str:
    """Return how a sentence without a modal word begins: with a verb, with means to an end, or otherwise."""
    start = BARE.match(body)
    at = start.end() if start else 0
    if lexicon.any_of("cues/action", "cues/general_verb").match(body, at):
        return "verb"
    return "means" if MEANS.match(body, at) else ""


def _rates(names: Sequence[str], keys: Sequence[int], count: Mapping[int, int], flags: Sequence[bool]) -> Iterator[str]:
    """Yield for each sentence the feature, one of `names` by step, of the share of the others that carry the flag.

    The others are those under the same key, `count` of them with the sentence.
    """
    marked = Counter(compress(keys, flags))
    shares = {
        (key, flag): names[bisect_left(STEPS, (marked[key] - flag) / max(total - 1, 1))]
        for key, total in count.items()
        for flag in (False, True)
    }
    return map(shares.__getitem__, zip(keys, flags, strict=True))
