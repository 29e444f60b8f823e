"""Find headings that lost their number, their line or their mark, from the lines around them.

Offices paste what a scanner or a converter gave: the bold type that made a line a heading is gone, a number stands
alone at the foot of a page, a heading runs on into the next one (…增强责任感二、突出重点).
"""

import re
from collections.abc import Mapping, Sequence

from speeches.extraction import lexicon
from speeches.extraction.looks.lines import Lines
from speeches.extraction.mood import ORDER
from speeches.extraction.structure.labels import CHAINED, FORMAL, NUMERAL, marker_of, number_of
from speeches.extraction.structure.sentences import Sentence

LONGEST, SHORTEST = 30, 4  # characters of a heading without number
NO_HEADING = re.compile(
    r"[。；！？：:，、,.…]$|^[（(]|^(?:同志|各位|尊敬|附件|抄送|来源|责任|牵头|配合|完成|时间|地点|联系|编辑|记者|主办|时限|序号)"
    r"|\d{4}年\d{1,2}月|[，,].*[，,]|[：:\t|]"
)
COLONS = "：:"
# what has a colon behind it and leads in what follows, without a name for it: 要抓好以下工作：
LEADS_IN = re.compile(rf"以下|如下|下列|下面|我|同志|{ORDER.pattern}")
GLUED = re.compile(  # the first character of a label, to which a search skips, and what stands before and ahead of it
    rf"[{CHAINED}{FORMAL}（(](?<=[一-龥”）》].)"
    rf"(?<=(?=(?:{NUMERAL}、|[（(]{NUMERAL}[）)])(?![一二三四五六七八九十百])).)(?<=(?=.{{1,5}}[一-龥“]).)"
)


def unnumbered(sentences: Sequence[Sentence]) -> set[int]:
    """Return which sentences are headings that carry no number: short lines without a mark that a text follows."""
    lines = [number for number, one in enumerate(sentences) if one.place == 0]
    may_be = [_may_be(sentences[number]) for number in lines]
    found: set[int] = set()
    begun = False  # what stands before the first full sentence is title, date and name
    for at, number in enumerate(lines[:-1]):
        begun = begun or sentences[number].text[-1] in "。！？；：" or bool(marker_of(sentences[number].text)[0])
        if not begun or not may_be[at]:
            continue
        # among lines of its own kind it is a row of a list or table
        of_a_list = may_be[at + 1] or (may_be[at - 1] and lines[at - 1] not in found)
        if not of_a_list and _is_text(sentences[lines[at + 1]]):
            found.add(number)
    return found


def _may_be(sentence: Sentence) -> bool:
    if not sentence.last:
        return False
    words = sentence.text.rstrip(COLONS)
    if not SHORTEST <= len(words) <= LONGEST or NO_HEADING.search(words) or marker_of(words)[0]:
        return False
    if words != sentence.text and (LEADS_IN.search(words) or not words.endswith(lexicon.terms("heading_ends"))):
        return False
    parts = lexicon.any_of(*(f"parts/{kind}" for kind in lexicon.PARTS))
    return bool(parts.search(words) or lexicon.any_of("cues/general_verb", "cues/action").match(words))


def _is_text(sentence: Sentence) -> bool:
    """Tell a line that a heading may head: a text, or a numbered heading below it."""
    return (
        len(sentence.text) > LONGEST
        or not sentence.last
        or sentence.text[-1] in "。！？；："
        or bool(marker_of(sentence.text)[0])
    )


def lone_number(sentence: Sentence, kind: str, body: int) -> bool:
    """Tell a line that holds nothing but a heading's number, of a sentence and its label."""
    return bool(kind) and kind != "item" and body == len(sentence.text) and sentence.place == 0 and sentence.last


def may_glue(sentences: Sequence[Sentence]) -> set[int]:
    """Return the sentences inside of which a label stands where a heading may be glued on; few have any."""
    return set(Lines([one.text for one in sentences]).holding(GLUED))


def glued(text: str, last: Mapping[str, int]) -> int:
    """Return the offset at which the next heading begins inside of `text`, 0 where none does.

    `last` holds the number that each kind of label had last: only the one that follows it can begin there.
    """
    for match in GLUED.finditer(text, 2):
        behind = text[match.start() :]
        kind, _ = marker_of(behind)
        follows = last[kind] + 1 if kind in last else 1 if kind == "section" else 0  # below a chapter, the first
        if follows and number_of(behind) == follows:
            return match.start()
    return 0
