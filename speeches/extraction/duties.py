"""Decide which sentences are duties, and which of these are trackable: the linear model together with plain rules."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress, repeat
from typing import NamedTuple

import numpy as np

from speeches.extraction import features, mood, note_labels, register, settled
from speeches.extraction.looks.marks import Marks
from speeches.extraction.model import Duties
from speeches.extraction.settled import superiors
from speeches.extraction.structure import spans
from speeches.extraction.structure.outline import Place
from speeches.extraction.structure.sentences import Sentence
from speeches.extraction.types import Deadline

ADDRESS = re.compile(r"^(?:各位|同志|尊敬|女士|朋友|大家好|谢谢).{0,20}[：:！。]?$")
LONGEST_ADDRESS = 24  # characters


class Verdict(NamedTuple):
    """What was decided on one sentence, and what it rests on."""

    is_duty: bool
    is_trackable: bool
    confidence: float
    trackable_confidence: float
    named: frozenset[str] = frozenset()  # features that a clerk can be told of, of a duty
    words: tuple[str, ...] = ()  # the pairs of characters that weigh most, of a duty
    rule: str = ""


SURE = 0.9  # confidence from which the rules are not asked; that of rules, by the labelled sentences they settle


def ruled(rule: str, *, trackable: bool = True) -> Verdict:
    """Return the verdict of a rule that makes a sentence a duty."""
    return Verdict(True, trackable, SURE, SURE if trackable else 1 - SURE, rule=rule)


def judge(
    sentences: Sequence[Sentence],
    places: Sequence[Place],
    weights: Duties,
    kind: str = "speech",
    deadlines: Sequence[Deadline] = (),
) -> list[Verdict]:
    """Return one verdict a sentence; `kind` is the speech's: speech, report or news."""
    texts = [sentence.text for sentence in sentences]
    account = kind == "report" or register.is_account(texts)
    own = superiors.level(texts)
    ahead = False  # in an account: did the sentence before, in the same line, speak of what comes
    verdicts: list[Verdict] = []
    scored = _scored(weights, features.described(sentences, places, deadlines))
    weighed = weights.table.weigh(texts)
    limits = spans.by_sentence(sentences, deadlines)
    above: dict[int, settled.Headed] = {}  # by where the innermost heading begins, which fixes those above it
    looks = settled.SIGNS.of(texts)
    for index, (sentence, place, named, grams, signs) in enumerate(
        zip(sentences, places, scored, weighed, looks, strict=True)
    ):
        following = sentences[index + 1] if index + 1 < len(sentences) else None
        plain = _told(sentence.text, kind, own, signs) or _by_note(sentence, following, verdicts)
        if not plain and account and not mood.ORDER.search(sentence.text):
            # Bare verbs tell what was done (继续推行政务公开).
            ahead = register.is_ahead(sentence.text, place, goes_on=ahead and bool(sentence.place))
            plain = None if ahead else Verdict(False, False, 0.1, 0.05, rule="account")
        if plain:
            verdicts.append(plain)
            continue
        duty, trackable = named.duty + grams.duty, named.trackable + grams.trackable
        first, second = weights.duty, weights.trackable
        is_duty = duty > first.threshold
        confidence = first.probability(duty)
        sure = is_duty and trackable > second.threshold and confidence >= SURE
        rule, within = "", limits.get(index, ())
        if not sure:
            innermost = place.headings[-1].start if place.headings else -1
            if innermost not in above:
                above[innermost] = settled.headed(place.headings)
            if above[innermost].told and not within and confidence < SURE and not mood.ORDER.search(sentence.text):
                verdicts.append(Verdict(False, False, 0.2, 0.1, rule="told"))  # figures below 完成情况
                continue
            rule = "" if account else settled.settle(sentence.text, place, above[innermost], within, kind, signs)
            rule = rule or settled.settle_plan(sentence.text, place, above[innermost], within)
        if rule and not (is_duty and rule in settled.GENERAL):
            verdicts.append(ruled(rule, trackable=rule in settled.TRACKABLE))
            continue
        verdicts.append(
            Verdict(
                is_duty,
                is_duty and (trackable > second.threshold or settled.has_proof(sentence.text, within, signs)),
                confidence,
                second.probability(trackable),
                frozenset(compress(named.names, named.held)) if is_duty else frozenset(),
                grams.words if is_duty else (),
            )
        )
    return verdicts


class Scored(NamedTuple):
    """What the named features of a sentence add to its two scores; and which of those hold that there are words for."""

    duty: float
    trackable: float
    names: Sequence[str]
    held: bytes  # one for each name


def _scored(weights: Duties, described: Iterable[Marks]) -> Iterator[Scored]:
    """Yield what the features of each sentence come to."""
    for names, held in described:
        told = list(map(weights.names_told.__contains__, names))
        own, width = list(compress(names, told)), sum(told)
        flags = held[np.array(told)].T.tobytes()
        pieces = [flags[at : at + width] for at in range(0, len(flags), width)]
        yield from map(Scored, *weights.scores(names, held), repeat(own), pieces)


def is_noted(sentence: Sentence, following: Sentence | None) -> bool:
    """Tell whether a sentence is a task of a plain list, with its note behind: 1.清理摊点。责任单位：县城管局"""
    if following is None or sentence.place or following.line != sentence.line:
        return False
    return _opens_a_note(following.text)


def _opens_a_note(text: str) -> bool:
    return ("：" in text or ":" in text) and note_labels.NOTE.match(text) is not None


def _told(text: str, kind: str, own: int, signs: int) -> Verdict | None:
    """Settle what is no duty by its form: forms of address, and what is only told."""
    if len(text) <= LONGEST_ADDRESS and ADDRESS.match(text):
        return Verdict(False, False, 0.01, 0.01, rule="address")
    if signs & settled.MAY_BE_TOLD and (rule := settled.dismiss(text, kind, own, signs)):
        return Verdict(False, False, 0.05, 0.05, rule=rule)
    return None


def _by_note(sentence: Sentence, following: Sentence | None, before: Sequence[Verdict]) -> Verdict | None:
    """Settle tasks with a note of who and when, and such notes."""
    if is_noted(sentence, following):
        return ruled("noted")
    if _opens_a_note(sentence.text) and before and (before[-1].is_duty or sentence.text[0] in note_labels.OPEN):
        return ruled("note")
    return None
