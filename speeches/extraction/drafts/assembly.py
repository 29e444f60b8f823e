"""Put sentences, verdicts, actors and deadlines together into drafts."""

from collections.abc import Sequence
from dataclasses import replace

from speeches.extraction import actors, duties, notes, version
from speeches.extraction.drafts import drafting
from speeches.extraction.drafts.drafting import Duty
from speeches.extraction.model import Weights
from speeches.extraction.notes import Note, brackets, joining, table_rows
from speeches.extraction.notes.table_rows import Row
from speeches.extraction.structure import outline, sentences, spans, topic
from speeches.extraction.types import Actor, Deadline, Extraction


def assemble(text: str, deadlines: Sequence[Deadline], weights: Weights, kind: str = "speech") -> Extraction:
    """Return all drafts of a text of the given kind, in its order."""
    cut = sentences.cut(text)
    places, headings = outline.read(cut)
    verdicts = duties.judge(cut, places, weights.duties, kind, deadlines)
    named = actors.find(text, cut, places, verdicts, weights)
    joined = joining.join(text, cut, places, verdicts, deadlines)
    topics, paths = topic.labels(cut, places), outline.paths(cut, places)
    limits, begins = spans.beginning_in(cut, deadlines), frozenset([one.start for one in deadlines])
    found: list[Duty] = []
    rows = table_rows.by_sentence(cut, [] if kind == "report" else table_rows.find(text, deadlines))
    for index, sentence in enumerate(cut):
        verdict = joined.verdicts.get(index, verdicts[index])
        if index in rows:
            if row := rows[index]:
                found.append(_of_row(text, row, tuple([heading.text for heading in paths[index]]), deadlines))
        elif verdict.is_duty and index not in joined.inside:
            own, lent = joined.own.get(index), joined.lent.get(index)
            end = cut[own.last].end if own else sentence.end
            when = _within(deadlines, sentence.start, end) if own else _ending_by(limits.get(index, ()), end)
            duty = Duty(
                start=sentence.start,
                end=end,
                task=(sentence.start, sentence.end),
                said=sentence.text,
                verdict=verdict,
                actors=_without_limits(text, _who(named[index], own, lent), deadlines, begins),
                limits=when or (_within(deadlines, cut[lent.first].start, cut[lent.last].end) if lent else ()),
                headings=tuple([heading.text for heading in paths[index]]),
                topic=topics.get(index, ""),
            )
            found += drafting.parted(text, duty)
    return Extraction(
        drafting.written(text, found, weights, headings), headings, f"{weights.version}+{version.rules()}"
    )


def _of_row(text: str, row: Row, headings: tuple[str, ...], deadlines: Sequence[Deadline]) -> Duty:
    """Return the duty in a row of a table of tasks."""
    return Duty(
        start=row.start,
        end=row.end,
        task=row.task,
        said=text[slice(*row.task)],
        verdict=table_rows.OF_A_ROW,
        actors=row.actors,
        limits=_within(deadlines, row.start, row.end),
        headings=headings,
    )


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
