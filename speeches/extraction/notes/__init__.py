"""Read notes of who and when, in brackets or plain lines: （责任单位：县民政局；完成时限：10月底前）."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from speeches.extraction import actors
from speeches.extraction.note_labels import CLOSE, GOES_ON, OPEN
from speeches.extraction.notes import brackets
from speeches.extraction.structure.labels import marker_of
from speeches.extraction.structure.sentences import Sentence
from speeches.extraction.types import Actor, Deadline

UNLABELLED = re.compile(
    r"^[（(【〔\[][^：:（(【〔\[]{2,40}?(?:牵头|主办|负责|承办|配合|协办)(?:[，,；][^：:（(【〔\[]{2,40})?[）)】〕\]][。；]?$"
)
OPENS = re.compile(r"[（(【〔\[]")
SIGN = re.compile(r"[（(【〔\[：:]")  # every note has one of these
ROLES = {"牵头": "lead", "主办": "lead", "负责": "lead", "配合": "support", "协办": "support", "协助": "support"}
NAME = re.compile(r"[^（(【〔\[）)】〕\]、，,；;。\s]{2,}")
OF_A_ROLE = tuple(ROLES)
ROLE = re.compile(f"^(?:由)?(.{{2,}}?)({'|'.join(ROLES)})$")
LONGEST = 8  # sentences of a note


@dataclass(frozen=True, slots=True)
class Note:
    """A note of who and when: the sentences it is made of, its units, and whether a line end stands before it."""

    first: int
    last: int
    actors: tuple[Actor, ...]
    below: bool
    within: bool = False  # the bracket ends the sentence that it is for

    @property
    def owner(self) -> int:
        """The sentence that the note goes on from."""
        return self.first if self.within else self.first - 1


def find(text: str, cut: Sequence[Sentence], deadlines: Sequence[Deadline]) -> list[Note]:
    """Return the notes that go on from some sentence, in the order of the text."""
    found: list[Note] = []
    taken = -1  # the last sentence of the note before
    for index, sentence in enumerate(cut):
        words = sentence.text
        if not SIGN.search(words) or index <= taken:  # as most
            continue
        near = index > 0 and sentence.line - cut[index - 1].line <= 1
        last = _closing(cut, index)
        units = brackets.units(text, sentence.start, cut[last].end, deadlines) if last >= index else ()
        if units and (words[0] not in OPEN or marker_of(words)[0]):
            found.append(Note(index, last, units, below=False, within=True))
            taken = last
        elif near and units:
            found.append(Note(index, last, units, below=sentence.line != cut[index - 1].line))
            taken = last
        elif near and (GOES_ON.match(words) or UNLABELLED.match(words)):
            last = _last(cut, index)
            whole = (sentence.start, cut[last].end)
            who = tuple(dict.fromkeys(named(text, *whole)))
            found.append(Note(index, last, who, below=sentence.line != cut[index - 1].line))
            taken = last
    return found


def _closing(cut: Sequence[Sentence], first: int) -> int:
    """Return the sentence that closes the bracket which opens in a sentence, as ； cuts it; -1 where none does."""
    if not OPENS.search(cut[first].text):
        return -1
    depth, last = _depth(cut[first].text), first
    while depth > 0 and last + 1 < len(cut) and last - first < LONGEST and cut[last + 1].line == cut[first].line:
        last += 1
        depth += _depth(cut[last].text)
    return last if cut[last].text.rstrip("。；;")[-1:] in set(CLOSE) else -1


def _last(cut: Sequence[Sentence], first: int) -> int:
    """Return the last sentence of a note: to the end of its bracket, and on while labels follow."""
    last, depth = first, _depth(cut[first].text) + max(_depth(cut[first - 1].text), 0)
    while last + 1 < len(cut) and last - first < LONGEST and cut[last + 1].line - cut[last].line <= 1:
        if not GOES_ON.match(cut[last + 1].text) and (depth <= 0 or cut[last + 1].line != cut[last].line):
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
    if GOES_ON.match(text[start:end]):
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
    found = ROLE.match(actor.text) if actor.text.endswith(OF_A_ROLE) else None
    if not found:
        return actor
    start = actor.start + found.start(1)
    return replace(actor, text=found[1], start=start, end=start + len(found[1]), role=ROLES[found[2]])
