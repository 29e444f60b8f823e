"""Say in a clerk's words why a sentence was taken for a requirement."""

from collections.abc import Sequence

from speeches.extraction import features, lexicon
from speeches.extraction.duties import Verdict
from speeches.extraction.model import Weights, gram_share
from speeches.extraction.types import Actor, Deadline, Reason

MOST = 6
WEIGHT_OF_A_RULE = 3.0
RULES = {"note": "括号里写明了责任单位或完成时限", "address": "称呼语", "account": "工作总结里讲自己做了什么"}


def reasons(
    sentence: str, verdict: Verdict, actors: Sequence[Actor], deadlines: Sequence[Deadline], weights: Weights
) -> tuple[Reason, ...]:
    """Return what spoke for and against, strongest first, then who and when."""
    if verdict.rule:
        return (Reason(f"rule:{verdict.rule}", RULES[verdict.rule], WEIGHT_OF_A_RULE),)
    spoke = [*_named(sentence, verdict, weights), *_word(sentence, weights)]
    spoke.sort(key=lambda reason: -abs(reason.weight))
    found = spoke[:MOST]
    found += [
        Reason("actor", f"责任主体{'（承上文）' if actor.inherited else ''}：{actor.text}", 0.0) for actor in actors
    ]
    found += [Reason(f"deadline:{deadline.rule}", f"时限：{deadline.text}", 0.0) for deadline in deadlines]
    return tuple(found)


def _named(sentence: str, verdict: Verdict, weights: Weights) -> list[Reason]:
    said = lexicon.glosses("explain")
    found = []
    for name in sorted(verdict.named):
        words = said.get(name)
        if not words or name not in weights.duties.named:
            continue
        if name.startswith("cue:"):
            seen = features.cue_pattern(name.removeprefix("cue:")).findall(sentence)
            words = words.format("、".join(dict.fromkeys(seen[:4])))
        found.append(Reason(name, words, round(sum(weights.duties.named[name]) / 2, 2)))
    return found


def _word(sentence: str, weights: Weights) -> list[Reason]:
    """Return the two strongest pairs of characters, which the lists of cue words may lack."""
    grams = features.grams(sentence)
    share = gram_share(grams)
    pairs = [
        (share * sum(weights.duties.grams[gram]) / 2, gram)
        for gram in grams
        if gram in weights.duties.grams and len(gram) > 1 and gram.isalpha() and "0" not in gram
    ]
    strongest = sorted(pairs, key=lambda pair: (-abs(pair[0]), pair[1]))[:2]
    return [Reason(f"gram:{gram}", f"用字“{gram}”", round(weight, 2)) for weight, gram in strongest]
