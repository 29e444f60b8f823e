"""Settle by plain rules what is a duty or none: forms of words whose sense does not hang on what surrounds them."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from speeches.extraction import lexicon, mood
from speeches.extraction.looks.signs import ALL, Signs
from speeches.extraction.settled import (
    assigned,
    bans,
    bare_tasks,
    consequences,
    dated,
    frames,
    passing_on,
    permitted,
    planned,
    promises,
    proof,
    superiors,
    told,
    turning,
)
from speeches.extraction.structure.outline import Place
from speeches.extraction.types import PASSED_ON, Deadline, Heading

TRACKABLE = frozenset(
    {
        "assigned",
        "passed_on",
        "promised",
        "listed",
        "left",
        "dated",
        "consequence",
        "banned",
        "planned",
        "permitted",
        "asked",
    }
)
GENERAL = frozenset(
    {
        "labelled_order",
        "planned_in_general",
        "banned_in_general",
        "permitted_in_general",
        "asked_in_general",
        "passed_on_in_general",
    }
)
LONGEST_LABELLED = 26  # characters of a labelled sentence that is an order and no more: 第二条，企业要真培训。
MUST = re.compile(rf"(?<!是){mood.YAO}|必须|务必|不能|(?<![来容急慢松少舍])不得|[决绝]不")
FORESEEN = re.compile("预计|有望|可望|估计|原计划|原定")  # what is expected or was once planned is no order

# What stands in every sentence that a rule holds of: most hold little of it.
_STANDING = {
    "met": told.DEMANDS,
    "praise": told.PRAISES,
    "admitted": told.ADMISSIONS,
    "done": lexicon.terms("deeds"),
    "frame": frames.SIGNS,
    "superior": superiors.SIGNS,
    "turns": turning.SIGNS,
    "reports": ("了", "过", *lexicon.terms("cues/past")),
    "foresees": FORESEEN.pattern.split("|"),
    "assigned": assigned.SIGNS,
    "asked": ("请",),
    "passed_on": passing_on.SIGNS,
    "promised": promises.SIGNS,
    "permitted": ("可",),
    "consequence": consequences.SIGNS,
    "banned": bans.SIGNS,
    "reaches": proof.SIGNS,
}
SIGNS = Signs(_STANDING)
MAY_BE = {name: SIGNS.bits(name) for name in _STANDING}
MAY_BE_TOLD = SIGNS.bits("met", "praise", "admitted", "done", "frame", "superior")


class Headed(NamedTuple):
    """What the headings above tell of all that stands below them."""

    told: bool  # it tells what was and is
    tasks: bool  # they say that tasks follow
    plans: bool  # they say that plans follow


def headed(headings: Sequence[Heading]) -> Headed:
    """Return what these headings tell; the same for all sentences below them, so that it is asked once."""
    return Headed(told.is_told(headings), bare_tasks.are_announced(headings), planned.are_announced(headings))


def settle(text: str, place: Place, above: Headed, limits: Sequence[Deadline], kind: str, signs: int = ALL) -> str:
    """Return the name of the rule that makes a sentence a duty, or ""; `limits` are its own, with offsets into it."""
    holding = () if above.told else _holding(text, place, above, limits, kind, signs)
    return next(iter(holding), "") or ("labelled_order" if is_labelled_order(text, place) else "")


def settle_plan(text: str, place: Place, above: Headed, limits: Sequence[Deadline]) -> str:
    """Return the name of the rule that makes a sentence of an account a duty of its own side, or ""."""
    if not above.plans or not planned.is_planned(text, place, limits):
        return ""
    shown = proof.is_named(text, limits) or planned.is_shown(text, place)
    return "planned" if shown else "planned_in_general"


def has_proof(text: str, limits: Sequence[Deadline], signs: int = ALL) -> bool:
    """Tell whether a duty with these time limits names a proof."""
    return proof.is_named(text, limits, may_reach=bool(signs & MAY_BE["reaches"]))


def _holding(
    text: str, place: Place, above: Headed, limits: Sequence[Deadline], kind: str, signs: int
) -> Iterator[str]:
    """Yield the rules that hold of a sentence, the surest first."""
    begin = turning.turn(text, place.body) if signs & MAY_BE["turns"] else place.body
    if not _tells(text, begin, signs):
        limits = [one for one in limits if one.start >= begin]
        if signs & MAY_BE["assigned"] and assigned.is_assigned(text, begin, limits, kind):
            yield "assigned"
        if signs & MAY_BE["asked"] and assigned.is_asked(text, begin):
            shown = lexicon.any_of("cues/action", "handed_on").search(text, begin) or proof.is_named(text, limits)
            yield "asked" if shown else "asked_in_general"
        if above.tasks and bare_tasks.is_task(text, place):
            yield "listed"
        if signs & MAY_BE["passed_on"] and passing_on.is_passed_on(text, begin, limits, kind):
            general = lexicon.any_of("cues/attitude").search(text, begin) and not proof.is_named(text, limits)
            yield "passed_on_in_general" if general else "passed_on"
        if signs & MAY_BE["promised"] and promises.is_promise(text, begin, limits):
            yield "promised"
        if limits and turning.is_left(text, begin, limits):
            yield "left"
        if limits and dated.is_dated(text, limits):
            yield "dated"
        if signs & MAY_BE["permitted"] and (may := permitted.permitted(text, place.body, limits)):
            yield {"definite": "permitted", "general": "permitted_in_general"}[may]
        if signs & MAY_BE["consequence"] and consequences.is_consequence(text, begin):
            yield "consequence"
    if limits and dated.is_ordered(text, begin, limits):
        yield "dated"
    if signs & MAY_BE["banned"] and (banned := bans.conduct(text, place.body)):
        yield {"definite": "banned", "general": "banned_in_general"}[banned]


def _tells(text: str, begin: int, signs: int) -> bool:
    """Tell whether a sentence, from an offset on, reports or foresees: then it gives no task."""
    if signs & MAY_BE["reports"] and (
        mood.REPORT.search(text, begin) or lexicon.any_of("cues/past").search(text, begin)
    ):
        return True
    return bool(signs & MAY_BE["foresees"] and FORESEEN.search(text, begin))


def is_labelled_order(text: str, place: Place) -> bool:
    """Tell whether a short sentence behind a label orders (第二条，企业要真培训。) and does not just name a topic."""
    return bool(place.marker and text.endswith("。") and len(text) < LONGEST_LABELLED and MUST.search(text, place.body))


def dismiss(text: str, kind: str, own: int, signs: int = ALL) -> str:
    """Return the name of the rule by which a sentence is no duty, or ""; `own` is the speech's level (`superiors`)."""
    if signs & MAY_BE["met"] and told.is_met(text):
        return "met"
    if signs & MAY_BE["praise"] and told.is_praise(text):
        return "praise"
    if signs & MAY_BE["admitted"] and told.is_admission(text):
        return "admitted"
    if signs & MAY_BE["frame"] and frames.is_frame(text):
        return "frame"
    if signs & MAY_BE["superior"] and kind not in PASSED_ON and superiors.is_told(text, own):
        return "superior"
    return "done" if signs & MAY_BE["done"] and told.is_done(text) else ""
