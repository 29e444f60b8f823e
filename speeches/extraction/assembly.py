"""Put sentences, verdicts, actors and deadlines together into drafts."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from speeches.extraction import (
    actors,
    brackets,
    duties,
    explain,
    joining,
    lexicon,
    notes,
    outline,
    sentences,
    spans,
    summary,
    table_rows,
    topic,
)
from speeches.extraction.duties import Verdict
from speeches.extraction.model import Weights
from speeches.extraction.notes import Note
from speeches.extraction.parting import Part, part
from speeches.extraction.quantities import find_quantities
from speeches.extraction.table_rows import Row
from speeches.extraction.types import Actor, Deadline, Draft, Extraction, Heading

FARTHEST_BEGINNING = 300  # characters
DIGIT = re.compile(r"\d")


def assemble(text: str, deadlines: Sequence[Deadline], weights: Weights, kind: str = "speech") -> Extraction:
    """Return all drafts of a text of the given kind, in its order."""
    cut = sentences.cut(text)
    places, headings = outline.read(cut)
    verdicts = duties.judge(cut, places, weights.duties, kind, deadlines)
    named = actors.find(text, cut, places, verdicts, weights)
    joined = joining.join(text, cut, places, verdicts, deadlines)
    topics, paths = topic.labels(cut, places), outline.paths(cut, places)
    limits, begins = spans.beginning_in(cut, deadlines), frozenset([one.start for one in deadlines])
    drafts: list[Draft] = []
    rows = table_rows.by_sentence(cut, [] if kind == "report" else table_rows.find(text, deadlines))
    for index, sentence in enumerate(cut):
        if index in rows:
            if row := rows[index]:
                drafts.append(_of_row(text, row, tuple(heading.text for heading in paths[index]), deadlines, weights))
            continue
        verdict = joined.verdicts.get(index, verdicts[index])
        if index in joined.inside or not verdict.is_duty:
            continue
        own, lent = joined.own.get(index), joined.lent.get(index)
        until = cut[own.last].end if own else sentence.end
        when = _within(deadlines, sentence.start, until) if own else _ending_by(limits.get(index, ()), until)
        task = _Task(
            start=sentence.start,
            end=sentence.end,
            until=until,
            first=sentence.text,
            verdict=verdict,
            actors=_without_limits(text, _who(named[index], own, lent), deadlines, begins),
            limits=when or (_within(deadlines, cut[lent.first].start, cut[lent.last].end) if lent else ()),
            headings=tuple([heading.text for heading in paths[index]]),
            topic=topics.get(index, ""),
        )
        drafts += _drafts(text, task, weights, headings)
    return Extraction(tuple(drafts), headings, weights.version)


def _of_row(text: str, row: Row, headings: tuple[str, ...], deadlines: Sequence[Deadline], weights: Weights) -> Draft:
    """Return the draft of a row of a table of tasks."""
    limits, verdict = _within(deadlines, row.start, row.end), table_rows.OF_A_ROW
    return Draft(
        start=row.start,
        end=row.end,
        text=text[row.start : row.end],
        headings=headings,
        trackable=verdict.is_trackable,
        confidence=verdict.confidence,
        actors=row.actors,
        deadlines=limits,
        reasons=explain.reasons(text[slice(*row.task)], verdict, row.actors, limits, weights),
        summary=summary.summarise(text, *row.task, row.actors, limits),
        quantities=find_quantities(text, *row.task),
    )


class _Task(NamedTuple):
    """A sentence that is a duty, with the note that goes on from it."""

    start: int
    end: int  # of the sentence
    until: int  # of its note
    first: str  # the sentence
    verdict: Verdict
    actors: tuple[Actor, ...]
    limits: tuple[Deadline, ...]  # its own, else those of a note that is for several sentences
    headings: tuple[str, ...]
    topic: str


def _who(named: Sequence[Actor], own: Note | None, lent: Note | None) -> tuple[Actor, ...]:
    """Return the units of a duty: named in it, in its own note, or in a note that is for several."""
    who = [notes.plain(actor) for actor in named]
    if own and own.actors:
        first = min(actor.start for actor in own.actors)  # a name that runs into a bracket is none
        who = [actor for actor in who if not actor.inherited and (actor.end <= first or actor.start > first)]
        who += [actor for actor in own.actors if actor.text not in {one.text for one in who}]
    if lent and not any(not actor.inherited for actor in who):
        who = [replace(actor, inherited=True) for actor in lent.actors]
    return tuple(who) if len(who) < 2 else tuple(dict.fromkeys(who))


def _without_limits(
    text: str, who: tuple[Actor, ...], deadlines: Sequence[Deadline], begins: frozenset[int]
) -> tuple[Actor, ...]:
    """Return the units without a limit that a note lists among them （责任单位：县民政局，10月底前完成）.

    `begins` are the places where the deadlines begin: few units stand at one.
    """
    if begins.isdisjoint([one.start for one in who]):
        return who
    return tuple(
        one
        for one in who
        if not brackets.is_limit(text, one.start, one.end, spans.inside(deadlines, one.start, one.end))
    )


def _within(deadlines: Sequence[Deadline], start: int, end: int) -> tuple[Deadline, ...]:
    """Return the deadlines inside a span, of deadlines in the order of the text."""
    return _ending_by(spans.inside(deadlines, start, end), end)


def _ending_by(deadlines: Sequence[Deadline], end: int) -> tuple[Deadline, ...]:
    return tuple([one for one in deadlines if one.end <= end]) if deadlines else ()


def _origin(text: str, start: int, headings: Sequence[Heading], actor: Actor) -> str:
    """Say in which heading or sentence an actor stands who is not named in the sentence that begins at `start`."""
    for heading in headings:
        if heading.start <= actor.start < heading.end:
            return f"承标题“{_short(heading.text)}”"
    cut = sentences.SENTENCE.search(text, _beginning(text, actor.start))
    words = _short(cut.group().strip()) if cut else ""
    return f"见后面“{words}”" if actor.start > start else f"承前面“{words}”"


def _beginning(text: str, place: int) -> int:
    """Return where the sentence begins that holds a place, as far as one looks back."""
    begin = max(place - FARTHEST_BEGINNING, 0)
    return max(begin, *(text.rfind(mark, begin, place) + 1 for mark in "。！？；\n"))


def _short(words: str) -> str:
    return words if len(words) <= explain.SHOWN else f"{words[: explain.SHOWN]}…"


def _drafts(text: str, task: _Task, weights: Weights, headings: Sequence[Heading] = ()) -> list[Draft]:
    """Return the draft of a sentence, or several where it gives several units a task each."""
    noted = False  # whom an office holds to it, it follows up
    if task.until > task.end:
        noted = any(one.start >= task.end for one in (*task.actors, *task.limits))
        parts = [Part(task.start, task.until, task.actors, task.limits)]
    else:
        parts = part(text, task.start, task.end, task.actors, task.limits)
    tells = [_tells(text, one) for one in parts] if len(parts) > 1 else [True]
    origin = partial(_origin, text, task.start, headings)
    verdict = task.verdict
    made = []
    for (start, until, who, limits), telling in zip(parts, tells, strict=True):
        end = min(until, task.end)
        made.append(
            Draft(
                start=start,
                end=until,
                text=text[start:until],
                headings=task.headings,
                trackable=noted or (verdict.is_trackable and (telling or not any(tells))),
                confidence=round(verdict.confidence, 3),
                actors=who,
                deadlines=limits,
                reasons=explain.reasons(task.first, verdict, who, limits, weights, origin),
                summary=topic.headed(task.topic, summary.summarise(text, start, end, who, limits)),
                quantities=find_quantities(text, start, end),
            )
        )
    return made


def _tells(text: str, one: Part) -> bool:
    """Tell whether a part may name something to show: a limit, a figure, an action, anything but an attitude."""
    words = text[one.start : one.end]
    shown = one.limits or DIGIT.search(words) or lexicon.any_of("cues/action", "cues/consequence").search(words)
    return bool(shown or not lexicon.any_of("cues/attitude").search(words))
