"""Turn each sentence into named features: cue words, grammar, place in the outline, what surrounds it.

The n-grams of characters, which the model weighs too, are in `ngrams`.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence

from speeches.extraction import register
from speeches.extraction.features.cues import cue_pattern, speaking
from speeches.extraction.features.grammar import shape
from speeches.extraction.features.standing import standing, under
from speeches.extraction.outline import Place
from speeches.extraction.sentences import Sentence
from speeches.extraction.types import Deadline

__all__ = ["Described", "cue_pattern"]

QUOTED = re.compile(r"[“「][^”」]{0,500}[”」]")  # bounded: a row of opening marks is tried from each of them
NO_BAN = re.compile("(?<=[来容急慢松少舍恨怪见值懂记等要])不得")  # 容不得半点闪失 forbids nothing


class Described:
    """The named features of the sentences of a speech, made when they are asked for: rules settle many before."""

    def __init__(
        self, sentences: Sequence[Sentence], places: Sequence[Place], deadlines: Sequence[Deadline] = ()
    ) -> None:
        """Take a speech whose deadlines are known."""
        self._sentences, self._places = sentences, places
        self._limits = _limits(sentences, deadlines)
        self._bodies = [_bare(sentence.text[place.body :]) for sentence, place in zip(sentences, places, strict=True)]
        self._around = register.Surroundings(self._bodies, places)
        self._cues = speaking(self._bodies)
        self._above: dict[int, set[str]] = {}  # by where the innermost heading begins, which fixes those above it

    def of(self, index: int) -> set[str]:
        """Return the features of a sentence, in a set of its own."""
        sentence, place = self._sentences[index], self._places[index]
        cues = self._cues[index]
        own = shape(self._bodies[index], cues)
        innermost = place.headings[-1].start if place.headings else -1
        if innermost not in self._above:
            self._above[innermost] = under(place.headings)
        above, around = self._above[innermost], self._around.of(index)
        own.update(cues, standing(sentence, place, len(self._sentences), index), above, around, self._limits[index])
        if place.marker and "yao" in own:
            own.add(f"marker:{place.marker}:yao")
        return own


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
