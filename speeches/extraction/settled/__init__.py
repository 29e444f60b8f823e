"""Settle by plain rules what is a duty or none: forms of words whose sense does not hang on what surrounds them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from speeches.extraction import lexicon, mood, spans
from speeches.extraction.outline import Place
from speeches.extraction.sentences import Sentence
from speeches.extraction.settled import (
    assigned,
    bans,
    bare_tasks,
    consequences,
    dated,
    frames,
    passing_on,
    planned,
    promises,
    proof,
    superiors,
    told,
    turning,
)
from speeches.extraction.types import PASSED_ON, Deadline

TRACKABLE = frozenset(
    {"assigned", "passed_on", "promised", "listed", "left", "dated", "consequence", "banned", "planned"}
)
GENERAL = frozenset({"labelled_order", "planned_in_general", "banned_in_general"})
LONGEST_LABELLED = 26  # characters of a labelled sentence that is an order and no more: 第二条，企业要真培训。
MUST = re.compile(rf"(?<!是){mood.YAO}|必须|务必|不能|(?<![来容急慢松少舍])不得|[决绝]不")
FORESEEN = re.compile("预计|有望|可望|估计|原计划|原定")  # what is expected or was once planned is no order


def settle(sentence: Sentence, place: Place, deadlines: Sequence[Deadline], kind: str) -> str:
    """Return the name of the rule that makes a sentence a duty, or ""; `deadlines` are the text's, in its order."""
    holding = () if told.is_told(place) else _holding(sentence.text, place, _inside(sentence, deadlines), kind)
    labelled = "labelled_order" if is_labelled_order(sentence.text, place) else ""
    return next(iter(holding), labelled)


def settle_plan(sentence: Sentence, place: Place, deadlines: Sequence[Deadline]) -> str:
    """Return the name of the rule that makes a sentence of an account a duty of its own side, or ""."""
    limits = _inside(sentence, deadlines)
    if not planned.is_planned(sentence.text, place, limits):
        return ""
    shown = proof.is_named(sentence.text, limits) or planned.is_shown(sentence.text, place)
    return "planned" if shown else "planned_in_general"


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
        if consequences.is_consequence(text, begin):
            yield "consequence"
    if dated.is_ordered(text, begin, limits):
        yield "dated"
    banned = bans.conduct(text, place.body)
    if banned:
        yield {"definite": "banned", "general": "banned_in_general"}[banned]


def is_labelled_order(text: str, place: Place) -> bool:
    """Tell whether a short sentence behind a label orders (第二条，企业要真培训。) and does not just name a topic."""
    return bool(place.marker and text.endswith("。") and len(text) < LONGEST_LABELLED and MUST.search(text, place.body))


def can_be_shown(sentence: Sentence, deadlines: Sequence[Deadline]) -> bool:
    """Tell whether a duty names something that can be asked for as proof."""
    return proof.is_named(sentence.text, _inside(sentence, deadlines))


def dismiss(text: str, kind: str, own: int) -> str:
    """Return the name of the rule by which a sentence is no duty, or ""; `own` is the speech's level (`superiors`)."""
    if told.is_met(text):
        return "met"
    if told.is_praise(text):
        return "praise"
    if told.is_admission(text):
        return "admitted"
    if frames.is_frame(text):
        return "frame"
    if kind not in PASSED_ON and superiors.is_told(text, own):
        return "superior"
    return "done" if told.is_done(text) else ""


def _inside(sentence: Sentence, deadlines: Sequence[Deadline]) -> list[Deadline]:
    """Return the deadlines of a sentence, with offsets into it."""
    return [
        replace(one, start=one.start - sentence.start, end=one.end - sentence.start)
        for one in spans.inside(deadlines, sentence.start, sentence.end)
    ]
