"""Join what full stops and line ends have cut: a task and the note that says who does it by when.

The note stands in brackets behind the task or below it, or in plain lines: （责任单位：县民政局；完成时限：10月底前）.
A bracket with no more than unit and day (（县民政局，10月底前）) may also end the sentence of its task.
It goes on from the sentence before it; where that stands behind a task in the form of a heading (2.改造农村公路80公里。
每条路…), from both. Behind a heading with duties below it, it is for those of the part that name nobody.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from speeches.extraction import lexicon, notes
from speeches.extraction.duties import Verdict, ruled
from speeches.extraction.notes import Note
from speeches.extraction.structure.outline import Place
from speeches.extraction.structure.sentences import Sentence
from speeches.extraction.types import Deadline

OF_A_NOTE = ruled("note")


@dataclass(frozen=True, slots=True)
class Joined:
    """What notes come to, by number of the sentence."""

    own: dict[int, Note]  # the sentence that a note goes on from
    lent: dict[int, Note]  # others that it is for: the task that heads the line, those of the part below a heading
    inside: frozenset[int]  # sentences that are notes and no requirement of their own
    verdicts: dict[int, Verdict]  # where a note makes a duty of what was none by itself


def join(
    text: str,
    cut: Sequence[Sentence],
    places: Sequence[Place],
    verdicts: Sequence[Verdict],
    deadlines: Sequence[Deadline] = (),
) -> Joined:
    """Return which sentences are notes, and of what; `deadlines` are those of the text."""
    own: dict[int, Note] = {}
    lent: dict[int, Note] = {}
    inside: set[int] = set()
    changed: dict[int, Verdict] = {}
    for note in notes.find(text, cut, deadlines):
        owner = note.owner
        inside.update(range(max(note.first, owner + 1), note.last + 1))
        part = _part_below(places, owner, note.last + 1)
        if part:
            lent.update(
                {
                    index: note
                    for index in part
                    if verdicts[index].is_trackable or (note.within and verdicts[index].is_duty)
                }
            )
        if part and not (note.within and _is_task(cut[owner], places[owner])):
            continue
        own[owner] = note
        if not verdicts[owner].is_duty or (note.within and not verdicts[owner].is_trackable):
            changed[owner] = OF_A_NOTE
        for index in range(owner - 1, -1, -1) if note.below else ():
            if cut[index].line != cut[owner].line:
                break
            if places[index].heading and not verdicts[index].is_duty and _is_task(cut[index], places[index]):
                lent[index], changed[index] = note, OF_A_NOTE
    return Joined(own, lent, frozenset(inside), changed)


def _part_below(places: Sequence[Place], owner: int, after: int) -> list[int]:
    """Return the sentences below a heading that a note follows; none where it heads nothing."""
    heading = places[owner].heading
    if heading is None:
        return []
    last = after
    # 4.落实… ends what 3.开展… opened, be it a heading or not
    while last < len(places) and heading in places[last].headings and places[last].rank > places[owner].rank:
        last += 1
    return list(range(after, last))


def _is_task(sentence: Sentence, place: Place) -> bool:
    """Tell a heading that is a task (2.改造农村公路80公里) from one that names a topic."""
    return lexicon.any_of("cues/action").match(sentence.text, place.body) is not None
