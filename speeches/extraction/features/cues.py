"""Which lists of cue words speak in a sentence."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache
from itertools import accumulate

from speeches.extraction import lexicon

BETWEEN = "\n"


@cache
def cue_pattern(name: str) -> re.Pattern[str]:
    """Compile the pattern of one list of cue words."""
    return lexicon.any_of(f"cues/{name}")


def speaking(bodies: Sequence[str]) -> list[set[str]]:
    """Return for each sentence which lists of cue words speak in it, and how often.

    Each list is looked for once in all sentences, joined by line ends, over which no cue word reaches.
    """
    found: list[set[str]] = [set() for _ in bodies]
    ends = list(accumulate(len(body) + len(BETWEEN) for body in bodies))
    joined = BETWEEN.join(bodies)
    for name in lexicon.cue_lists():
        one, several, many = f"cue:{name}", f"cue:{name}+", f"cue:{name}++"
        last, count = -1, 0
        for match in cue_pattern(name).finditer(joined):
            index = bisect_right(ends, match.start())
            if index != last:
                last, count = index, 1
                found[index].add(one)
                continue
            count += 1
            if count == 2:
                found[index].add(several)
            elif count == 4:
                found[index].add(many)
    return found
