"""What clauses say is to be done: which kind of verb, bare or behind a modal, on which kind of object."""

import re
from typing import Any

import numpy as np

from speeches.extraction import mood
from speeches.extraction.features.clauses import MODAL, Clauses
from speeches.extraction.features.cues import Said, word_table
from speeches.extraction.features.forms import ALIKE
from speeches.extraction.features.word_table import Words
from speeches.extraction.looks.letters import Kinds
from speeches.extraction.looks.lines import Lines
from speeches.extraction.looks.marks import Marks, row

HOW = rf"(?:充分|着力|努力|扎实|有效|更好地|真正|始终)?{mood.ADVERBS}"
BEFORE_A_BARE_DEED = re.compile(HOW)
BEFORE_A_DEED = re.compile(rf"(?:[^，。；：]{{0,22}}?(?:{mood.YAO}|必须|务必|应当|应|须))?{HOW}")
BEFORE_A_BARE_VERB = re.compile(mood.ADVERBS)
BEFORE_A_VERB = re.compile(
    rf"(?:[^，。；：]{{0,22}}?(?:{mood.YAO}|必须|务必|应当|应|将|由[^，]{{2,16}}?负责))?{mood.ADVERBS}"
)
FIRST_OF_HOW = mood.FIRST_OF_ADVERBS | frozenset("充着努扎有更真始")  # else nothing stands before a bare verb
HOW_MAY_BEGIN = Kinds(FIRST_OF_HOW)
# Lists of verbs, the stronger first, with their kind and the features of a sentence in which a clause begins with one:
# the first, another, behind a modal.
VERBS = (
    ("action", "acts", ("verb:action first", "verb:action", "main verb:action")),
    ("general_verb", "strengthens", ("verb:general first", "verb:general", "main verb:general_verb")),
)
OBJECTS = (("thing", "object"), ("quality", "abstract"), ("attitude", "attitude"))
ACTS = (*(kind for _, kind, _ in VERBS), "other")
THINGS = (*(kind for kind, _ in OBJECTS), "unknown")
KINDS = tuple(f"{verb} {thing}" for verb in ACTS for thing in THINGS)
REAL = [number for number, kind in enumerate(KINDS) if kind.startswith("acts") or kind.endswith("thing")]
NAMES = (
    "alike",
    *(name for _, _, names in VERBS for name in names),
    *(f"deed first:{kind}" for kind in KINDS),
    *(f"deed:{kind}" for kind in KINDS),
    "no deed",
    "yao and deed",
    "deed without yao",
)


def deeds(lines: Lines, parts: Clauses, words: Words, said: Marks) -> Marks:
    """Return features of what sentences say is to be done; `said` is what `yao` tells of them.

    Their clauses and cue words, `words`, are places in the text of all.
    """
    count = len(lines.ends)
    lists = word_table().names
    verb_at, at = _begins(lines.text, parts)
    main, last = np.full(at.shape, len(VERBS)), at
    verbs: list[Any] = []
    for number in range(len(VERBS) - 1, -1, -1):  # the stronger last: it has the last word
        ends = np.zeros(len(lines.text) + 1, dtype=np.int64)
        starts, behind = words.of(lists.index(VERBS[number][0]))
        ends[starts] = behind
        begins = ends[parts.starts] > 0
        main_verb = (verb_at > parts.starts) & (ends[verb_at] > 0)
        which = (begins & parts.opens, begins & ~parts.opens, main_verb)
        verbs[:0] = [row(count, parts.of[some]) for some in which]
        acts = ends[at] > 0
        main, last = np.where(acts, number, main), np.where(acts, ends[at], last)
    thing, reached = np.full(at.shape, len(OBJECTS)), last
    for number, (_, cue) in enumerate(OBJECTS):
        ends = Said(*words.of(lists.index(cue))).end_of_last(last, parts.ends)
        thing, reached = np.where(ends > reached, number, thing), np.maximum(ends, reached)
    kinds = main * len(THINGS) + thing
    first, every = np.zeros((2, len(KINDS), count), dtype=np.bool_)
    first[kinds[parts.opens], parts.of[parts.opens]] = True
    every[kinds, parts.of] = True
    some, deed, yao = every.any(axis=0), every[KINDS.index("acts thing")], said.row("yao")
    told = (some & ~every[REAL].any(axis=0), deed & yao, deed & ~yao)
    return Marks(NAMES, np.concatenate(([row(count, lines.holding(ALIKE)), *verbs], first, every, told)))


def _begins(text: str, parts: Clauses) -> tuple[Any, Any]:
    """Return for each clause where a main verb may stand, and where the deed may, behind what goes before them."""
    verb_at, deed_at = parts.starts.copy(), parts.starts.copy()
    may = np.flatnonzero((parts.held & MODAL > 0) | HOW_MAY_BEGIN.of(text)[parts.starts].astype(np.bool_))
    stretches = zip(parts.starts[may].tolist(), parts.ends[may].tolist(), parts.held[may].tolist(), strict=True)
    verbs, others = [], []
    for start, end, held in stretches:
        if held & MODAL:  # else the slower searches are spared
            before_verb, before_deed = BEFORE_A_VERB.match(text, start, end), BEFORE_A_DEED.match(text, start, end)
        else:
            before_verb = BEFORE_A_BARE_VERB.match(text, start, end)
            before_deed = BEFORE_A_BARE_DEED.match(text, start, end)
        verbs.append(before_verb.end() if before_verb else start)
        others.append(before_deed.end() if before_deed else start)
    verb_at[may], deed_at[may] = verbs, others
    return verb_at, deed_at
