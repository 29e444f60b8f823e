"""Read the headings of a speech into a tree and tell what each part is: results, problems, duties, closing.

Numbering is taken as it comes: levels may be skipped, numbers repeated or missing, kinds of label mixed. What a label
is tells how far out it stands, not which number it carries; headings that lost theirs are found by `headings`.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from speeches.extraction import lexicon, note_labels
from speeches.extraction.structure import headings
from speeches.extraction.structure.labels import LEVELS, RANKS, marker_of, number_of, rank_of
from speeches.extraction.structure.sentences import Sentence
from speeches.extraction.types import Heading

LONGEST = {"chapter": 60, "section": 60, "number": 30, "item": 26}  # a longer sentence is text, not a heading
NUMBERED = re.compile(r"[一二三四五六七八九十]{1,3} ?、")
STATE_OF_THINGS = re.compile("(?:完成|落实|进展|执行|办理|整改)情况[。；：:]?$")
ORDINAL = re.compile(r"第[一二三四五六七八九十]{1,3}[，、：]")  # below 一、 an item, in a speech without it a chapter
BELOW_CHAPTER = 0.5  # rank of a heading without number in a speech whose chapters have theirs


class Place(NamedTuple):
    """Where a sentence stands: the headings above it, outermost first, and whether it is one itself."""

    headings: tuple[Heading, ...]
    heading: Heading | None = None
    marker: str = ""  # kind of the label it opens with: chapter, section, number, item or ""
    body: int = 0  # offset in the sentence at which the words after the label begin
    since: int = 0  # sentences since the innermost heading
    rank: float = len(LEVELS)  # how far out its label stands, the smaller the further


@cache
def _parts() -> Sequence[tuple[str, re.Pattern[str]]]:
    """Return the kinds of part, each with the pattern of its words."""
    return [(kind, lexicon.any_of(f"parts/{kind}")) for kind in lexicon.PARTS]


def part_of(words: str) -> str:
    """Return the kind of part that a heading opens, "" where its words do not tell."""
    if STATE_OF_THINGS.search(words):
        return "results"  # 重点任务完成情况
    best, most = "", 0
    for kind, pattern in _parts():
        if (count := len(pattern.findall(words))) > most:
            best, most = kind, count
    return best


class _Tree:
    """The headings that are open while a text is read, and all that were."""

    def __init__(self) -> None:
        self.stack: list[tuple[float, Heading]] = []
        self.outline: list[Heading] = []
        self.last: dict[str, int] = {}  # kind of label -> the number it had last
        self.above: tuple[Heading, ...] = ()  # those of the stack

    def close(self, rank: float) -> None:
        while self.stack and self.stack[-1][0] >= rank:
            self.stack.pop()
            self.above = self.above[:-1]

    def open(self, start: int, end: int, text: str, rank: float) -> Heading:
        """Open a heading; those it ends must be closed before."""
        kind, body = marker_of(text)
        self.count(kind, text)
        words = note_labels.IN_A_HEADING.sub("", text[body:])
        heading = Heading(start, end, text.rstrip("。；：:"), len(self.stack), part_of(words))
        self.outline.append(heading)
        self.stack.append((rank, heading))
        self.above = (*self.above, heading)
        return heading

    def count(self, kind: str, text: str) -> None:
        if not kind:
            return
        self.last[kind] = number_of(text)
        for other, rank in RANKS.items():
            if rank > RANKS[kind]:
                self.last.pop(other, None)


def read(sentences: Sequence[Sentence]) -> tuple[list[Place], tuple[Heading, ...]]:
    """Return each sentence's place and all headings in the order of the text."""
    places: list[Place] = []
    tree = _Tree()
    since = 0
    bare = _ranks_of_unnumbered(sentences)
    numbered = any(NUMBERED.match(one.text) for one in sentences if one.place == 0)
    may_glue = headings.may_glue(sentences)
    split: Heading | None = None  # a heading whose number stood alone in the line before
    for index, sentence in enumerate(sentences):
        kind, body = marker_of(sentence.text)
        if not (kind or split or index in bare or index in may_glue):  # as most
            since += 1
            places.append(Place(tree.above, since=since))
            continue
        rank = bare[index] if index in bare else rank_of(sentence.text) if kind else len(LEVELS)
        if kind and numbered and rank == RANKS["chapter"] and ORDINAL.match(sentence.text):
            rank = RANKS["item"]
        cut = 0
        if index in may_glue:
            cut = headings.glued(sentence.text, tree.last | {kind: number_of(sentence.text)} if kind else tree.last)
        words = sentence.text[:cut] if cut else sentence.text
        below = _words_below(sentences, index, kind) if headings.lone_number(sentence, kind, body) else None
        heading, split = split, None
        if heading:
            above = tree.above[:-1]
        elif below or index in bare or (kind and body < len(words) and _is_heading(sentence, kind, words)):
            tree.close(rank)
            above = tree.above
            text = f"{sentence.text}{below.text}" if below else words
            heading = tree.open(sentence.start, below.end if below else sentence.start + len(words), text, rank)
            split = heading if below else None
        else:
            above = tree.above
        since = 0 if heading else since + 1
        places.append(Place(above, heading, kind, body, since, rank))
        if cut and _begins_here(sentence, cut):
            behind = sentence.text[cut:]
            tree.close(rank_of(behind))
            tree.open(sentence.start + cut, sentence.end, behind, rank_of(behind))
            since = 0
    return places, tuple(tree.outline)


def _words_below(sentences: Sequence[Sentence], index: int, kind: str) -> Sentence | None:
    """Return the line below a number of some kind that stands alone, where it may be the words of its heading."""
    if index + 1 == len(sentences):
        return None
    below = sentences[index + 1]
    return None if marker_of(below.text)[0] or below.place or len(below.text) > LONGEST[kind] else below


def _begins_here(sentence: Sentence, cut: int) -> bool:
    """Tell whether what is glued behind a sentence is short enough for a heading."""
    behind = sentence.text[cut:]
    return len(behind) <= LONGEST[marker_of(behind)[0]]


def _ranks_of_unnumbered(sentences: Sequence[Sentence]) -> dict[int, float]:
    """Return the headings without number, with how far out they stand.

    Where no chapter has a number they are chapters; else one that stands where a number is left out (一、 … 三、) takes
    its place, and any other stands below the chapter.
    """
    bare = sorted(headings.unnumbered(sentences))
    if not bare:
        return {}
    chapters = [
        (index, number_of(one.text))
        for index, one in enumerate(sentences)
        if one.place == 0 and marker_of(one.text)[0] == "chapter" and len(one.text) <= LONGEST["chapter"]
    ]
    if not chapters:
        return dict.fromkeys(bare, float(RANKS["chapter"]))
    ranks = dict.fromkeys(bare, BELOW_CHAPTER)
    for (first, number), (last, following) in pairwise(chapters):
        between = [index for index in bare if first < index < last]
        if len(between) == 1 and following == number + 2:
            ranks[between[0]] = float(RANKS["chapter"])
    return ranks


def paths(sentences: Sequence[Sentence], places: Sequence[Place]) -> list[tuple[Heading, ...]]:
    """Return the headings each sentence belongs to: 4.落实…, too long for a heading, still ends what 3.开展… opened."""
    ended: set[int] = set()
    found = []
    for sentence, place in zip(sentences, places, strict=True):
        if place.marker and not place.heading and (sentence.place == 0 or place.marker == "item"):
            ended |= {
                each.start for each in place.headings if marker_of(each.text)[0] and rank_of(each.text) >= place.rank
            }
        found.append(tuple([each for each in place.headings if each.start not in ended]) if ended else place.headings)
    return found


def _is_heading(sentence: Sentence, kind: str, words: str) -> bool:
    """Tell a heading from a sentence that merely opens with a label."""
    if len(words) > LONGEST[kind]:
        return False
    if kind in {"chapter", "section"} and sentence.place == 0:
        return sentence.last or len(words) <= 30
    if kind in {"chapter", "section"} and sentence.last and words[-1] not in "。；！？":
        return len(words) <= headings.LONGEST  # glued to the text before it
    alone = sentence.last and sentence.place == 0
    return (alone and words[-1] not in "。；！？") or (not sentence.last and "，" not in words[4:])
