"""Find who has to do it: names chosen by a small linear model, notes in brackets, roles, and what carries over."""

import re
from collections.abc import Sequence

from speeches.extraction import duties, note_labels
from speeches.extraction.actors import candidate_features, candidates, inheritance, not_actors
from speeches.extraction.actors.candidates import Candidate
from speeches.extraction.actors.inheritance import Source
from speeches.extraction.duties import Verdict
from speeches.extraction.model import Weights
from speeches.extraction.names import phrases
from speeches.extraction.names.places import Looked, look
from speeches.extraction.settled import passing_on, told
from speeches.extraction.structure.outline import Place
from speeches.extraction.structure.sentences import Sentence
from speeches.extraction.types import Actor

PLACES = r"[\u4e00-\u9fff、]{1,8}"  # 各县（市、区）政府: a bracket within a name
NOTE = re.compile(
    rf"(?P<label>{note_labels.WHO}|{note_labels.SHORTLY})[：:为]?(?<=[：:])\s*"
    rf"(?P<names>(?:[^；;。（(）)】〕\]\n：:]|[（(]{PLACES}[）)]|[（(](?!{PLACES}[）)]))*?)"
    rf"(?=[；;。）)】〕\]\n]|[，,\s]+(?:{note_labels.WHO}|{note_labels.PART}|{note_labels.WHEN}|时限)[：:]|$)"
)
IN_BRACKET = re.compile(r"[（(][^（()）：:]{2,60}[）)]$")
# 县公安局协同县交通局 names two who act together, 县公安局配合县交通局 says who helps
ROLE_BEHIND = re.compile(
    r"(?P<support>(?:[要应须]|必须|务必|也要|都要)?(?:共同|积极|主动|全力|密切|认真|做好)*"
    r"(?:配合|协办|协助|协同(?=[，。；：、]|$|配合|做好|推进|抓好|落实)))"
    r"|(?P<lead>(?:共同|具体|总)?(?:牵头|主办)|负责(?!人|同志)|要牵头)"
)
TOGETHER_WITH = ("会同", "协同", "联合", "配合单位为", "会商")  # who stands behind it supports
WITH = 5  # characters
ROLES = {"牵": "lead", "主": "lead", "负": "lead", "配": "support", "协": "support"}  # by the label's first character


def find(
    text: str, sentences: Sequence[Sentence], places: Sequence[Place], verdicts: Sequence[Verdict], weights: Weights
) -> list[tuple[Actor, ...]]:
    """Return the actors of each sentence; sentences that are no duties have none."""
    looked = look(phrases.masked(text))
    found: list[tuple[Actor, ...]] = []
    source: Source | None = None
    for index, (sentence, place, verdict) in enumerate(zip(sentences, places, verdicts, strict=True)):
        if not verdict.is_duty:
            source = None if place.heading else source
            found.append(())
            continue
        own = named(text, looked, sentence, weights)
        if not own and sentence.place and not verdicts[index - 1].is_duty:
            source = inheritance.statement(text, looked, sentences[index - 1], index - 1) or source
        if own:
            source = Source(own, index, "duty")
        else:
            own = _noted_behind(text, sentences, index) or _of_part(text, looked.text, place, verdict)
            if not own and source and _carries_over(source, index, sentences, verdicts, weights):
                own = tuple(actor if actor.inherited else _inherited(actor) for actor in source.actors)
                source = Source(own, index, "inherited")
        found.append(own)
    return found


def named(text: str, looked: Looked, sentence: Sentence, weights: Weights) -> tuple[Actor, ...]:
    """Return the actors that the sentence itself names, in the order of the text."""
    noted = notes(text, sentence.start, sentence.end)
    scored = [
        (weights.actor.score(candidate_features.describe(candidate, looked, sentence.start, sentence.end)), candidate)
        for candidate in candidates.find(looked, sentence.start, sentence.end)
    ]
    if not noted and not scored:
        return ()
    masked = looked.text
    taken = [(actor.start, actor.end) for actor in noted]
    chosen = list(noted)
    for score, candidate in sorted(scored, key=lambda pair: -pair[0]):
        start, end = candidate.phrase.start, candidate.phrase.end
        behind = candidate.behind
        if score <= 0 and not passing_on.is_charged(masked, candidate.word, behind):
            continue
        if (
            passing_on.only_speaks(masked, behind)
            or told.is_praised(masked, end)
            or not_actors.is_none(masked, candidate)
        ):
            continue
        if any(start < last and first < end for first, last in taken):
            continue
        taken.append((start, end))
        chosen.append(Actor(text[start:end], start, end, _role(masked, candidate)))
    if len(chosen) < 2:
        return tuple(chosen)
    unique = {actor.text: actor for actor in sorted(chosen, key=lambda actor: -actor.start)}
    return tuple(sorted(unique.values(), key=lambda actor: actor.start))


def notes(text: str, start: int, end: int) -> list[Actor]:
    """Return the actors of notes such as （牵头单位：县住建局，配合单位：各乡镇）."""
    found: list[Actor] = []
    if text.find("：", start, end) < 0 and text.find(":", start, end) < 0:
        return found
    for match in NOTE.finditer(text, start, end):
        at = match.start("names")
        for part in re.finditer(r"[^、，,\s]+", phrases.masked(match["names"])):
            name = match["names"][part.start() : part.end()]
            found.append(Actor(name, at + part.start(), at + part.end(), ROLES.get(match["label"][0], "")))
    return found


def _role(text: str, candidate: Candidate) -> str:
    """Return lead or support where the text says so right after the list of names."""
    start, end = candidate.group[0].start, candidate.behind
    if text.endswith(TOGETHER_WITH, max(0, start - WITH), start):
        return "support"
    role = ROLE_BEHIND.match(text, end)
    return str(role.lastgroup) if role else ""


def _inherited(actor: Actor) -> Actor:
    return Actor(actor.text, actor.start, actor.end, "", True)


def _noted_behind(text: str, sentences: Sequence[Sentence], index: int) -> tuple[Actor, ...]:
    """Return the actors of the notes that follow a task on its line."""
    found: list[Actor] = []
    while index + 1 < len(sentences) and duties.is_noted(sentences[index], sentences[index + 1]):
        index += 1
        found += notes(text, sentences[index].start, sentences[index].end)
    return tuple([Actor(actor.text, actor.start, actor.end, actor.role, True) for actor in found])


def _of_part(text: str, masked: str, place: Place, verdict: Verdict) -> tuple[Actor, ...]:
    """Return the actors that a heading above names for its whole part.

    A bare bracket (（一）治货车（市交通运输局）) gives them all duties below, a labelled one only those that
    can be followed up.
    """
    for heading in reversed(place.headings):
        end = heading.end
        found = notes(text, heading.start, end) if verdict.is_trackable else []
        bracket = IN_BRACKET.search(masked, heading.start, end)
        if not found and bracket:
            names = phrases.group(masked, bracket.start() + 1, end)
            if names and names[-1].end == bracket.end() - 1:
                found = [Actor(text[name.start : name.end], name.start, name.end) for name in names]
        if found:
            return tuple(Actor(actor.text, actor.start, actor.end, actor.role, True) for actor in found)
    return ()


def _carries_over(
    source: Source, index: int, sentences: Sequence[Sentence], verdicts: Sequence[Verdict], weights: Weights
) -> bool:
    described = inheritance.describe(source, index, sentences, verdicts)
    if described and source.kind in {"statement", "responsible"}:
        return inheritance.beginning(sentences[index].text) in inheritance.WITHOUT_SUBJECT
    return bool(described) and weights.inheritance.score(described) > 0
