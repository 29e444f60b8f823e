"""Read the headings of a speech into a tree and tell what each part is: results, problems, duties, closing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from speeches.extraction import lexicon
from speeches.extraction.sentences import Sentence
from speeches.extraction.types import Heading

NUMERAL = "[一二三四五六七八九十]{1,3}"
LEVELS: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "chapter",
        re.compile(rf"{NUMERAL}、|第{NUMERAL}(?:个方面|个问题|部分|句话|条|点)?[，、：]|最后一(?:条|点)[，：]"),
    ),
    ("section", re.compile(rf"[（(]{NUMERAL}[）)]、?")),
    ("number", re.compile(r"[（(]?\d{1,2}(?:[．、）)]|\.(?!\d))")),
    ("item", re.compile(rf"{NUMERAL}(?:是|要|个是|则)|[首其再]先[，是要]?|其[次三四][，是要]?|第{NUMERAL}[，是要]")),
)
RANKS = {kind: rank for rank, (kind, _) in enumerate(LEVELS)}
OPENERS = frozenset("一二三四五六七八九十第最（(首其再")  # every label begins with one of these or with a digit
LONGEST = {"chapter": 60, "section": 60, "number": 30, "item": 26}  # a longer sentence is text, not a heading
PARTS = ("results", "problems", "significance", "duties", "arrangements", "background", "closing")
LEAD_NOTE = re.compile(r"[（(](?:牵头|责任|主办|负责|配合|协办)(?:单位|部门|领导|人)?[：:].*")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sentence stands: the headings above it, outermost first, and whether it is one itself."""

    headings: tuple[Heading, ...]
    heading: Heading | None = None
    marker: str = ""  # kind of the label it opens with: chapter, section, number, item or ""
    body: int = 0  # offset in the sentence at which the words after the label begin
    since: int = 0  # sentences since the innermost heading


def marker_of(text: str) -> tuple[str, int]:
    """Return the kind of the label that `text` opens with ("" for none) and its length."""
    if text[:1] not in OPENERS and not text[:1].isdecimal():
        return "", 0
    for kind, pattern in LEVELS:
        if match := pattern.match(text):
            # 一要 and 一是 keep their verb: it belongs to the sentence.
            return kind, match.end() - (match.group()[-1] in "要是")
    return "", 0


def part_kinds(words: str) -> frozenset[str]:
    """Return all kinds of part that the words of a heading speak of."""
    return frozenset(kind for kind in PARTS if lexicon.any_of(f"parts/{kind}").search(words))


def part_of(words: str) -> str:
    """Return the kind of part that a heading opens, "" where its words do not tell."""
    hits = {kind: len(lexicon.any_of(f"parts/{kind}").findall(words)) for kind in PARTS}
    best = max(hits.values())
    return next(kind for kind in PARTS if hits[kind] == best) if best else ""


def read(sentences: Sequence[Sentence]) -> tuple[list[Place], tuple[Heading, ...]]:
    """Return each sentence's place and all headings in the order of the text."""
    places: list[Place] = []
    outline: list[Heading] = []
    stack: list[tuple[str, Heading]] = []
    since = 0
    for sentence in sentences:
        kind, body = marker_of(sentence.text)
        heading = None
        if kind and _is_heading(sentence, kind):
            while stack and RANKS[stack[-1][0]] >= RANKS[kind]:
                stack.pop()
            words = LEAD_NOTE.sub("", sentence.text[body:])
            heading = Heading(sentence.start, sentence.end, sentence.text.rstrip("。；："), len(stack), part_of(words))
            outline.append(heading)
        above = tuple(entry for _, entry in stack)
        since = 0 if heading else since + 1
        places.append(Place(above, heading, kind, body, since))
        if heading:
            stack.append((kind, heading))
    return places, tuple(outline)


def paths(sentences: Sequence[Sentence], places: Sequence[Place]) -> list[tuple[Heading, ...]]:
    """Return the headings each sentence belongs to: 4.落实…, too long for a heading, still ends what 3.开展… opened."""
    ended: set[int] = set()
    found = []
    for sentence, place in zip(sentences, places, strict=True):
        if place.marker and not place.heading and (sentence.place == 0 or place.marker == "item"):
            rank = RANKS[place.marker]
            ended |= {each.start for each in place.headings if RANKS.get(marker_of(each.text)[0], -1) >= rank}
        found.append(tuple(each for each in place.headings if each.start not in ended))
    return found


def _is_heading(sentence: Sentence, kind: str) -> bool:
    """Tell a heading from a sentence that merely opens with a label."""
    if len(sentence.text) > LONGEST[kind]:
        return False
    if kind in {"chapter", "section"} and sentence.place == 0:
        return sentence.last or len(sentence.text) <= 30
    alone = sentence.last and sentence.place == 0
    return (alone and sentence.text[-1] not in "。；！？") or (not sentence.last and "，" not in sentence.text[4:])
