"""Topic labels that head the sentences of their line: 城东污水处理厂：县住建局…；县水利局…."""

import re
from collections.abc import Sequence

from speeches.extraction import lexicon
from speeches.extraction.structure.outline import Place
from speeches.extraction.structure.sentences import Sentence

LABEL = re.compile(r"(?:关于|针对)?(?P<topic>[^，。；：！？（）“”]{2,16}?)(?:方面|问题|工作)?：(?=[^“]{6})")
SAYING = re.compile(r"(?:要求|强调|指出|说|讲|明确|要|如下|是|为|即|单位|部门|时限|时间|领导|同志们|大家)$")
SIGN = 2  # characters of a topic that are looked for in a summary


def labels(cut: Sequence[Sentence], places: Sequence[Place]) -> dict[int, str]:
    """Return the topic of each sentence that stands behind another's label on one line, by its number."""
    found: dict[int, str] = {}
    topic, line = "", -1
    for index, (sentence, place) in enumerate(zip(cut, places, strict=True)):
        if sentence.line != line:
            topic, line = "", sentence.line
        label = LABEL.match(sentence.text, place.body) if "：" in sentence.text else None
        if label and not place.heading and not SAYING.search(label["topic"]):
            topic = "" if lexicon.any_of("cues/action").match(label["topic"]) else label["topic"]
        elif topic and cut[index - 1].text[-1] in "；;":
            found[index] = topic
        else:
            topic = ""
    return found


def headed(topic: str, summary: str) -> str:
    """Return a summary with the topic it stands under, unless it speaks of it already."""
    return f"{topic}：{summary}" if topic and topic[:SIGN] not in summary else summary
