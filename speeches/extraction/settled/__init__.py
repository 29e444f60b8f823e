"""Settle by plain rules what is a duty or none: forms of words whose sense does not hang on what surrounds them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from speeches.extraction import lexicon, mood, spans
from speeches.extraction.outline import Place
from speeches.extraction.sentences import Sentence
from speeches.extraction.settled import assigned, bans, bare_tasks, dated, passing_on, promises, told, turning
from speeches.extraction.types import Deadline

TRACKABLE = frozenset({"assigned", "passed_on", "promised", "listed", "left", "dated", "banned"})
GENERAL = frozenset({"banned_in_general"})
FORESEEN = re.compile("预计|有望|可望|估计|原计划|原定")  # what is expected or was once planned is no order


def settle(sentence: Sentence, place: Place, deadlines: Sequence[Deadline], kind: str) -> str:
    """Return the name of the rule that makes a sentence a duty, or ""; `deadlines` are the text's, in its order."""
    if told.is_told(place):
        return ""
    return next(_holding(sentence.text, place, _inside(sentence, deadlines), kind), "")


def _holding(text: str, place: Place, limits: Sequence[Deadline], kind: str) -> Iterator[str]:
    """Yield the rules that hold of a sentence, the surest first."""
    begin = turning.turn(text, place.body)
    reported = mood.REPORT.search(text, begin) or lexicon.any_of("cues/past").search(text, begin)
    if not reported and not FORESEEN.search(text, begin):
        limits = [one for one in limits if one.start >= begin]
        if assigned.is_assigned(text, begin, limits):
            yield "assigned"
        if bare_tasks.is_task(text, place):
            yield "listed"
        if passing_on.is_passed_on(text, begin, limits, kind):
            yield "passed_on"
        if promises.is_promise(text, begin, limits):
            yield "promised"
        if turning.is_left(text, begin, limits):
            yield "left"
        if dated.is_dated(text, limits):
            yield "dated"
    banned = bans.conduct(text, place.body)
    if banned:
        yield {"definite": "banned", "general": "banned_in_general"}[banned]


def dismiss(text: str) -> str:
    """Return the name of the rule by which a sentence is no duty, or ""."""
    if told.is_met(text):
        return "met"
    if told.is_praise(text):
        return "praise"
    return "admitted" if told.is_admission(text) else ""


def _inside(sentence: Sentence, deadlines: Sequence[Deadline]) -> list[Deadline]:
    """Return the deadlines of a sentence, with offsets into it."""
    return [
        replace(one, start=one.start - sentence.start, end=one.end - sentence.start)
        for one in spans.inside(deadlines, sentence.start, sentence.end)
    ]
