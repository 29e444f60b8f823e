"""What clauses say is to be done: which kind of verb, bare or behind a modal, on which kind of object."""

import re
from collections.abc import Mapping, Sequence

from speeches.extraction import mood
from speeches.extraction.features.clauses import MODAL, Clause
from speeches.extraction.features.cues import Said
from speeches.extraction.features.forms import ALIKE
from speeches.extraction.looks.lines import Lines, Span

HOW = rf"(?:充分|着力|努力|扎实|有效|更好地|真正|始终)?{mood.ADVERBS}"
BEFORE_A_BARE_DEED = re.compile(HOW)
BEFORE_A_DEED = re.compile(rf"(?:[^，。；：]{{0,22}}?(?:{mood.YAO}|必须|务必|应当|应|须))?{HOW}")
BEFORE_A_BARE_VERB = re.compile(mood.ADVERBS)
BEFORE_A_VERB = re.compile(
    rf"(?:[^，。；：]{{0,22}}?(?:{mood.YAO}|必须|务必|应当|应|将|由[^，]{{2,16}}?负责))?{mood.ADVERBS}"
)
FIRST_OF_HOW = mood.FIRST_OF_ADVERBS | frozenset("充着努扎有更真始")  # else nothing stands before a bare verb
# Lists of verbs, the stronger first, with their kind and the features of a sentence in which a clause begins with one:
# the first, another, behind a modal.
VERBS = (
    ("action", "acts", ("verb:action first", "verb:action", "main verb:action")),
    ("general_verb", "strengthens", ("verb:general first", "verb:general", "main verb:general_verb")),
)
OBJECTS = (("thing", "object"), ("quality", "abstract"), ("attitude", "attitude"))
KINDS = [
    f"{verb} {thing}"
    for verb in ("acts", "strengthens", "other")
    for thing in ("thing", "quality", "attitude", "unknown")
]
FIRST_DEED = {kind: f"deed first:{kind}" for kind in KINDS}
DEED = {kind: f"deed:{kind}" for kind in KINDS}
REAL = frozenset(kind for kind in KINDS if kind.startswith("acts") or kind.endswith("thing"))


def deeds(
    lines: Lines, clauses: Sequence[Sequence[Clause]], said: Mapping[str, Sequence[Span]], found: Sequence[set[str]]
) -> None:
    """Add features of what sentences say is to be done to those of their cue words and shapes.

    `clauses` and `said`, the words of each list of cue words, are places in the text of all.
    """
    for index in lines.holding(ALIKE):
        found[index].add("alike")
    verbs = [(f"cue:{cue}", (dict(said[cue]), kind, names)) for cue, kind, names in VERBS]
    objects = [(f"cue:{cue}", (Said(said[cue]), kind)) for kind, cue in OBJECTS]
    for own, spans in zip(found, clauses, strict=True):
        if not spans:
            continue
        # Lists that do not speak in the sentence are not looked for in its clauses.
        acts = [verb for cue, verb in verbs if cue in own]
        things = [thing for cue, thing in objects if cue in own]
        if acts or things:
            kinds = [_deed(lines.text, span, acts, things, own, not number) for number, span in enumerate(spans)]
        else:
            kinds = ["other unknown"]
        own.add(FIRST_DEED[kinds[0]])
        own.update([DEED[kind] for kind in kinds])
        if REAL.isdisjoint(kinds):
            own.add("no deed")
        if "acts thing" in kinds:
            own.add("yao and deed" if "yao" in own else "deed without yao")


def _deed(
    text: str,
    clause: Clause,
    verbs: Sequence[tuple[Mapping[int, int], str, tuple[str, str, str]]],
    objects: Sequence[tuple[Said, str]],
    own: set[str],
    is_first: bool,
) -> str:
    """Return the kinds of the main verb of a clause and of the last word known behind it; add what it begins with.

    `verbs` say where words of each list begin and end.
    """
    start, end, held = clause
    before_verb = before_deed = None
    if held & MODAL:  # else the slower searches are spared
        before_verb, before_deed = BEFORE_A_VERB.match(text, start, end), BEFORE_A_DEED.match(text, start, end)
    elif text[start] in FIRST_OF_HOW:
        before_verb, before_deed = (
            BEFORE_A_BARE_VERB.match(text, start, end),
            BEFORE_A_BARE_DEED.match(text, start, end),
        )
    verb_at = before_verb.end() if before_verb else start
    at = before_deed.end() if before_deed else start
    main, last = "other", at
    for ends, kind, (first, another, behind) in verbs:
        if start in ends:
            own.add(first if is_first else another)
        if verb_at > start and verb_at in ends:
            own.add(behind)
        if main == "other" and at in ends:
            main, last = kind, ends[at]
    at, thing = last, "unknown"
    for words, kind in objects:
        if (behind_word := words.end_of_last(at, end)) > last:
            last, thing = behind_word, kind
    return f"{main} {thing}"
