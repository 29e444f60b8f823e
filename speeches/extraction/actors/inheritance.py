"""Tell whether a duty that names nobody goes on speaking of those who were named before it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from operator import add

from speeches.extraction import lexicon
from speeches.extraction.actors import candidates
from speeches.extraction.duties import Verdict
from speeches.extraction.names import times
from speeches.extraction.names.places import Looked
from speeches.extraction.structure.sentences import Sentence
from speeches.extraction.types import Actor

FARTHEST = 2  # sentences between the one that names them and the one that may inherit them
# How a sentence begins tells whether it brings a subject of its own; the first that matches counts.
BEGINNINGS = re.compile(
    r"(?P<us>大家|我们|希望|同志们|让我们|请|总的)"
    r"|(?P<number>[一二三四五六七八九十]+[是要、]|第[一二三四五六七八九十])"
    r"|(?P<also>还|也|并|同时|此外|另外|[^，。；]{0,14}(?:还|也)要)"
    r"|(?P<must>(?:既|更|都|坚决)?(?:要|须|必须|务必|应))"
    r"|(?P<ban>严禁|不得|不准|不能|决不|绝不|禁止|防止|坚决)"
    r"|(?P<those>(?:对|凡)?[^，。；]{1,24}的[，、])"
    r"|(?P<on>[对把将在于向按从到与])"
    rf"|(?P<when>{times.TIME.pattern})"
)
WITHOUT_SUBJECT = frozenset({"also", "must", "ban", "on", "when", "verb"})
TOPIC = re.compile(r"[^，。；]{1,16}?(?:要|必须|不得|不能|一律|应当)")
DUTY_OF = re.compile(r"是.{0,14}(?:责任|主责|牵头|责任人|主体|主战场|一道关口)")
GRAMMATICAL = "的了着过在对把将要不得和与及为以从到是有都也还就其各每这那一二三"
TOPIC_WORD = re.compile(rf"(?:(?![{GRAMMATICAL}])[\u4e00-\u9fff]){{2}}")
COLLECTIVE = re.compile(r"各|每|全[县市区省体]|广大|有关|相关|[^局委办]{0,4}(?:干部|部门|单位|党组织|领导)$")
PERSONS = ("干部", "书记", "长", "员", "人", "同志", "领导", "干警", "民警", "教师", "者")
STATEMENT = re.compile(r"是|任务|的担子|首当其冲")


@dataclass(frozen=True, slots=True)
class Source:
    """Actors that later sentences may inherit, and where they came from."""

    actors: tuple[Actor, ...]
    index: int  # of the sentence that named them, or inherited them last
    kind: str  # "duty", "inherited", "statement" or "responsible"


def statement(text: str, looked: Looked, sentence: Sentence, index: int) -> Source | None:
    """Return the unit that a plain statement is about: 城关镇是这次征迁的主战场."""
    for candidate in candidates.find(looked, sentence.start, sentence.end):
        phrase = candidate.phrase
        if len(candidate.group) > 1:
            continue
        responsible = DUTY_OF.match(looked.text, phrase.end, sentence.end)
        if responsible or (phrase.kind != "person" and STATEMENT.match(looked.text, phrase.end)):
            actor = Actor(text[phrase.start : phrase.end], phrase.start, phrase.end)
            return Source((actor,), index, "responsible" if responsible else "statement")
    return None


def beginning(words: str) -> str:
    """Return how a sentence begins: must, also, ban, on, those, when, us, number, verb or topic."""
    begins = BEGINNINGS.match(words)
    if begins:
        return str(begins.lastgroup)
    if lexicon.any_of("cues/action", "cues/general_verb").match(words):
        return "verb"
    return "topic must" if TOPIC.match(words) else "topic"


def describe(source: Source, index: int, sentences: Sequence[Sentence], verdicts: Sequence[Verdict]) -> set[str]:
    """Return the features by which it is judged whether a duty inherits its actors; none: it cannot."""
    sentence, before = sentences[index], sentences[source.index]
    distance = index - source.index
    if sentence.line != before.line or distance > FARTHEST:
        return set()
    begins = beginning(sentence.text)
    shift = f"{'12'[verdicts[source.index].is_trackable]}>{'12'[verdicts[index].is_trackable]}"
    shared = _share_a_word(sentence.text, before.text)
    who = _who(source)
    conduct = lexicon.any_of("actors/own_conduct").search(sentence.text) is not None
    of_all = lexicon.any_of("actors/of_all").search(sentence.text) is not None
    subject = any(-1 <= actor.start - before.start <= 6 for actor in source.actors)
    following = sentences[index + 1] if index + 1 < len(sentences) else None
    return {
        f"who:{who} {shift}",
        f"who:{who} {begins}",
        f"conduct:{conduct} {begins}",
        f"conduct:{conduct} {who} {shift}",
        f"conduct:{conduct} of all:{of_all}",
        f"of all:{of_all} {begins}",
        f"subject:{subject}",
        f"last:{sentence.last}",
        f"place:{min(sentence.place, 3)}",
        f"next:{beginning(following.text) if following and following.line == sentence.line else ''}",
        f"begins:{begins}",
        f"begins:{begins} {shift}",
        f"shift:{shift}",
        f"source:{source.kind}",
        f"distance:{distance}",
        f"shared:{shared}",
        f"shared:{shared} {begins}",
        f"ends:{before.text[-1]}",
    }


def _who(source: Source) -> str:
    """Return what kind of actors they are: all of a kind, persons, or a unit by its name."""
    first = source.actors[0].text
    if COLLECTIVE.match(first):
        return "persons of a kind" if first.endswith(PERSONS) else "all of a kind"
    return "persons" if first.endswith(PERSONS) else "unit"


def _share_a_word(one: str, other: str) -> bool:
    """Tell whether two neighbouring Chinese characters stand in both that are a word of a topic, not of grammar."""
    shared = set(map(add, one, one[1:])).intersection(map(add, other, other[1:]))
    return any(map(TOPIC_WORD.match, shared))
