"""Turn each sentence into named features: cue words, grammar, place in the outline, what surrounds it.

The n-grams of characters, which the model weighs too, are in `ngrams`.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from speeches.extraction import register
from speeches.extraction.features.cues import cue_pattern, speaking
from speeches.extraction.features.grammar import shape
from speeches.extraction.features.standing import standing, under
from speeches.extraction.outline import Place
from speeches.extraction.sentences import Sentence
from speeches.extraction.types import Deadline

__all__ = ["cue_pattern", "describe"]

QUOTED = re.compile(r"[“「][^”」]{0,500}[”」]")  # bounded: a row of opening marks is tried from each of them
NO_BAN = re.compile("(?<=[来容急慢松少舍恨怪见值懂记等要])不得")  # 容不得半点闪失 forbids nothing


def describe(
    sentences: Sequence[Sentence], places: Sequence[Place], deadlines: Sequence[Deadline] = ()
) -> Iterator[frozenset[str]]:
    """Yield the named features of each sentence of a speech whose deadlines are known."""
    limits = _limits(sentences, deadlines)
    bodies = [_bare(sentence.text[place.body :]) for sentence, place in zip(sentences, places, strict=True)]
    around = register.describe(bodies, places)
    count = len(sentences)
    above: dict[int, set[str]] = {}  # by where the innermost heading begins, which fixes those above it
    cues = speaking(bodies)
    told = zip(sentences, places, bodies, around, strict=True)
    for index, (sentence, place, bare, surroundings) in enumerate(told):
        # A set of its own: what is kept of all sentences at once has to stay small.
        own = cues[index] | shape(bare, cues[index])
        innermost = place.headings[-1].start if place.headings else -1
        if innermost not in above:
            above[innermost] = under(place.headings)
        own.update(standing(sentence, place, count, index), above[innermost], surroundings, limits[index])
        if place.marker and "yao" in own:
            own.add(f"marker:{place.marker}:yao")
        yield frozenset(own)


def _bare(words: str) -> str:
    """Return words without what is quoted, and with 不得 only where it forbids."""
    if "“" in words or "「" in words:
        words = QUOTED.sub("“”", words)
    return NO_BAN.sub("不了", words) if "不得" in words else words


def _limits(sentences: Sequence[Sentence], deadlines: Sequence[Deadline]) -> list[set[str]]:
    """Return for each sentence what kinds of time limits it sets."""
    found: list[set[str]] = [set() for _ in sentences]
    starts = [sentence.start for sentence in sentences]
    for limit in deadlines:
        index = bisect_right(starts, limit.start) - 1
        if index >= 0:
            found[index] |= {"limit", f"limit:{limit.kind}"}
    return found
