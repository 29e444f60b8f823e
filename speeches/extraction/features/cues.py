"""Which lists of cue words speak in a sentence."""

import re
from collections.abc import Mapping
from functools import cache
from itertools import chain
from operator import add

from speeches.extraction import lexicon


@cache
def cue_pattern(name: str) -> re.Pattern[str]:
    """Compile the pattern of one list of cue words."""
    return lexicon.any_of(f"cues/{name}")


@cache
def _openings() -> tuple[frozenset[str], Mapping[str, tuple[str, ...]]]:
    """Return how cue words open (their first two characters), and which lists have such: without one none speaks."""
    found: dict[str, tuple[str, ...]] = {}
    for name in lexicon.cue_lists():
        for opening in {term[:2] for term in lexicon.terms(f"cues/{name}")}:
            found[opening] = (*found.get(opening, ()), name)
    return frozenset(found), found


def speaking(bare: str) -> set[str]:
    """Return which lists of cue words speak, and how often, in a sentence."""
    found: set[str] = set()
    openings, lists = _openings()
    here = openings.intersection(chain(bare, map(add, bare, bare[1:])))
    for name in {name for opening in here for name in lists[opening]}:
        hits = len(cue_pattern(name).findall(bare))
        if hits:
            found.add(f"cue:{name}")
            if hits > 1:
                found.add(f"cue:{name}+")
            if hits > 3:
                found.add(f"cue:{name}++")
    return found
