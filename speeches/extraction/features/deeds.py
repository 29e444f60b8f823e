"""What clauses say is to be done: which kind of verb, bare or behind a modal, on which kind of object."""

import re
from collections.abc import Mapping, Sequence

from speeches.extraction import mood
from speeches.extraction.features.cues import Opening, Said, opening
from speeches.extraction.features.forms import FORMS
from speeches.extraction.lines import Lines, Span

OF_A_MODAL = re.compile("[要必务应须将由]")  # where none stands the slower searches are spared
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
Verbs = Sequence[tuple[Opening, str, tuple[str, str, str]]]


def deeds(
    lines: Lines, clauses: Sequence[Sequence[Span]], said: Mapping[str, Sequence[Span]], found: Sequence[set[str]]
) -> None:
    """Add features of what sentences say is to be done to those of their cue words and shapes.

    `clauses` of each sentence and `said`, the words of each list of cue words, are places in the text of all.
    """
    for name, form in FORMS:
        for index in lines.holding(form):
            found[index].add(name)
    objects = [(name, f"cue:{cue}", Said(cue, said[cue])) for name, cue in OBJECTS]
    verbs = [(f"cue:{cue}", (opening(cue), kind, names)) for cue, kind, names in VERBS]
    for own, spans in zip(found, clauses, strict=True):
        # Lists that do not speak in the sentence are not looked for in its clauses.
        things = [(name, words) for name, cue, words in objects if cue in own]
        acts = [verb for cue, verb in verbs if cue in own]
        kinds = ["other unknown"] * len(spans)
        for number, (start, end) in enumerate(spans if things or acts else ()):
            modal = OF_A_MODAL.search(lines.text, start, end) is not None
            if acts:
                own.update(_verbs(lines.text, start, end, modal, acts, number))
            kinds[number] = _deed(lines.text, start, end, modal, acts, things)
        if kinds:
            _add(own, kinds)


def _add(own: set[str], kinds: Sequence[str]) -> None:
    """Add the features of what the clauses of a sentence say is to be done."""
    own.add(f"deed first:{kinds[0]}")
    own.update([f"deed:{kind}" for kind in kinds])
    if not any(kind.endswith("thing") or kind.startswith("acts") for kind in set(kinds)):
        own.add("no deed")
    if "acts thing" in kinds:
        own.add("yao and deed" if "yao" in own else "deed without yao")


def _verbs(text: str, start: int, end: int, modal: bool, verbs: Verbs, number: int) -> list[str]:
    """Return the features of the verbs that a clause begins with, bare or behind a modal and adverbs."""
    at = start
    if modal or text[start] in mood.FIRST_OF_ADVERBS:
        before = (BEFORE_A_VERB if modal else BEFORE_A_BARE_VERB).match(text, start, end)
        at = before.end() if before else start
    names = []
    for word, _, (first, another, behind) in verbs:
        if word.end(text, start, end):
            names.append(another if number else first)
        if at > start and word.end(text, at, end):
            names.append(behind)
    return names


def _deed(text: str, start: int, end: int, modal: bool, verbs: Verbs, objects: Sequence[tuple[str, Said]]) -> str:
    """Return the kinds of the main verb of a clause and of the last word known that follows it."""
    at, verb = start, "other"
    if modal or text[start] in FIRST_OF_HOW:
        before = (BEFORE_A_DEED if modal else BEFORE_A_BARE_DEED).match(text, start, end)
        at = before.end() if before else start
    for word, kind, _ in verbs:
        if behind := word.end(text, at, end):
            at, verb = behind, kind
            break
    last, thing = at, "unknown"
    for kind, words in objects:
        if (behind := words.end_of_last(text, at, end)) > last:
            last, thing = behind, kind
    return f"{verb} {thing}"
