"""Say in a clerk's words why a sentence was taken for a requirement."""

import re
from collections.abc import Callable, Sequence
from datetime import date
from functools import cache, lru_cache

from speeches.extraction import lexicon
from speeches.extraction.duties import Verdict
from speeches.extraction.model import Duties, Ranked, Weights
from speeches.extraction.ngrams import NEARLY, told_share
from speeches.extraction.types import Actor, Deadline, Reason

GRAM, CUE = "gram:", "cue:"
SEEN = "{}"  # stands in the words for a list of cues for those that the sentence has
MOST = 6
WEIGHT_OF_A_RULE = 3.0
RULES = {  # those that make a duty
    "noted": "后面写明了责任单位或完成时限",
    "note": "括号里写明了责任单位或完成时限",
    "assigned": "写明了由谁牵头或负责",
    "passed_on": "转达了对具体单位的要求",
    "promised": "讲话人一方作出了可查验的承诺",
    "listed": "任务部分中写明了数量的一项",
    "left": "写明了剩余部分的时限",
    "dated": "写明了时限的具体动作",
    "planned": "工作打算中可查验的一项",
    "planned_in_general": "工作打算中的一项",
    "consequence": "写明了对什么情形怎么处理",
    "labelled_order": "分条提出的要求",
    "banned": "禁止了具体的行为",
    "banned_in_general": "原则性的禁止",
    "asked": "请具体单位办理",
    "asked_in_general": "请具体单位支持",
    "passed_on_in_general": "转达的一般要求",
    "permitted": "用“可以”提出了具体做法",
    "permitted_in_general": "用“可以”给出了方向",
    "row": "任务表中的一行",
}

# Features that say one thing in several ways: told once, with what they weigh together.
FAMILIES = {
    "yao": frozenset({"yao", "yao:first", "yao:early", "yao:late", "yao:many", "cue:modal"}),
    "when": frozenset({"when", "when ahead", "when and who"}),
    "who:first": frozenset({"who:first", "who:first yao"}),
}
FAMILY_OF = {name: family for family, names in FAMILIES.items() for name in names}
IN_FAMILIES = frozenset(FAMILY_OF)
WORTH_TELLING = 0.1  # the least weight of a pair of characters that is shown; of `NEARLY` none is rounded up to it
SHOWN = 24  # characters of the words that an actor carries over from


def reasons(
    sentence: str,
    verdict: Verdict,
    actors: Sequence[Actor],
    deadlines: Sequence[Deadline],
    weights: Weights,
    origin: Callable[[Actor], str] = lambda _: "",
) -> tuple[Reason, ...]:
    """Return what spoke for and against, strongest first, then who and when.

    `origin` returns the heading or sentence that an actor carries over from.
    """
    read = [Reason("actor", _who(actor, origin), 0.0) for actor in actors]
    read += [Reason(f"deadline:{deadline.rule}", _when(deadline), 0.0) for deadline in deadlines]
    if verdict.rule:
        return (Reason(f"rule:{verdict.rule}", RULES[verdict.rule], WEIGHT_OF_A_RULE), *read)
    spoke = _spoke(len(sentence), verdict, weights.duties)
    return (*[_shown(one, sentence) if SEEN in one.words else one for _, _, one in spoke], *read)


def _who(actor: Actor, origin: Callable[[Actor], str]) -> str:
    """Say who is told and, where the sentence does not name them, what does."""
    if not actor.inherited:
        return f"责任主体：{actor.text}"
    source = origin(actor)
    return f"责任主体：{actor.text}（{source or '承上文'}）"


def _when(deadline: Deadline) -> str:
    """Say what time limit was read and what it comes to."""
    start, due = deadline.start_on, deadline.due
    if deadline.rrule:
        return f"时限：{deadline.text}（按周期）"
    if start and due and start != due:
        return f"时限：{deadline.text}（{day(start)}至{day(due)}）"
    if due or start:
        return f"时限：{deadline.text}（{day(due or start)}{'' if due else '起'}）"
    return f"时限：{deadline.text}（推算不出具体日期）"


def day(then: date | None) -> str:
    """Write a day as offices do."""
    return f"{then.year}年{then.month}月{then.day}日" if then else ""


def _spoke(length: int, verdict: Verdict, duties: Duties) -> list[Ranked]:
    """Return what a clerk can be told of a sentence of so many characters, the strongest first; equals by their names.

    Behind the features stand the two strongest pairs of characters, which the lists of cue words may lack.
    """
    ranked, named = duties.ranked, verdict.named
    spoke = [ranked[name] for name in named - IN_FAMILIES]
    spoke += _together(named & IN_FAMILIES, duties)
    if verdict.words:
        learnt, share = duties.table.words, told_share(length)
        for place, pair in enumerate(verdict.words, len(ranked)):
            weight = share * learnt[pair]
            if abs(weight) > NEARLY and abs(weight := round(weight, 2)) >= WORTH_TELLING:
                often = "常见" if weight > 0 else "少见"
                said = Reason(f"{GRAM}{pair}", f"“{pair}”一类字眼在要求里{often}", weight)
                spoke.append((-abs(weight), place, said))
    spoke.sort()
    return spoke[:MOST]


@lru_cache(maxsize=1024)  # fewer are met with
def _together(members: frozenset[str], duties: Duties) -> list[Ranked]:
    """Return what each family says of which there are members; it stands where the first of them would."""
    weights: dict[str, float] = {}
    places: dict[str, int] = {}
    for name in sorted(members):
        family, (_, place, said) = FAMILY_OF[name], duties.ranked[name]
        if family in weights:
            weights[family] = round(weights[family] + said.weight, 2)
        else:
            weights[family], places[family] = said.weight, place
    return [
        (-abs(weight), places[family], Reason(family, lexicon.glosses("explain")[family], weight))
        for family, weight in weights.items()
    ]


def _shown(said: Reason, sentence: str) -> Reason:
    """Return what a list of cues says, with those that the sentence has."""
    seen = _cues(said.name).findall(sentence)
    shown = seen[0] if len(seen) == 1 else "、".join(dict.fromkeys(seen[:4]))
    return Reason(said.name, said.words.replace(SEEN, shown), said.weight)


@cache
def _cues(name: str) -> re.Pattern[str]:
    return lexicon.any_of(f"cues/{name.removeprefix(CUE)}")
