"""Turn each sentence into named features: cue words, grammar, place in the outline, what surrounds it.

The n-grams of characters, which the model weighs too, are in `ngrams`.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from speeches.extraction import register
from speeches.extraction.features.clauses import clauses
from speeches.extraction.features.cues import speaking
from speeches.extraction.features.deeds import deeds
from speeches.extraction.features.forms import FORMS
from speeches.extraction.features.grammar import shapes
from speeches.extraction.features.modals import yao
from speeches.extraction.features.standing import Above, standing
from speeches.extraction.looks.lines import Lines
from speeches.extraction.looks.marks import Marks, joined
from speeches.extraction.structure import spans
from speeches.extraction.structure.outline import Place
from speeches.extraction.structure.sentences import Sentence
from speeches.extraction.types import Deadline

QUOTED = re.compile(r"[“「][^”」]{0,500}[”」]")  # bounded: a row of opening marks is tried from each of them
NO_BAN = re.compile("(?<=[来容急慢松少舍恨怪见值懂记等要])不得")  # 容不得半点闪失 forbids nothing


BLOCK = 500  # sentences that are described at once: of the others no more is kept than bits


def described(
    sentences: Sequence[Sentence], places: Sequence[Place], deadlines: Sequence[Deadline] = ()
) -> Iterator[Marks]:
    """Yield the named features of the sentences of a speech whose deadlines are known, by blocks of sentences."""
    bodies = [_bare(sentence.text[place.body :]) for sentence, place in zip(sentences, places, strict=True)]
    limits = spans.beginning_in(sentences, deadlines)
    above = Above(places)
    blocks = [slice(start, start + BLOCK) for start in range(0, len(bodies), BLOCK)]
    words = []
    reports = [np.zeros(0, np.bool_)]
    for block in blocks:
        found = of_words(bodies[block])
        words.append(found.packed())
        reports.append(found.row("aspect") | found.row("cue:past"))
    around = register.Surroundings(bodies, places, np.concatenate(reports))
    for block, kept in zip(blocks, words, strict=True):
        own = kept.unpacked()
        set_limits = _limits(limits, block, len(bodies))
        stand = standing(sentences, places, block, own.row("yao"))
        yield joined((own, stand, above.of(block), around.of(block), set_limits))


def of_words(bodies: Sequence[str]) -> Marks:
    """Return the features of the words of each sentence."""
    lines = Lines(bodies)
    cues, words = speaking(lines)
    forms = FORMS.find(lines)
    parts = clauses(lines)
    said = yao(lines, parts)
    own = shapes(lines, parts, cues, forms, said)
    return joined((cues, forms, said, own, deeds(lines, parts, words, said)))


def _bare(words: str) -> str:
    """Return words without what is quoted, and with 不得 only where it forbids."""
    if "“" in words or "「" in words:
        words = QUOTED.sub("“”", words)
    return NO_BAN.sub("不了", words) if "不得" in words else words


def _limits(limits: Mapping[int, Sequence[Deadline]], block: slice, count: int) -> Marks:
    """Return what kinds of time limits the sentences of a block set, of `count` in all; `limits` by their numbers."""
    own = range(count)[block]
    kinds = {index - own.start: {one.kind for one in found} for index, found in limits.items() if index in own}
    every = sorted(set().union(*kinds.values()))
    held = np.zeros((1 + len(every), len(own)), dtype=np.bool_)
    for index, found in kinds.items():
        held[0, index] = True
        for kind in found:
            held[1 + every.index(kind), index] = True
    return Marks(("limit", *(f"limit:{kind}" for kind in every)), held)
