"""Say in a clerk's words why a sentence was taken for a requirement."""

from collections.abc import Callable, Sequence
from datetime import date

from speeches.extraction import lexicon
from speeches.extraction.duties import Verdict
from speeches.extraction.model import Weights
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
    spoke = _spoke(sentence, verdict, weights)
    told = weights.duties.tellable.get
    strongest = sorted(spoke.items(), key=lambda one: abs(one[1]), reverse=True)[:MOST]
    return (*[_reason(sentence, name, weight, told(name)) for name, weight in strongest], *read)


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


def _spoke(sentence: str, verdict: Verdict, weights: Weights) -> dict[str, float]:
    """Return the features that a clerk can be told of, in the order of their names, and what they weigh in a sentence.

    Behind them stand the two strongest pairs of characters, which the lists of cue words may lack.
    """
    told = weights.duties.tellable
    spoke: dict[str, float] = {}
    for name in sorted(verdict.named):
        family, weight = FAMILY_OF.get(name, name), told[name].weight
        spoke[family] = round(spoke[family] + weight, 2) if family in spoke else weight
    if verdict.words:
        learnt, share = weights.duties.table.words, told_share(len(sentence))
        for pair in verdict.words:
            weight = share * learnt[pair]
            if abs(weight) > NEARLY and abs(weight := round(weight, 2)) >= WORTH_TELLING:
                spoke[f"{GRAM}{pair}"] = weight
    return spoke


def _reason(sentence: str, name: str, weight: float, told: Reason | None) -> Reason:
    """Put one thing that spoke into words; `told` is what it says by itself, None for a pair of characters."""
    if told and SEEN in told.words:
        seen = lexicon.any_of(f"cues/{name.removeprefix(CUE)}").findall(sentence)
        shown = seen[0] if len(seen) == 1 else "、".join(dict.fromkeys(seen[:4]))
        return Reason(name, told.words.replace(SEEN, shown), weight)
    if told:
        return told if told.weight == weight else Reason(name, told.words, weight)
    if name.startswith(GRAM):
        often = "常见" if weight > 0 else "少见"
        return Reason(name, f"“{name.removeprefix(GRAM)}”一类字眼在要求里{often}", weight)
    return Reason(name, lexicon.glosses("explain")[name], weight)
