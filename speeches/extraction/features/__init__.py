"""Turn each sentence into named features: cue words, grammar, place in the outline, what surrounds it.

The n-grams of characters, which the model weighs too, are in `ngrams`.
"""

import re
from collections.abc import Sequence

from speeches.extraction import register
from speeches.extraction.features.clauses import clauses
from speeches.extraction.features.cues import speaking
from speeches.extraction.features.deeds import deeds
from speeches.extraction.features.forms import FORMS
from speeches.extraction.features.grammar import shapes
from speeches.extraction.features.standing import Above, standing
from speeches.extraction.looks.lines import Lines
from speeches.extraction.structure import spans
from speeches.extraction.structure.outline import Place
from speeches.extraction.structure.sentences import Sentence
from speeches.extraction.types import Deadline

QUOTED = re.compile(r"[“「][^”」]{0,500}[”」]")  # bounded: a row of opening marks is tried from each of them
NO_BAN = re.compile("(?<=[来容急慢松少舍恨怪见值懂记等要])不得")  # 容不得半点闪失 forbids nothing


BLOCK = 500  # sentences that are described at once: memory does not grow with the text


class Described:
    """The named features of the sentences of a speech, made by blocks of sentences when they are asked for."""

    def __init__(
        self, sentences: Sequence[Sentence], places: Sequence[Place], deadlines: Sequence[Deadline] = ()
    ) -> None:
        """Take a speech whose deadlines are known."""
        self._sentences, self._places = sentences, places
        self._limits = _limits(sentences, deadlines)
        self._bodies = [_bare(sentence.text[place.body :]) for sentence, place in zip(sentences, places, strict=True)]
        self._around = register.Surroundings(self._bodies, places)
        self._block, self._words = -1, list[set[str]]()
        self._above = Above(places)

    def of(self, index: int) -> list[str]:
        """Return the features of a sentence, each once."""
        block, number = divmod(index, BLOCK)
        if block != self._block:
            self._block, self._words = block, of_words(self._bodies[block * BLOCK : (block + 1) * BLOCK])
        words = self._words[number]
        sentence, place = self._sentences[index], self._places[index]
        own = [
            *words,
            *standing(sentence, place, len(self._sentences), index),
            *self._above.of(place),
            *self._around.of(index),
            *self._limits[index],
        ]
        if place.marker and "yao" in words:
            own.append(f"marker:{place.marker}:yao")
        return own


def of_words(bodies: Sequence[str]) -> list[set[str]]:
    """Return the features of the words of each sentence."""
    lines = Lines(bodies)
    found, said = speaking(lines)
    FORMS.add(lines, found)
    parts = clauses(lines)
    shapes(lines, parts, found)
    deeds(lines, parts, said, found)
    return found


def _bare(words: str) -> str:
    """Return words without what is quoted, and with 不得 only where it forbids."""
    if "“" in words or "「" in words:
        words = QUOTED.sub("“”", words)
    return NO_BAN.sub("不了", words) if "不得" in words else words


def _limits(sentences: Sequence[Sentence], deadlines: Sequence[Deadline]) -> list[set[str]]:
    """Return for each sentence what kinds of time limits it sets."""
    found: list[set[str]] = [set() for _ in sentences]
    for index, limits in spans.beginning_in(sentences, deadlines).items():
        found[index] = {"limit", *(f"limit:{limit.kind}" for limit in limits)}
    return found
