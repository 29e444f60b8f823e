"""The ways to read a name: 青岩县财政局, 县财政局 and 财政局 are one core said at one level, or at none.

Pure: words in, readings out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .lexicon import words

# 县财政局, 我县财政局, 苍屏县财政局; but a 园区, a 社区 and the like are no level.
LEVELLED = re.compile(
    r"^(?:中共)?(?:[本全我]|(?P<place>[^\W省市县区旗州]{1,6}?))??(?P<level>[省市县旗州]|(?<![园社小景灾辖片库矿校院发])区)(?=\w{2})"
)
BRACKETS = str.maketrans({"(": "（", ")": "）"})
SHORTEST = 2  # a core of one character says nothing


@dataclass(frozen=True, slots=True)
class Reading:
    """What is left of a name without place and level, and what those were."""

    core: str
    level: str = ""  # 省, 市, 县… or "" where none was said
    place: str = ""  # another place than our own: 苍屏


def tidy(name: str) -> str:
    """Return a name with brackets of one kind and nothing around it."""
    return name.strip().translate(BRACKETS)


def readings(name: str, own_place: str) -> Iterator[Reading]:
    """Yield the readings of a name, the fullest first; bracketless ones last."""
    name = tidy(name)
    forms = [name]
    if "（" in name:
        forms.append(name.replace("（", "").replace("）", ""))
    for form in forms:
        yield Reading(form)
        bare = form.removeprefix("中共")
        if own_place and bare.startswith(own_place):
            yield from _long_enough(Reading(bare.removeprefix(own_place), own_place[-1]))
            continue
        if len(own_place) > SHORTEST and bare.startswith(own_place[:-1]):  # 青岩一中, 青岩经济开发区
            yield from _long_enough(Reading(bare.removeprefix(own_place[:-1]), own_place[-1]))
            continue
        found = LEVELLED.match(form)
        if found:
            place = (found["place"] or "") if own_place else ""
            yield from _long_enough(Reading(form[found.end() :], found["level"], place))


def without_quantifier(name: str) -> str:
    """Return the name of a group without its 各, 每个, 所有: 各乡镇 → 乡镇."""
    for word in words("quantifiers"):
        if name.startswith(word) and len(name) - len(word) >= SHORTEST:
            return name[len(word) :]
    return name


def without_post(name: str) -> str:
    """Return the unit of a person: 县财政局局长 → 县财政局; "" where the words name no such person."""
    return without_tail(name, "posts")


def without_tail(name: str, tails: str) -> str:
    """Return a name without the term of a list that it ends in: 公安部门 → 公安; "" where it ends in none."""
    for word in words(tails):
        if name.endswith(word) and len(name) - len(word) >= SHORTEST:
            return name[: -len(word)]
    return ""


def names_one_unit(phrase: str) -> bool:
    """Tell whether a phrase can be another name of one unit: 卫生口 can, 各有关单位 and 项目所在乡镇 cannot."""
    bare = tidy(phrase)
    vague = bare.startswith(words("vague_starts")) or any(len(one) > 1 and one in bare for one in words("vague_starts"))
    return len(bare) >= SHORTEST and not vague and bare not in words("vague")


def abbreviates(short: str, full: str) -> bool:
    """Tell whether ``short`` abbreviates ``full``: its characters stand there in order, the first first.

    The last character, 局 or 委, is left to the caller.
    """
    rest = iter(full[:-1])
    return len(full) > len(short) > SHORTEST and full[0] == short[0] and all(one in rest for one in short[:-1])


def _long_enough(reading: Reading) -> Iterator[Reading]:
    if len(reading.core) >= SHORTEST:
        yield reading
