"""Say in a clerk's words why a sentence was taken for a requirement."""

import math
from collections.abc import Sequence

from speeches.extraction import features, lexicon
from speeches.extraction.duties import Verdict
from speeches.extraction.model import Weights
from speeches.extraction.ngrams import GRAM_SHARE
from speeches.extraction.types import Actor, Deadline, Reason

GRAM = "gram:"
Spoke = tuple[str, float]  # what spoke for or against, and its weight
MOST = 6
GRAMS_A_CHARACTER = 3  # n-grams of one, two and three characters
WEIGHT_OF_A_RULE = 3.0
RULES = {
    "noted": "后面写明了责任单位或完成时限",
    "note": "括号里写明了责任单位或完成时限",
    "assigned": "写明了由谁牵头或负责",
    "row": "任务表中的一行",
    "address": "称呼语",
    "account": "工作总结里讲自己做了什么",
}


def reasons(
    sentence: str, verdict: Verdict, actors: Sequence[Actor], deadlines: Sequence[Deadline], weights: Weights
) -> tuple[Reason, ...]:
    """Return what spoke for and against, strongest first, then who and when."""
    if verdict.rule:
        return (Reason(f"rule:{verdict.rule}", RULES[verdict.rule], WEIGHT_OF_A_RULE),)
    spoke = [*_named(verdict, weights), *_word(sentence, verdict, weights)]
    spoke.sort(key=lambda one: -abs(one[1]))
    found = [_reason(sentence, *one) for one in spoke[:MOST]]
    found += [
        Reason("actor", f"责任主体{'（承上文）' if actor.inherited else ''}：{actor.text}", 0.0) for actor in actors
    ]
    found += [Reason(f"deadline:{deadline.rule}", f"时限：{deadline.text}", 0.0) for deadline in deadlines]
    return tuple(found)


def _named(verdict: Verdict, weights: Weights) -> list[Spoke]:
    """Return the features that a clerk can be told of, in the order of their names."""
    told = weights.duties.tellable
    return [(name, told[name]) for name in sorted(verdict.named)]


def _word(sentence: str, verdict: Verdict, weights: Weights) -> list[Spoke]:
    """Return the two strongest pairs of characters, which the lists of cue words may lack."""
    learnt = weights.duties.table.words
    share = GRAM_SHARE / math.sqrt(GRAMS_A_CHARACTER * len(sentence)) / 2
    return [(f"{GRAM}{pair}", round(share * learnt[pair], 2)) for pair in verdict.words]


def _reason(sentence: str, name: str, weight: float) -> Reason:
    """Put one thing that spoke into words."""
    kind, _, rest = name.partition(":")
    if kind == "gram":
        return Reason(name, f"用字“{rest}”", weight)
    words = lexicon.glosses("explain")[name]
    if kind == "cue":
        seen = features.cue_pattern(rest).findall(sentence)
        words = words.format("、".join(dict.fromkeys(seen[:4])))
    return Reason(name, words, weight)
