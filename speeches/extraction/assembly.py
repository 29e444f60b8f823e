"""Put sentences, verdicts, actors and deadlines together into drafts."""

from bisect import bisect_left
from collections.abc import Sequence

from speeches.extraction import actors, duties, explain, outline, sentences, summary
from speeches.extraction.duties import Verdict
from speeches.extraction.model import Weights
from speeches.extraction.outline import Place
from speeches.extraction.parting import part
from speeches.extraction.sentences import Sentence
from speeches.extraction.types import Actor, Deadline, Draft, Extraction


def assemble(text: str, deadlines: Sequence[Deadline], weights: Weights, kind: str = "speech") -> Extraction:
    """Return all drafts of a text of the given kind, in its order."""
    cut = sentences.cut(text)
    places, headings = outline.read(cut)
    verdicts = duties.judge(cut, places, weights.duties, kind)
    named = actors.find(text, cut, places, verdicts, weights)
    drafts: list[Draft] = []
    index = 0
    while index < len(cut):
        last = _goes_on(cut, verdicts, index)
        if verdicts[index].is_duty:
            who = tuple(dict.fromkeys(actor for group in named[index : last + 1] for actor in group))
            drafts += _drafts(text, cut[index], cut[last], places[index], verdicts[index], who, deadlines, weights)
        index = last + 1
    return Extraction(tuple(drafts), headings, weights.version)


def _goes_on(cut: Sequence[Sentence], verdicts: Sequence[Verdict], index: int) -> int:
    """Return the last sentence of a duty whose bracket 。 or ； has cut: （责任单位：…；配合单位：…）."""
    last = index
    opened = cut[index].text.count("（") - cut[index].text.count("）")
    while opened > 0 and last + 1 < len(cut) and verdicts[last + 1].rule == "note":
        if cut[last + 1].line != cut[index].line:
            break
        last += 1
        opened += cut[last].text.count("（") - cut[last].text.count("）")
    return last


def _within(deadlines: Sequence[Deadline], start: int, end: int) -> tuple[Deadline, ...]:
    """Return the deadlines inside a span, of deadlines in the order of the text."""
    first = bisect_left(deadlines, start, key=lambda deadline: deadline.start)
    last = bisect_left(deadlines, end, key=lambda deadline: deadline.start)
    return tuple(deadline for deadline in deadlines[first:last] if deadline.end <= end)


def _drafts(
    text: str,
    first: Sentence,
    last: Sentence,
    place: Place,
    verdict: Verdict,
    who: tuple[Actor, ...],
    deadlines: Sequence[Deadline],
    weights: Weights,
) -> list[Draft]:
    """Return the draft of a sentence, or several where it gives several units a task each."""
    made = []
    for start, end, theirs in part(text, first.start, last.end, who):
        when = _within(deadlines, start, end)
        made.append(
            Draft(
                start=start,
                end=end,
                text=text[start:end],
                headings=tuple(heading.text for heading in place.headings),
                trackable=verdict.is_trackable,
                confidence=round(verdict.confidence, 3),
                actors=theirs,
                deadlines=when,
                reasons=explain.reasons(first.text, verdict, theirs, when, weights),
                summary=summary.summarise(text, start, end, theirs, when),
            )
        )
    return made
