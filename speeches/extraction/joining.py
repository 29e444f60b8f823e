"""Join what full stops and line ends have cut: a task and the note that says who does it by when.

The note stands in brackets behind the task or below it, or in plain lines: （责任单位：县民政局；完成时限：10月底前）.
It goes on from the sentence before it; where that stands behind a task in the form of a heading (2.改造农村公路80公里。
每条路…), from both. Behind a heading with duties below it, it is for those of the part that name nobody.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from speeches.extraction import actors, lexicon
from speeches.extraction.duties import Verdict
from speeches.extraction.outline import Place
from speeches.extraction.sentences import Sentence
from speeches.extraction.types import Actor

NOTE = re.compile(
    r"^[（(【〔\[]?(?:牵头|责任|主责|主办|承办|负责|配合|协办|协同|督办|完成|整改|办理|办结)?"
    r"(?:单位|部门|领导|人|科室|主体|时限|时间|期限)[：:]"
)
UNLABELLED = re.compile(
    r"^[（(【〔\[][^：:（(【〔\[]{2,40}?(?:牵头|主办|负责|承办|配合|协办)(?:[，,；][^：:（(【〔\[]{2,40})?[）)】〕\]][。；]?$"
)
OPEN, CLOSE = "（(【〔[", "）)】〕]"
ROLES = {"牵头": "lead", "主办": "lead", "负责": "lead", "配合": "support", "协办": "support", "协助": "support"}
NAME = re.compile(r"[^（(【〔\[）)】〕\]、，,；;。\s]{2,}")
ROLE = re.compile(f"^(?:由)?(.{{2,}}?)({'|'.join(ROLES)})$")
LONGEST = 8  # sentences of a note
OF_A_NOTE = Verdict(True, True, 0.9, 0.9, rule="note")


@dataclass(frozen=True, slots=True)
class Note:
    """A note of who and when: the sentences it is made of, its units, and whether a line end stands before it."""

    first: int
    last: int
    actors: tuple[Actor, ...]
    below: bool


@dataclass(frozen=True, slots=True)
class Joined:
    """What notes come to, by number of the sentence."""

    own: dict[int, Note]  # the sentence that a note goes on from
    lent: dict[int, Note]  # others that it is for: the task that heads the line, those of the part below a heading
    inside: frozenset[int]  # sentences that are notes and no requirement of their own
    verdicts: dict[int, Verdict]  # where a note makes a duty of what was none by itself


def join(text: str, cut: Sequence[Sentence], places: Sequence[Place], verdicts: Sequence[Verdict]) -> Joined:
    """Return which sentences are notes, and of what."""
    own: dict[int, Note] = {}
    lent: dict[int, Note] = {}
    inside: set[int] = set()
    changed: dict[int, Verdict] = {}
    for note in _notes(text, cut):
        owner = note.first - 1
        inside.update(range(note.first, note.last + 1))
        part = _part_below(places, owner, note.last + 1)
        if part:
            lent.update({index: note for index in part if verdicts[index].is_trackable})
            continue
        own[owner] = note
        if not verdicts[owner].is_duty:
            changed[owner] = OF_A_NOTE
        for index in range(owner - 1, -1, -1) if note.below else ():
            if cut[index].line != cut[owner].line:
                break
            if places[index].heading and not verdicts[index].is_duty and _is_task(cut[index], places[index]):
                lent[index], changed[index] = note, OF_A_NOTE
    return Joined(own, lent, frozenset(inside), changed)


def _notes(text: str, cut: Sequence[Sentence]) -> list[Note]:
    """Return the notes that go on from some sentence, in the order of the text."""
    found: list[Note] = []
    index = 1
    while index < len(cut):
        if (NOTE.match(cut[index].text) or UNLABELLED.match(cut[index].text)) and cut[index].line - cut[
            index - 1
        ].line <= 1:
            last = _last(cut, index)
            whole = (cut[index].start, cut[last].end)
            who = tuple(dict.fromkeys(named(text, *whole)))
            found.append(Note(index, last, who, below=cut[index].line != cut[index - 1].line))
            index = last
        index += 1
    return found


def _last(cut: Sequence[Sentence], first: int) -> int:
    """Return the last sentence of a note: to the end of its bracket, and on while labels follow."""
    last, depth = first, _depth(cut[first].text) + max(_depth(cut[first - 1].text), 0)
    while last + 1 < len(cut) and last - first < LONGEST and cut[last + 1].line - cut[last].line <= 1:
        if not NOTE.match(cut[last + 1].text) and (depth <= 0 or cut[last + 1].line != cut[last].line):
            break
        if cut[last + 1].text[0] in OPEN and cut[last].text[-1] in CLOSE and cut[last].line == cut[last + 1].line:
            break
        last += 1
        depth += _depth(cut[last].text)
    return last


def _depth(words: str) -> int:
    return sum(words.count(mark) for mark in OPEN) - sum(words.count(mark) for mark in CLOSE)


def named(text: str, start: int, end: int) -> list[Actor]:
    """Return the units of a note; （责任单位：县发改局牵头，县财政局、县住建局配合） names their roles behind them."""
    while end > start and text[end - 1] in CLOSE + "。；":
        end -= 1
    if NOTE.match(text[start:end]):
        found = actors.notes(text, start, end)
    else:
        found = [Actor(each[0], *each.span()) for each in NAME.finditer(text, start, end)]
    told: list[Actor] = []
    for actor in reversed([plain(each) for each in found]):
        listed = told and text[actor.end : told[-1].start] == "、"
        told.append(replace(actor, role=actor.role or (told[-1].role if listed else "")))
    return told[::-1]


def plain(actor: Actor) -> Actor:
    """Return the unit without the word of its role: 县发改局牵头 leads."""
    found = ROLE.match(actor.text)
    if not found:
        return actor
    start = actor.start + found.start(1)
    return replace(actor, text=found[1], start=start, end=start + len(found[1]), role=ROLES[found[2]])


def _part_below(places: Sequence[Place], owner: int, after: int) -> list[int]:
    """Return the sentences below a heading that a note follows; none where it heads nothing."""
    heading = places[owner].heading
    if heading is None:
        return []
    last = after
    while last < len(places) and heading in places[last].headings and _rank(places[last]) > _rank(places[owner]):
        last += 1
    return list(range(after, last))


def _rank(place: Place) -> float:
    """Return how far out the label of a sentence stands: 4.落实… ends what 3.开展… opened, be it a heading or not."""
    return place.rank


def _is_task(sentence: Sentence, place: Place) -> bool:
    """Tell a heading that is a task (2.改造农村公路80公里) from one that names a topic."""
    return lexicon.any_of("cues/action").match(sentence.text, place.body) is not None
