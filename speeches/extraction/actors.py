"""Find who has to do it: names chosen by a small linear model, notes in brackets, roles, and what carries over."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from speeches.extraction import candidates, lexicon, phrases
from speeches.extraction.candidates import Candidate
from speeches.extraction.duties import Verdict
from speeches.extraction.model import Weights
from speeches.extraction.outline import Place
from speeches.extraction.sentences import Sentence
from speeches.extraction.types import Actor

LABEL = r"(?:牵头|主办|责任|主责|承办|负责|配合|协办|协同|督办)(?:单位|部门|科室|处室|领导|人|主体|方)"
NOTE = re.compile(
    rf"(?P<label>{LABEL})[：:为]?(?<=[：:])\s*(?P<names>[^；;。）)\n：:]*?)(?=[；;。）)\n]|[，,\s]+(?:{LABEL}|完成时限|时限)[：:]|$)"
)
SPLIT = re.compile(r"[、，,\s]+")
LEAD = re.compile(r"(?:共同|具体|总)?(?:牵头|主办)|负责(?!人|同志)")
SUPPORT = re.compile(r"(?:共同|积极)?(?:配合|协办|协同|协助)")
ROLES = {"牵": "lead", "主": "lead", "负": "lead", "配": "support", "协": "support"}  # by the label's first character
STATEMENT = re.compile(r"是|任务|的担子|首当其冲")


@dataclass(frozen=True, slots=True)
class Source:
    """Actors that later sentences may inherit, and where they came from."""

    actors: tuple[Actor, ...]
    index: int  # of the sentence
    kind: str  # "duty", "inherited" or "statement"


def find(
    text: str, sentences: Sequence[Sentence], places: Sequence[Place], verdicts: Sequence[Verdict], weights: Weights
) -> list[tuple[Actor, ...]]:
    """Return the actors of each sentence; sentences that are no duties have none."""
    masked = phrases.masked(text)
    found: list[tuple[Actor, ...]] = []
    source: Source | None = None
    for index, (sentence, place, verdict) in enumerate(zip(sentences, places, verdicts, strict=True)):
        if not verdict.is_duty:
            source = None if place.heading else source
            found.append(())
            continue
        own = named(text, masked, sentence, weights)
        if not own and sentence.place and not verdicts[index - 1].is_duty:
            source = _statement(text, masked, sentences[index - 1], index - 1) or source
        if own:
            source = Source(own, index, "duty")
        else:
            own = _from_note(text, place, verdict)
            if not own and source and _carries_over(source, index, sentences, verdicts, weights):
                own = tuple(_inherited(actor) for actor in source.actors)
                source = Source(source.actors, index, "inherited")
        found.append(own)
    return found


def named(text: str, masked: str, sentence: Sentence, weights: Weights) -> tuple[Actor, ...]:
    """Return the actors that the sentence itself names, in the order of the text."""
    noted = list(notes(text, sentence.start, sentence.end))
    scored = [
        (weights.actor.score(candidates.describe(candidate, masked, sentence.start, sentence.end)), candidate)
        for candidate in candidates.find(masked, sentence.start, sentence.end)
    ]
    taken = [(actor.start, actor.end) for actor in noted]
    chosen = list(noted)
    for score, candidate in sorted(scored, key=lambda pair: -pair[0]):
        start, end = candidate.phrase.start, candidate.phrase.end
        if score <= 0 or any(start < last and first < end for first, last in taken):
            continue
        taken.append((start, end))
        chosen.append(Actor(text[start:end], start, end, _role(masked, candidate)))
    unique = {actor.text: actor for actor in sorted(chosen, key=lambda actor: -actor.start)}
    return tuple(sorted(unique.values(), key=lambda actor: actor.start))


def notes(text: str, start: int, end: int) -> list[Actor]:
    """Return the actors of notes such as （牵头单位：县住建局，配合单位：各乡镇）."""
    found = []
    for match in NOTE.finditer(text, start, end):
        at = match.start("names")
        for part in re.finditer(r"[^、，,\s]+", match["names"]):
            name = part.group()
            found.append(Actor(name, at + part.start(), at + part.end(), ROLES.get(match["label"][0], "")))
    return found


def _role(text: str, candidate: Candidate) -> str:
    """Return lead or support where the text says so right after the list of names."""
    end = candidate.group[-1].end
    if SUPPORT.match(text, end):
        return "support"
    if LEAD.match(text, end) or re.compile(r"要?牵头").match(text, end):
        return "lead"
    return ""


def _inherited(actor: Actor) -> Actor:
    return Actor(actor.text, actor.start, actor.end, "", True)


def _from_note(text: str, place: Place, verdict: Verdict) -> tuple[Actor, ...]:
    """Return the actors that a heading above names for its whole part, for duties that can be followed up."""
    if not verdict.is_trackable:
        return ()
    for heading in reversed(place.headings):
        found = notes(text, heading.start, heading.start + len(heading.text))
        if found:
            return tuple(Actor(actor.text, actor.start, actor.end, actor.role, True) for actor in found)
    return ()


def _statement(text: str, masked: str, sentence: Sentence, index: int) -> Source | None:
    """Return the unit that a plain statement is about: 城关镇是这次征迁的主战场."""
    for candidate in candidates.find(masked, sentence.start, sentence.end):
        phrase = candidate.phrase
        if len(candidate.group) == 1 and phrase.kind != "person" and STATEMENT.match(masked, phrase.end):
            actor = Actor(text[phrase.start : phrase.end], phrase.start, phrase.end)
            return Source((actor,), index, "statement")
    return None


def _carries_over(
    source: Source, index: int, sentences: Sequence[Sentence], verdicts: Sequence[Verdict], weights: Weights
) -> bool:
    features = carrying(source, index, sentences, verdicts)
    return bool(features) and weights.inheritance.score(features) > 0


def carrying(source: Source, index: int, sentences: Sequence[Sentence], verdicts: Sequence[Verdict]) -> set[str]:
    """Return the features by which it is judged whether a duty inherits its actors; none: it cannot."""
    sentence, before = sentences[index], sentences[source.index]
    distance = index - source.index
    if sentence.line != before.line or distance > 2:
        return set()
    words = sentence.text
    verb = lexicon.any_of("cues/action", "cues/general_verb").match(words)
    found = {
        f"distance:{distance}",
        f"source:{source.kind}",
        f"many:{min(len(source.actors), 3)}",
        f"begins:{words[:1]}",
        f"begins:{words[:2]}",
        f"comma:{min(words.find('，') // 4, 4)}",
        f"trackable:{verdicts[index].is_trackable}",
        f"trackable:{verdicts[source.index].is_trackable}>{verdicts[index].is_trackable}",
        f"length:{min(len(words) // 15, 4)}",
        f"actor ends:{source.actors[0].text[-1]}",
        f"actor begins:{source.actors[0].text[0]}",
        f"before ends:{before.text[-1]}",
        f"last:{sentence.last}",
    }
    if verb:
        found.add("verb first")
    found.update(f"has:{word}" for word in ("要", "还", "也", "对", "不得", "一律", "必须", "的，") if word in words)
    return found
